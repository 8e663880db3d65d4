import { statuses } from "../standing/schema.ts";

export const recordCredit = () => statuses.length;

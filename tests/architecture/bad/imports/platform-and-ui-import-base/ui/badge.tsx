import { standing } from "../features/standing/standing.server.ts";
export const Badge = () => standing;

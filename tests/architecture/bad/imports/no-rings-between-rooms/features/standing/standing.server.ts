import { recordCredit } from "../credits/credits.server.ts";

export const tellStanding = () => recordCredit();

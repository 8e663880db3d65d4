import { judge } from "../rules/judge.ts";
export const day = judge;

import { readFileSync } from "node:fs";
export const Badge = () => readFileSync("badge");

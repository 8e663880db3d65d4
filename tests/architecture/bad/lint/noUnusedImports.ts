import { join } from "node:path";

export const answer = 42;

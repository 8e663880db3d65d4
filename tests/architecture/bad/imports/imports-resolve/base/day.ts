import { gone } from "./gone.ts";
export const day = gone;

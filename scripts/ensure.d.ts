/** See ensure.js. */
export const root: string;
export function nodeProgram(): string;
export function toolEnv(additions?: Record<string, string>): NodeJS.ProcessEnv;
export function ensureInstalled(say: (sentence: string) => void): void;
export function ensureBuilt(names: ("tools" | "web")[], say: (sentence: string) => void): void;

// TS2532
export const shout = (words: readonly string[]): string => words[0].toUpperCase();

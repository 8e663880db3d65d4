import table from "./facts.json" with { type: "json" };

/** Something about the holder that a rule may hang on: a yes or no, or a day. */
export type Fact = { readonly fact: string; readonly type: "boolean" | "day"; readonly asks: string };

export const facts = table as readonly Fact[];
export const factWords = facts.map((entry) => entry.fact) as [string, ...string[]];

const BY_WORD = new Map(facts.map((entry) => [entry.fact, entry]));

export function factOf(word: string): Fact | undefined {
  return BY_WORD.get(word);
}

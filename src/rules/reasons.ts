import phrases from "./reasons.en.json" with { type: "json" };

/** The words for every code of `because`; the glossary lists them. */
export type ReasonCode = keyof typeof phrases;

/** Why something is so: a stable code, the facts behind it, and one English sentence made of both. */
export type Reason = {
  readonly code: ReasonCode;
  readonly text: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** A reason with its sentence. Facts fill the phrase's `{names}`. */
export function because(code: ReasonCode, facts?: Readonly<Record<string, string | number>>): Reason {
  const text = phrases[code].replace(/\{(\w+)\}/g, (_, name: string) => String(facts?.[name] ?? ""));
  return facts ? { code, text, facts } : { code, text };
}

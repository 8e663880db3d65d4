import type { LocalDate } from "#src/base/local-date.ts";
import { longDay } from "./long-day.ts";
import phrases from "./reasons.en.json" with { type: "json" };

/** The words for every code of `because`; the glossary lists them. */
export type ReasonCode = keyof typeof phrases;

/** Why something is so: a stable code, the facts behind it, and one English sentence made of both. */
export type Reason = {
  readonly code: ReasonCode;
  readonly text: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** Each phrase cut at its `{names}`: text, name, text, name, …, text. */
const CUT = Object.fromEntries(
  Object.entries(phrases).map(([code, phrase]) => [code, phrase.split(/\{(\w+)\}/)]),
) as Record<string, readonly string[]>;

/** A reason with its sentence. Facts fill the phrase's `{names}`. */
export function because(code: ReasonCode, facts?: Readonly<Record<string, string | number>>): Reason {
  const parts = CUT[code] ?? [];
  let text = parts[0] ?? "";
  for (let index = 1; index < parts.length; index += 2)
    text += String(facts?.[parts[index] as string] ?? "") + (parts[index + 1] as string);
  return facts ? { code, text, facts } : { code, text };
}

type DatedCode = "outside-cycle" | "before-issue" | "in-the-future" | "duplicate-activity" | "used-before";
type Alone = readonly [Reason];
const MOST_KEPT = 5000;
const kept: Record<DatedCode, Map<number, Alone>> = {
  "outside-cycle": new Map(),
  "before-issue": new Map(),
  "in-the-future": new Map(),
  "duplicate-activity": new Map(),
  "used-before": new Map(),
};

/**
 * The one reason that only a day fills. Most of a long record is outside the cycle, on days that come again, so each is
 * made once; `digits` is the day as a number.
 */
export function becauseOf(code: DatedCode, day: LocalDate, digits: number): Alone {
  const known = kept[code].get(digits);
  if (known) return known;
  if (kept[code].size >= MOST_KEPT) kept[code].clear();
  const made: Alone = Object.freeze([Object.freeze(because(code, Object.freeze({ day: longDay(day) })))]);
  kept[code].set(digits, made);
  return made;
}

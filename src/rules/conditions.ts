import type { LocalDate } from "#src/base/local-date.ts";
import { factOf } from "./facts.ts";
import { because, type Reason } from "./reasons.ts";
import type { When } from "./rule-shape.ts";

/** Another credential of the same person. `expiresOn` is null where it is neither given nor computable. */
export type Held = { readonly kind: string; readonly expiresOn: LocalDate | null };

/** What the judge knows of the holder of one credential. */
export type Holder = {
  readonly asOf: LocalDate;
  readonly issuedOn: LocalDate;
  readonly facts: Readonly<Record<string, boolean | LocalDate>>;
  readonly holds: readonly Held[];
  /** Hours planned up to this day count as though they were done; all else is still seen from `asOf`. */
  readonly foresees?: LocalDate | undefined;
};

/** Whether a condition holds: yes, no, or the words of the facts that would tell. */
export type Answer = true | false | { readonly missing: readonly string[] };

/** Whether the condition holds for this person. What is not said is not assumed. */
export function holdsTrue(when: When, holder: Holder): Answer {
  if (typeof when === "string") return factIs(when, true, holder);
  if ("fact" in when) return factIs(when.fact, when.is, holder);
  if ("issued_from" in when) return holder.issuedOn >= when.issued_from;
  if ("issued_before" in when) return holder.issuedOn < when.issued_before;
  if ("holds" in when) return holdsAny(when.holds, holder).state === "current";
  if ("all" in when) return every(when.all.map((part) => holdsTrue(part, holder)));
  return any(when.any.map((part) => holdsTrue(part, holder)));
}

/** Whether one of the kinds is held, listed in the profile and current on the day judged. */
export function holdsAny(
  kinds: readonly string[],
  holder: Holder,
): { state: "current" | "expired" | "expiry-not-given" | "not-listed"; held?: Held } {
  const listed = holder.holds.filter((held) => kinds.includes(held.kind));
  const current = listed.find((held) => held.expiresOn !== null && held.expiresOn >= holder.asOf);
  if (current) return { state: "current", held: current };
  const open = listed.find((held) => held.expiresOn === null);
  if (open) return { state: "expiry-not-given", held: open };
  return listed[0] ? { state: "expired", held: listed[0] } : { state: "not-listed" };
}

/** The facts that a condition asks about. */
export function factsOf(when: When): string[] {
  if (typeof when === "string") return [when];
  if ("fact" in when) return [when.fact];
  if ("all" in when) return when.all.flatMap(factsOf);
  if ("any" in when) return when.any.flatMap(factsOf);
  return [];
}

/** A day is a yes from that day on: what lies after the day judged has not happened yet. */
function factIs(word: string, wanted: boolean, holder: Holder): Answer {
  const said = Object.hasOwn(holder.facts, word) ? holder.facts[word] : undefined;
  if (said === undefined) return { missing: [word] };
  const isSo = typeof said === "string" ? said <= holder.asOf : said;
  return isSo === wanted;
}

function every(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  const missing = answers.flatMap((answer) => (typeof answer === "object" ? answer.missing : []));
  return missing.length > 0 ? { missing } : true;
}

function any(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  const missing = answers.flatMap((answer) => (typeof answer === "object" ? answer.missing : []));
  return missing.length > 0 ? { missing } : false;
}

/** The reasons that name the facts not said. */
export function notGiven(missing: readonly string[]): Reason[] {
  return missing.map(factNotGiven);
}

/** The reason that names a fact not said, with its question. */
export function factNotGiven(word: string): Reason {
  return because("fact-not-given", { fact: factOf(word)?.asks ?? word, word });
}

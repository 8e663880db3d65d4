import type { LocalDate } from "#src/base/local-date.ts";
import { inForceOn } from "#src/rules/need.ts";
import type { AtLeastRule, Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { type Amount, amountOf, glanceAt } from "./law-at-a-glance.ts";

/* What a requirement asks of most holders, as one sentence to begin its page with. Pure. */

/** So much of one thing; `rule` is its name as it stands inside a sentence. */
export type HeadlinePart = {
  readonly id: string;
  readonly rule: string;
  readonly amount: number;
  readonly unit: "contact-hour" | "course";
};

export type Headline = {
  readonly hours: Amount;
  readonly periodMonths: number | null;
  /** Asked of everybody, inside the hours. */
  readonly among: readonly HeadlinePart[];
  /** Asked of everybody besides: courses, hours on top, and hours where no total is known. */
  readonly besides: readonly HeadlinePart[];
  /** Kinds of which one must be held and current. */
  readonly holds: readonly string[];
  /** Names of rules that bind only some holders, or of which something is open. */
  readonly perhaps: readonly string[];
};

export function headlineOf(requirement: Requirement, day: LocalDate): Headline {
  const { hours, periodMonths } = glanceAt(requirement, day);
  const parts = Object.entries(requirement.rules).flatMap(([id, rule]) =>
    rule.kind === "at-least" && id !== "total" ? [partOf(requirement, id, rule, day)] : [],
  );
  const hasTotal = hours !== "none" && hours !== "unknown";
  const isAmong = ({ place }: Part) => place === "among" && hasTotal;
  return {
    hours,
    periodMonths,
    among: parts.filter(isAmong).flatMap(({ part }) => part ?? []),
    besides: parts.filter((part) => !isAmong(part)).flatMap(({ part }) => part ?? []),
    holds: Object.values(requirement.rules).flatMap((rule) =>
      rule.kind === "holds" && !rule.when && !rule.applies && rule.from <= day ? rule.any_of : [],
    ),
    perhaps: parts.filter(({ place }) => place === "perhaps").map(({ name }) => name),
  };
}

type Part = {
  readonly name: string;
  readonly place: "among" | "besides" | "perhaps" | "nowhere";
  readonly part: HeadlinePart | null;
};

function partOf(requirement: Requirement, id: string, rule: AtLeastRule, day: LocalDate): Part {
  const amount = amountOf(inForceOn(rule.history, day));
  const name = ruleName(requirement, id);
  if (amount === "none") return { name, place: "nowhere", part: null };
  if (typeof amount !== "number" || dependsOnHolder(rule)) return { name, place: "perhaps", part: null };
  const part = { id, rule: inSentence(requirement, id), amount, unit: rule.unit };
  // Of a course nobody says how many hours it has, so it is not told as a part of them.
  const isBesides = rule.inside === false || rule.unit === "course";
  return { name, place: isBesides ? "besides" : "among", part };
}

/** Whether a rule binds only some, only sometimes, or nobody knows whom or where. */
function dependsOnHolder(rule: AtLeastRule): boolean {
  return (
    rule.when !== undefined ||
    rule.applies !== undefined ||
    rule.once !== undefined ||
    rule.every_months !== undefined ||
    typeof rule.inside === "object"
  );
}

/** The glossary's names begin with a capital, which a sentence takes away; a file's own label and an acronym keep theirs. */
function inSentence(requirement: Requirement, id: string): string {
  const name = ruleName(requirement, id);
  if (requirement.rules[id]?.label || !/^[A-Z][a-z]/.test(name)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}

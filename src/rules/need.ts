import type { LocalDate } from "#src/base/local-date.ts";
import { minutesOfHours } from "#src/base/minutes.ts";
import type { Held, Holder } from "./conditions.ts";
import { factsOf, holdsAny, holdsTrue, notGiven } from "./conditions.ts";
import type { Cycle } from "./cycle.ts";
import { atFirstRenewal, isFirstCycle, mayBeFirst } from "./first-renewal.ts";
import { longDay } from "./long-day.ts";
import { openQuestion } from "./open-question.ts";
import { because, type Reason } from "./reasons.ts";
import type { AtLeastRule, History, HistoryEntry, Requirement } from "./requirement.ts";

/**
 * What a rule asks of one holder in one cycle. `asked`: between `low` and `high`, which are equal where nothing is open
 * (`high` is infinite where nothing bounds it); in minutes, or courses. The other states ask for nothing, or nobody knows.
 */
export type Need =
  | {
      readonly state: "asked";
      readonly low: number;
      readonly high: number;
      readonly entry: HistoryEntry;
      readonly why: readonly Reason[];
    }
  | {
      readonly state: "satisfied";
      readonly full: number;
      readonly entry: HistoryEntry;
      readonly why: readonly Reason[];
    }
  | {
      readonly state: "not-applicable";
      readonly entry?: HistoryEntry | undefined;
      readonly why: readonly Reason[];
    }
  | { readonly state: "not-required"; readonly entry: HistoryEntry; readonly why: readonly Reason[] }
  | { readonly state: "unknown"; readonly entry?: HistoryEntry | undefined; readonly why: readonly Reason[] };

/** The entry in force on a day; undefined before the record begins. */
export function inForceOn(history: History, day: LocalDate): HistoryEntry | undefined {
  let found: HistoryEntry | undefined;
  for (const entry of history) if (entry.from <= day) found = entry;
  return found;
}

/** What the rule asks. The value in force on the cycle's last day governs; without a cycle, the one on the day judged. */
export function needOf(
  rule: AtLeastRule,
  requirement: Requirement,
  cycle: Cycle | null,
  holder: Holder,
): Need {
  const applies = rule.when === undefined ? true : holdsTrue(rule.when, holder);
  if (applies === false) return { state: "not-applicable", why: [because("condition-false")] };
  if (applies !== true) return { state: "unknown", why: notGiven(applies.missing) };
  if (rule.once === "first-renewal" && cycle && !isFirstCycle(cycle, holder))
    return { state: "not-applicable", why: [because("not-first-renewal")] };
  for (const exemption of rule.exempt_when ?? [])
    if (holdsTrue(exemption.when, holder) === true)
      return {
        state: "not-applicable",
        why: [because("exempt", { note: exemption.note ?? sayingOf(requirement, exemption.source) })],
      };

  const day = cycle?.endsOn ?? holder.asOf;
  const variant = variantOf(rule, holder);
  if ("missing" in variant) return { state: "unknown", why: notGiven(variant.missing) };
  const entry = inForceOn(variant.history, day);
  if (!entry) return { state: "unknown", why: [because("before-our-record", { day: longDay(day) })] };
  if (entry.value === null)
    return {
      state: "not-required",
      entry,
      why: [because("repealed", { note: entry.note ?? sayingOf(requirement, entry.source) })],
    };
  return asked(rule, requirement, cycle, holder, entry);
}

function asked(
  rule: AtLeastRule,
  requirement: Requirement,
  cycle: Cycle | null,
  holder: Holder,
  entry: HistoryEntry,
): Need {
  const why: Reason[] = [];
  let { low, high } = boundsOf(rule, requirement, entry, why);
  if (rule.first_renewal && cycle && mayBeFirst(rule.first_renewal, cycle, holder)) {
    const first = atFirstRenewal(rule.first_renewal, requirement, cycle, holder, high, unitOf(rule));
    if (first.exempt) return { state: "not-applicable", entry, why: [first.why] };
    low = Math.min(low, first.low);
    high = Math.min(high, first.high);
    if (first.low < first.high || first.high < unitOf(rule)(Number(entry.value))) why.push(first.why);
  }
  const other = otherWay(rule, requirement, cycle, holder);
  if (other.satisfied) return { state: "satisfied", full: high, entry, why: [other.satisfied] };
  why.push(...other.mentions);
  if (rule.applies) {
    low = 0;
    why.push(openQuestion(requirement, rule.applies.unknown));
  }
  return { state: "asked", low, high, entry, why };
}

/** Turns a rule's printed number into what is counted: minutes, or courses. */
export function unitOf(rule: AtLeastRule): (value: number) => number {
  return rule.unit === "course" ? (value) => value : minutesOfHours;
}

function boundsOf(
  rule: AtLeastRule,
  requirement: Requirement,
  entry: HistoryEntry,
  why: Reason[],
): { low: number; high: number } {
  const counted = unitOf(rule);
  if (typeof entry.value === "number") return { low: counted(entry.value), high: counted(entry.value) };
  if (entry.question) why.push(openQuestion(requirement, entry.question));
  if (entry.between) return { low: counted(entry.between[0]), high: counted(entry.between[1]) };
  return { low: 0, high: Number.POSITIVE_INFINITY };
}

/** The history that applies to this holder: the rule's own, or the first variant whose condition holds. */
function variantOf(rule: AtLeastRule, holder: Holder): { history: History } | { missing: readonly string[] } {
  for (const variant of rule.instead ?? []) {
    const applies = holdsTrue(variant.when, holder);
    if (applies === true) return variant;
    if (applies !== false) return applies;
  }
  return rule;
}

/** Another way to satisfy the rule: granted where the profile shows it, only mentioned where it does not. */
function otherWay(
  rule: AtLeastRule,
  requirement: Requirement,
  cycle: Cycle | null,
  holder: Holder,
): { satisfied?: Reason; mentions: Reason[] } {
  const mentions: Reason[] = [];
  for (const way of rule.satisfied_by ?? []) {
    const note = way.note ?? sayingOf(requirement, way.source);
    if (wayIsShown(way, cycle, holder)) return { satisfied: because("satisfied-by", { note }), mentions };
    mentions.push(because("other-way", { note }));
  }
  return { mentions };
}

function wayIsShown(
  way: NonNullable<AtLeastRule["satisfied_by"]>[number],
  cycle: Cycle | null,
  holder: Holder,
): boolean {
  if ("holds" in way) return holdsAny(way.holds, holder).state === "current";
  if ("fact" in way) return holdsTrue(way.fact, holder) === true;
  const day = Object.hasOwn(holder.facts, way.on_day_in_cycle)
    ? holder.facts[way.on_day_in_cycle]
    : undefined;
  return (
    typeof day === "string" &&
    cycle !== null &&
    day >= cycle.startsOn &&
    day <= cycle.endsOn &&
    day <= holder.asOf
  );
}

/** The facts that the rules of a requirement ask about, duties first, each once, in the file's order. */
export function factsAsked(requirement: Requirement): { fact: string; rules: string[]; optional: boolean }[] {
  const asked = new Map<string, { fact: string; rules: string[]; optional: boolean }>();
  const note = (fact: string, rule: string, optional: boolean) => {
    const entry = asked.get(fact) ?? { fact, rules: [], optional };
    if (!entry.rules.includes(rule)) entry.rules.push(rule);
    entry.optional &&= optional;
    asked.set(fact, entry);
  };
  for (const [id, rule] of Object.entries(requirement.rules)) {
    for (const fact of rule.when === undefined ? [] : factsOf(rule.when)) note(fact, id, false);
    if (rule.kind !== "at-least") continue;
    const original = rule.first_renewal && "exempt" in rule.first_renewal && rule.first_renewal.original;
    if (original) note(original, id, true);
    for (const variant of rule.instead ?? []) for (const fact of factsOf(variant.when)) note(fact, id, false);
    for (const exemption of rule.exempt_when ?? [])
      for (const fact of factsOf(exemption.when)) note(fact, id, true);
    for (const way of rule.satisfied_by ?? []) {
      if ("fact" in way) note(way.fact, id, true);
      if ("on_day_in_cycle" in way) note(way.on_day_in_cycle, id, true);
    }
  }
  return [...asked.values()];
}

/** What a source says, in its one line. */
function sayingOf(requirement: Requirement, source: string | undefined): string {
  return (source && requirement.sources[source]?.says) ?? "";
}

/** The reason that a credential leaned on is, or is not, there. */
export function credentialReason(
  kinds: readonly string[],
  state: ReturnType<typeof holdsAny>["state"],
  held: Held | undefined,
): Reason {
  if (state === "current" && held?.expiresOn)
    return because("credential-current", { kind: held.kind, day: longDay(held.expiresOn) });
  if (state === "expired" && held?.expiresOn)
    return because("credential-expired", { kind: held.kind, day: longDay(held.expiresOn) });
  if (state === "expiry-not-given") return because("credential-expiry-not-given", { kind: held?.kind ?? "" });
  return because("needs-credential", { kinds: kinds.join(" or ") });
}

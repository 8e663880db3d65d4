import type { LocalDate } from "#src/base/local-date.ts";
import { minutesOfHours } from "#src/base/minutes.ts";
import { allocate } from "./allocate.ts";
import type { Allocation, Item } from "./allocation.ts";
import type { Compiled } from "./compile.ts";
import { type Holder, holdsTrue } from "./conditions.ts";
import type { Match } from "./credit.ts";
import type { Cycle } from "./cycle.ts";
import { inForceOn, type Need } from "./need.ts";
import type { HistoryEntry } from "./requirement.ts";
import type { Verdict } from "./verdict.ts";

/**
 * How what is not known is read: `surely` takes the least favorable reading (a credit counts only if it surely does, caps
 * bind if they may), `at-best` the most favorable. What both agree on is known.
 */
export type Reading = "surely" | "at-best";

/** A rule that asks for hours or courses, with what it asks here, and its own period where it has one. */
export type RuleAsked = Compiled["atLeast"][number] & {
  readonly need: Need;
  readonly period: { readonly startsOn: LocalDate; readonly endsOn: LocalDate } | null;
  /** Minutes that carry over from the cycle before: those that surely do, and those that do at best. */
  readonly carried: { readonly surely: number; readonly atBest: number };
};

/** A cap in force: the entry that sets it, and the days it governs. */
export type Cap = {
  readonly id: string;
  readonly entry: HistoryEntry;
  readonly includes: (verdict: Verdict) => Match;
  readonly label?: string | undefined;
};

/** The outcome of one reading: minutes counted by verdict, minutes (or courses) had by rule, minutes counted under each cap. */
export type Reckoning = {
  readonly counted: readonly number[];
  readonly have: readonly number[];
  readonly underCap: readonly number[];
  readonly capOf: readonly (readonly number[])[];
  /** Whether anything was read one way that could be read another. */
  readonly open: boolean;
};

const NONE: readonly number[] = [];

/** Allocates the credits under one reading. */
export function reckon(
  rules: readonly RuleAsked[],
  caps: readonly Cap[],
  verdicts: readonly Verdict[],
  reading: Reading,
): Reckoning {
  const best = reading === "at-best";
  let open = false;
  const belongs = (match: Match) => {
    if (match !== true && match !== false) open = true;
    return match === true || (match !== false && best);
  };
  const slots = rules.map((entry) => slotOf(entry, best));
  if (slots.some((slot) => slot.open)) open = true;

  const hasPeriods = rules.some((entry) => entry.period !== null);
  const items: Item[] = [];
  const places: number[] = [];
  const given = rules.map(({ carried }) => (best ? carried.atBest : carried.surely));
  if (rules.some(({ carried }) => carried.surely !== carried.atBest)) open = true;
  const courses = rules.map(() => 0);
  for (let place = 0; place < verdicts.length; place++) {
    const verdict = verdicts[place] as Verdict;
    const mayServePeriods = hasPeriods && verdict.anyTime !== false;
    if (verdict.state === "maybe" || (mayServePeriods && verdict.anyTime !== true)) open = true;
    const inCycle = verdict.state === "counts" || (verdict.state === "maybe" && best);
    if (!inCycle && !(mayServePeriods && (best || verdict.anyTime === true))) continue;
    const { credit } = verdict;
    const inside: number[] = [];
    const onTop: number[] = [];
    for (let index = 0; index < rules.length; index++) {
      const entry = rules[index] as RuleAsked;
      if (!isInPeriod(entry, verdict, inCycle) || !belongs(entry.matches(credit))) continue;
      if (entry.rule.unit === "course") courses[index] = (courses[index] ?? 0) + 1;
      else if (!inCycle) given[index] = (given[index] ?? 0) + credit.minutes;
      else if (slots[index]?.kind === "on-top") onTop.push(index);
      else inside.push(index);
    }
    if (!inCycle) continue;
    const under: number[] = [];
    for (let index = 0; index < caps.length; index++) {
      const match = (caps[index] as Cap).includes(verdict);
      if (match !== true && match !== false) open = true;
      if (match === true || (match !== false && !best)) under.push(index);
    }
    items.push({ minutes: credit.minutes, caps: under, rules: inside, onTop });
    places.push(place);
  }
  const capOf = new Array<readonly number[]>(verdicts.length).fill(NONE);
  for (const [index, place] of places.entries()) capOf[place] = (items[index] as Item).caps;
  const limits = caps.map((cap) => limitOf(cap.entry, best));
  if (caps.some((cap) => cap.entry.value === "unknown")) open = true;
  const outcome = allocate(problemOf(rules, slots, items, limits, given));
  return {
    ...spread(rules, slots, outcome, items, places, verdicts.length, given, courses, caps.length),
    capOf,
    open,
  };
}

type Slot = { kind: "inside" | "on-top"; need: number; open: boolean };

/** How a rule enters the allocation under a reading; a need that nothing bounds, or that is not asked, pulls nothing. */
export function slotOf(entry: RuleAsked, best: boolean): Slot {
  const { need, rule } = entry;
  const asks = need.state === "asked";
  const amount = !asks ? 0 : best ? need.low : Number.isFinite(need.high) ? need.high : 0;
  const uncertain = typeof rule.inside === "object";
  const onTop =
    asks && amount > 0 && rule.unit === "contact-hour" && (rule.inside === false || (uncertain && !best));
  return {
    kind: onTop ? "on-top" : "inside",
    need: amount,
    open: asks && (need.low !== need.high || uncertain),
  };
}

/** Whether a credit lies in the days that a rule looks at: its own period's, or the cycle's. */
export function isInPeriod(entry: RuleAsked, verdict: Verdict, inCycle: boolean): boolean {
  if (!entry.period) return inCycle;
  const day = verdict.credit.completedOn;
  return day >= entry.period.startsOn && day <= entry.period.endsOn;
}

/** The minutes that a cap lets through; without bound where it is repealed. */
export function limitOf(entry: HistoryEntry, best: boolean): number {
  if (typeof entry.value === "number") return minutesOfHours(entry.value);
  if (entry.value === null) return Number.MAX_SAFE_INTEGER;
  const [low, high] = entry.between ?? [0, Number.MAX_SAFE_INTEGER / 60];
  return minutesOfHours(best ? high : low);
}

function problemOf(
  rules: readonly RuleAsked[],
  slots: readonly Slot[],
  items: readonly Item[],
  caps: readonly number[],
  given: readonly number[],
): Allocation {
  const asked = rules.map((entry, index) => ({
    need: entry.rule.unit === "course" ? 0 : (slots[index]?.need ?? 0),
    given: given[index] ?? 0,
  }));
  const isOnTop = (index: number) => slots[index]?.kind === "on-top";
  return {
    items,
    caps,
    rules: asked.map((rule, index) => (isOnTop(index) ? { need: 0, given: 0 } : rule)),
    onTop: asked.map((rule, index) => (isOnTop(index) ? rule : { need: 0, given: 0 })),
  };
}

function spread(
  rules: readonly RuleAsked[],
  slots: readonly Slot[],
  outcome: ReturnType<typeof allocate>,
  items: readonly Item[],
  places: readonly number[],
  length: number,
  given: readonly number[],
  courses: readonly number[],
  capCount: number,
): Omit<Reckoning, "open" | "capOf"> {
  const counted = new Array<number>(length).fill(0);
  const underCap = new Array<number>(capCount).fill(0);
  const matching = rules.map((_, index) => given[index] ?? 0);
  for (const [index, place] of places.entries()) {
    const minutes = outcome.counted[index] ?? 0;
    const item = items[index] as Item;
    counted[place] = minutes;
    for (const cap of item.caps) underCap[cap] = (underCap[cap] ?? 0) + minutes;
    for (const rule of item.onTop) matching[rule] = (matching[rule] ?? 0) + minutes;
  }
  const have = rules.map((entry, index) => {
    if (entry.rule.unit === "course") return courses[index] ?? 0;
    const slot = slots[index] as Slot;
    if (slot.kind === "inside") return outcome.have[index] ?? 0;
    const aside = outcome.onTop[index] ?? 0;
    return aside >= slot.need ? (matching[index] ?? 0) : aside;
  });
  return { counted, have, underCap };
}

/** The caps in force in a cycle. One that goes by the day of completion has a cap for each of its spans. */
export function capsOf(
  compiled: Compiled,
  cycle: Cycle,
  holder: Holder,
  verdicts: readonly Verdict[],
): Cap[] {
  const caps: Cap[] = [];
  for (const { id, rule, matches } of compiled.atMost) {
    const applies = rule.when === undefined ? true : holdsTrue(rule.when, holder);
    if (applies === false) continue;
    const certainty = (match: Match): Match => (match === false ? false : applies === true ? match : "fact");
    if (rule.governed_by !== "completion-day") {
      const entry = inForceOn(rule.history, cycle.endsOn);
      if (entry && entry.value !== null)
        caps.push({ id, entry, label: rule.label, includes: ({ credit }) => certainty(matches(credit)) });
      continue;
    }
    for (const entry of rule.history)
      if (entry.value !== null)
        caps.push({
          id,
          entry,
          label: rule.label,
          includes: ({ credit }) =>
            inForceOn(rule.history, credit.completedOn) === entry ? certainty(matches(credit)) : false,
        });
  }
  for (const { id, rule } of compiled.perDay) {
    const entry = inForceOn(rule.history, cycle.endsOn);
    if (!entry || entry.value === null) continue;
    for (const day of crowdedDays(verdicts, limitOf(entry, false)))
      caps.push({ id, entry, label: rule.label, includes: ({ credit }) => credit.completedOn === day });
  }
  return caps;
}

/** The days whose credits exceed the daily cap. */
function crowdedDays(verdicts: readonly Verdict[], limit: number): string[] {
  const held = new Map<string, number>();
  for (const { state, credit } of verdicts)
    if (state !== "out") held.set(credit.completedOn, (held.get(credit.completedOn) ?? 0) + credit.minutes);
  return [...held].flatMap(([day, minutes]) => (minutes > limit ? [day] : []));
}

import {
  addDays,
  addMonths,
  dayOf,
  dayOfMonth,
  endOfMonth,
  type LocalDate,
  monthOf,
  yearOf,
} from "#src/base/local-date.ts";
import type { Requirement } from "./requirement.ts";

/** The span that is judged; both days belong to it. `computed` where the last day was reckoned, not given. */
export type Cycle = {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly computed?: true;
  /** Where a first term began before the cycle did: its first day, and the question whether hours since then count. */
  readonly perhapsFrom?: { readonly day: LocalDate; readonly question: string };
  /** A CE period of the authority's own, not the license's. */
  readonly ownPeriod?: true;
};

/** The cycle to judge, and the earlier CE periods of the same license; or nothing, when the last day is not known. */
export type CycleFinding = { readonly cycle: Cycle; readonly earlier: readonly Cycle[] } | null;

export type CycleFacts = {
  readonly asOf: LocalDate;
  readonly issuedOn: LocalDate;
  readonly expiresOn?: LocalDate | undefined;
  readonly birthDate?: LocalDate | undefined;
};

/**
 * The cycle that the day judged falls in, or the one just ended when the credential has run out. It ends on the holder's
 * own expiry day; without one, on the computed day where the file's anchor is of medium confidence or better. The first
 * cycle up to an anniversary of issue begins on the day of issue itself, which belongs to no cycle before.
 */
export function cycleOf(requirement: Requirement, facts: CycleFacts): CycleFinding {
  const { cycle } = requirement;
  const given = facts.expiresOn;
  if (cycle.ce_period) return ownPeriods(requirement, facts);
  const expiresOn = given ?? expiryOf(requirement, facts);
  if (!expiresOn || cycle.months === null) return null;
  const computed = given ? {} : { computed: true as const };
  const endsOn = cycle.after_expiry_months ? addMonths(expiresOn, cycle.after_expiry_months) : expiresOn;
  const isFirst =
    cycle.ends.kind === "issue-anniversary" && addMonths(facts.issuedOn, cycle.months) === expiresOn;
  const startsOn = isFirst ? facts.issuedOn : startOf(expiresOn, cycle.months);
  return {
    cycle: { startsOn, endsOn, ...computed, ...longFirstTerm(requirement, facts, expiresOn, startsOn) },
    earlier: [],
  };
}

function longFirstTerm(
  { cycle }: Requirement,
  { issuedOn }: CycleFacts,
  expiresOn: LocalDate,
  startsOn: LocalDate,
): Pick<Cycle, "perhapsFrom"> {
  const long = cycle.long_first_term;
  if (!long || issuedOn >= startsOn || issuedOn < addMonths(expiresOn, -long.at_most_months)) return {};
  return { perhapsFrom: { day: issuedOn, question: long.unknown } };
}

/** The last day of the credential, reckoned from issue and birth; null where the file cannot say, or says it unsurely. */
export function expiryOf(requirement: Requirement, facts: CycleFacts): LocalDate | null {
  const { ends, months, confidence } = requirement.cycle;
  if (confidence === "low" || months === null) return null;
  if (ends.kind === "issue-anniversary") return anniversary(facts, months);
  if (ends.kind === "fixed-date") return fixedDate(ends, months, facts);
  if (ends.kind === "birth-month" || ends.kind === "birthday") return birthAnchored(ends, months, facts);
  return null;
}

/** The day after the same day one period before; one that ends on February 29 begins on March 1. */
function startOf(endsOn: LocalDate, months: number): LocalDate {
  return addDays(addMonths(endsOn, -months), 1);
}

/** Counted from the day of issue each time, so that February 29 comes back in every leap year. */
function anniversary({ issuedOn, asOf }: CycleFacts, months: number): LocalDate {
  let periods = 1;
  while (addMonths(issuedOn, periods * months) < asOf) periods++;
  return addMonths(issuedOn, periods * months);
}

function nextFrom(first: LocalDate, months: number, asOf: LocalDate): LocalDate {
  let periods = 0;
  while (addMonths(first, periods * months) < asOf) periods++;
  return addMonths(first, periods * months);
}

type FixedDate = Extract<Requirement["cycle"]["ends"], { kind: "fixed-date" }>;

function fixedDate(ends: FixedDate, months: number, facts: CycleFacts): LocalDate | null {
  if (months > 12 && !ends.parity) return null;
  const first = firstFixed(ends, ends.skip_when_issued_within_months ? facts.issuedOn : facts.asOf);
  if (!ends.skip_when_issued_within_months) return first;
  const tooSoon = facts.issuedOn > addMonths(first, -ends.skip_when_issued_within_months);
  return nextFrom(tooSoon ? addMonths(first, months) : first, months, facts.asOf);
}

/** The first such day on or after the given one. */
function firstFixed(
  ends: { month: number; day: number; parity?: "odd" | "even" | undefined },
  from: LocalDate,
): LocalDate {
  for (let year = yearOf(from); ; year++) {
    const day = dayOf(year, ends.month, ends.day);
    if (day >= from && (!ends.parity || (year % 2 === 1) === (ends.parity === "odd"))) return day;
  }
}

type BirthAnchor = Extract<Requirement["cycle"]["ends"], { kind: "birth-month" | "birthday" }>;

function birthAnchored(ends: BirthAnchor, months: number, facts: CycleFacts): LocalDate | null {
  const { birthDate, asOf, issuedOn } = facts;
  if (!birthDate) return null;
  const inYear = (year: number) =>
    ends.kind === "birth-month"
      ? endOfMonth(year, monthOf(birthDate))
      : dayOf(year, monthOf(birthDate), dayOfMonth(birthDate));
  const onOrAfter = (from: LocalDate) => (inYear(yearOf(from)) >= from ? yearOf(from) : yearOf(from) + 1);
  const { first } = ends;
  if (!first) return months === 12 ? inYear(onOrAfter(asOf)) : null;
  if ("parity_of" in first) {
    const odd = yearOf(first.parity_of === "birth-year" ? birthDate : issuedOn) % 2;
    const year = onOrAfter(asOf);
    return inYear(year % 2 === odd ? year : year + 1);
  }
  const start =
    "nth" in first
      ? onOrAfter(addDays(issuedOn, 1)) + first.nth - 1
      : onOrAfter(addMonths(issuedOn, first.at_least_months_after_issue));
  const years = months / 12;
  let year = start;
  while (inYear(year) < asOf) year += years;
  return inYear(year);
}

/** The CE period that holds the day judged (or the license's last day, once past), and those before it in the license. */
function ownPeriods(requirement: Requirement, facts: CycleFacts): CycleFinding {
  const { ce_period: period, months } = requirement.cycle;
  if (!period) return null;
  const expiresOn = facts.expiresOn ?? expiryOf(requirement, facts);
  const judged = facts.expiresOn && facts.expiresOn < facts.asOf ? facts.expiresOn : facts.asOf;
  const length = period.kind === "calendar-year" ? 12 : period.months;
  if (period.kind === "fixed-date" && length > 12 && !period.parity) return null;
  const endsOn = firstFixed(period.kind === "calendar-year" ? { month: 12, day: 31 } : period, judged);
  const spanOf = (end: LocalDate): Cycle => ({
    startsOn: startOf(end, length),
    endsOn: end,
    ownPeriod: true,
  });
  const licenseStart = expiresOn && months !== null ? startOf(expiresOn, months) : endsOn;
  const since = licenseStart > facts.issuedOn ? licenseStart : facts.issuedOn;
  const earlier: Cycle[] = [];
  for (let end = addMonths(endsOn, -length); end >= since; end = addMonths(end, -length))
    earlier.unshift(spanOf(end));
  return { cycle: spanOf(endsOn), earlier };
}

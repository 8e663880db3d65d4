import { addMonths, dayOf, type LocalDate, monthsTouched, yearOf } from "#src/base/local-date.ts";
import { factNotGiven, type Holder } from "./conditions.ts";
import type { Cycle } from "./cycle.ts";
import { openQuestion } from "./open-question.ts";
import { because, type Reason } from "./reasons.ts";
import type { FirstRenewal, IssuedThrough, Requirement } from "./requirement.ts";

/* The first renewal: the one of the cycle that contains the day of issue. Many authorities ask less then, or nothing. */

/** Whether the cycle contains the day of issue: its renewal is the first. */
export function isFirstCycle(cycle: Cycle, holder: Holder): boolean {
  return holder.issuedOn >= cycle.startsOn && holder.issuedOn <= cycle.endsOn;
}

/**
 * Whether a rule's words on the first renewal may speak of this cycle. Where they go by the original license, that day
 * decides; it is never later than the day of issue, which stands for it as long as it is not said.
 */
export function mayBeFirst(first: FirstRenewal, cycle: Cycle, holder: Holder): boolean {
  const original = originalDay(first, holder);
  return isFirstCycle(
    cycle,
    original && original < holder.issuedOn ? { ...holder, issuedOn: original } : holder,
  );
}

function originalDay(first: FirstRenewal, { facts }: Holder): LocalDate | undefined {
  if (!("exempt" in first) || first.original === undefined) return undefined;
  const said = Object.hasOwn(facts, first.original) ? facts[first.original] : undefined;
  return typeof said === "string" ? said : undefined;
}

/** What the first renewal asks; `exempt` where that is nothing. */
type FirstNeed = { low: number; high: number; exempt: boolean; why: Reason };

/** What a rule that asks for `full` otherwise asks at the first renewal. */
export function atFirstRenewal(
  first: FirstRenewal,
  requirement: Requirement,
  cycle: Cycle,
  holder: Holder,
  full: number,
  counted: (value: number) => number,
): FirstNeed {
  const why = because("first-renewal");
  const exactly = (minutes: number): FirstNeed => ({
    low: minutes,
    high: minutes,
    exempt: minutes === 0,
    why,
  });
  if ("unknown" in first) {
    if (first.full_if_licensed_throughout && holder.issuedOn <= cycle.startsOn) return exactly(full);
    const open = openQuestion(requirement, first.unknown, "first-renewal-unknown");
    return { low: 0, high: full, exempt: false, why: open };
  }
  if ("exempt" in first) {
    if (first.original === undefined || originalDay(first, holder)) return exactly(0);
    return { low: 0, high: full, exempt: false, why: factNotGiven(first.original) };
  }
  if ("value" in first) return exactly(Math.min(full, counted(first.value)));
  if ("per_month" in first) {
    const months = monthsTouched(holder.issuedOn, cycle.endsOn);
    const cycleMonths = monthsTouched(cycle.startsOn, cycle.endsOn);
    return exactly(months >= cycleMonths ? full : Math.min(full, Math.round(months * first.per_month * 60)));
  }
  if (holder.issuedOn <= cycle.startsOn) return exactly(full);
  const step = first.by_issue_day.find(
    ({ through }) => through === undefined || holder.issuedOn <= lastDayOfIssue(through, cycle.endsOn),
  );
  return exactly(step === undefined || step.value === "full" ? full : Math.min(full, counted(step.value)));
}

/** The last day of issue that a step of the table speaks of. */
function lastDayOfIssue(through: IssuedThrough, endsOn: LocalDate): LocalDate {
  if ("months_before_end" in through) return addMonths(endsOn, -through.months_before_end);
  const [month, day] = through.day.split("-").map(Number) as [number, number];
  return dayOf(yearOf(endsOn) - through.years_before_end, month, day);
}

import { addDays, dayOf, daysBetween, type LocalDate } from "#src/base/local-date.ts";
import { creditOf, HOME_STUDY_YEARS, isExpiredActivity } from "#src/rules/credit.ts";
import type { Activity } from "./catalog.ts";

/** A day to take an activity. `fixed`: on this very day; otherwise on any day up to it. */
export type Day = { readonly day: LocalDate; readonly fixed: boolean };

/** So few days that what is allowed on each of them has to be weighed; in more there is room for every hour. */
const FEW_DAYS = 3;

/** The days worth considering: a live activity's sessions, or the last day before each deadline. */
export function daysOf(
  activity: Activity,
  asOf: LocalDate,
  deadlines: readonly LocalDate[],
  countsDays: boolean,
): Day[] {
  const from = later(activity.availableFrom ?? asOf, asOf);
  const last = deadlines.at(-1) ?? asOf;
  const { delivery } = creditOf("", asOf, activity.hours, activity);
  if (delivery === "live" || (delivery === undefined && activity.sessions)) {
    const until = earlier(activity.availableUntil ?? last, last);
    const days = [...new Set(activity.sessions)].filter((day) => day >= from && day <= until);
    return days.sort().map((day) => ({ day, fixed: true }));
  }
  const until = earlier(ownLastDay(activity, last), last);
  const days = [...new Set(deadlines.map((deadline) => earlier(deadline, until)))];
  return days
    .filter((day) => day >= from)
    .flatMap((day): Day[] => {
      const few = daysBetween(from, day) < FEW_DAYS;
      if (!countsDays || !few) return [{ day, fixed: false }];
      const all = Array.from({ length: daysBetween(from, day) + 1 }, (_, index) => addDays(from, index));
      return all.map((each) => ({ day: each, fixed: true }));
    });
}

/** The last day of an activity: as the catalog says, or sooner where its number says that it has run out by then. */
export function ownLastDay(activity: Activity, last: LocalDate): LocalDate {
  const until = activity.availableUntil ?? last;
  const credit = creditOf("", until, activity.hours, activity);
  if (!isExpiredActivity(credit) || credit.homeStudySince === undefined) return until;
  return dayOf(credit.homeStudySince + HOME_STUDY_YEARS, 12, 31);
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

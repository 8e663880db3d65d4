/** Credit, as whole minutes: 0.25 h is 15. Hours exist only where people read and write them. */
export type Minutes = number & { readonly Minutes: "Minutes" };

export const MINUTES_PER_HOUR = 60;
export const QUARTER_HOUR = 15;

/** Minutes of a number of hours, e.g. of a rule's value. The result is rounded to the whole minute (0.8 h is 48). */
export function minutesOfHours(hours: number): Minutes {
  return Math.round(hours * MINUTES_PER_HOUR) as Minutes;
}

/** Whether hours are an amount that credit is given in: quarter-hours above 0, below 10,000. */
export function isCreditHours(hours: number): boolean {
  return Number.isFinite(hours) && hours > 0 && hours < 10_000 && Number.isInteger(hours * 4);
}

/** Hours of minutes, free of binary dust: 90 is 1.5, 48 is 0.8, 50 is 0.8333. */
export function hoursOfMinutes(minutes: number): number {
  return Math.round((minutes / MINUTES_PER_HOUR) * 10_000) / 10_000;
}

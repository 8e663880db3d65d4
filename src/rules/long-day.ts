import { dayOfMonth, type LocalDate, monthOf, yearOf } from "#src/base/local-date.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A day as American sentences have it: `April 30, 2027`. */
export function longDay(day: LocalDate): string {
  return `${MONTHS[monthOf(day) - 1]} ${dayOfMonth(day)}, ${yearOf(day)}`;
}

/**
 * A calendar day without a clock or a zone: the text `YYYY-MM-DD`. Days compare as text, so `a < b` is "a is earlier".
 * Years 1900 to 2199 are accepted; the arithmetic is the proleptic Gregorian calendar.
 */
export type LocalDate = string & { readonly LocalDate: "LocalDate" };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month; `month` is 1-12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Whether the text is a day that exists, between 1900 and 2199. */
export function isLocalDate(text: string): text is LocalDate {
  const shape = SHAPE.exec(text);
  if (!shape) return false;
  const [year, month, day] = [Number(shape[1]), Number(shape[2]), Number(shape[3])];
  return (
    year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** The day, from text known to be one (a literal, a database column). Throws on anything else. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a day: ${JSON.stringify(text)}`);
  return text;
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

const ZERO = 48;

/** The day as a number that compares as it does: 2026-03-01 is 20260301. */
export function digitsOf(day: LocalDate): number {
  let number = 0;
  for (let index = 0; index < day.length; index++) {
    const digit = day.charCodeAt(index) - ZERO;
    if (digit >= 0) number = number * 10 + digit;
  }
  return number;
}

/** 1 for January to 12 for December. */
export function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7));
}

export function dayOfMonth(day: LocalDate): number {
  return Number(day.slice(8, 10));
}

/** The day with these parts; a day past the month's end becomes the month's last. */
export function dayOf(year: number, month: number, day: number): LocalDate {
  const clamped = Math.min(day, daysInMonth(year, month));
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(clamped).padStart(2, "0")}` as LocalDate;
}

/** Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function dayNumber(day: LocalDate): number {
  const month = monthOf(day);
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(day) - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** The day that is so many days after 1970-01-01; the inverse of `dayNumber`. */
export function fromDayNumber(days: number): LocalDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayOf(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(day) + days);
}

/** The same day of the month, so many months later (or earlier); where that month is shorter, its last day. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const month = yearOf(day) * 12 + monthOf(day) - 1 + months;
  return dayOf(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, dayOfMonth(day));
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Calendar months touched by a span, both ends included: March 15 to April 1 touches 2. */
export function monthsTouched(from: LocalDate, to: LocalDate): number {
  return yearOf(to) * 12 + monthOf(to) - (yearOf(from) * 12 + monthOf(from)) + 1;
}

export function endOfMonth(year: number, month: number): LocalDate {
  return dayOf(year, month, 31);
}

import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  endOfMonth,
  fromDayNumber,
  isLocalDate,
  localDate,
  monthOf,
  monthsTouched,
  yearOf,
} from "./local-date.ts";

const DAY_MS = 86_400_000;

/** A day as the platform's own calendar writes it, which is independent of what is tested here. */
function utc(year: number, month: number, day: number): { text: string; number: number } {
  const at = Date.UTC(year, month - 1, day);
  return { text: new Date(at).toISOString().slice(0, 10), number: at / DAY_MS };
}

test("the calendar agrees with the computer's own on every day of three centuries", () => {
  const first = utc(1900, 1, 1).number;
  const last = utc(2199, 12, 31).number;
  expect(last - first).toBeGreaterThan(100_000);
  for (let number = first; number <= last; number++) {
    const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
    const day = fromDayNumber(number);
    if (day !== text || dayNumber(day) !== number || !isLocalDate(text))
      expect({ text, number }).toEqual({ day, number: dayNumber(day) });
  }
});

test("a day is taken apart into its year, month and day of the month", () => {
  const day = localDate("2027-04-30");
  expect([yearOf(day), monthOf(day), dayOfMonth(day)]).toEqual([2027, 4, 30]);
});

test("adding days crosses months, years and leap days as the computer's calendar does", () => {
  for (const [from, days] of [
    ["2026-12-31", 1],
    ["2028-02-28", 1],
    ["2028-02-28", 2],
    ["2027-02-28", 1],
    ["2026-11-24", 157],
    ["2026-03-01", -1],
    ["1900-01-01", 109_000],
  ] as const) {
    const [year, month, day] = from.split("-").map(Number) as [number, number, number];
    expect(addDays(localDate(from), days)).toBe(utc(year, month, day + days).text);
  }
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2028-02-29", -48, "2024-02-29"],
  ["2027-04-30", -24, "2025-04-30"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2026-01-15", -1, "2025-12-15"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-07-04", 0, "2026-07-04"],
])("from %s, %i months make %s", (from, months, until) => {
  expect(addMonths(localDate(from), months)).toBe(until);
});

test("from November 24, 2026 to April 30, 2027 there are 157 days", () => {
  expect(daysBetween(localDate("2026-11-24"), localDate("2027-04-30"))).toBe(157);
  expect(daysBetween(localDate("2027-04-30"), localDate("2026-11-24"))).toBe(-157);
});

test.each([
  ["2026-03-15", "2026-04-01", 2],
  ["2026-03-01", "2026-03-31", 1],
  ["2025-12-31", "2026-01-01", 2],
  ["2025-05-01", "2027-04-30", 24],
])("the span from %s to %s touches %i calendar months", (from, until, months) => {
  expect(monthsTouched(localDate(from), localDate(until))).toBe(months);
});

test("a month ends on its last day, in leap years too", () => {
  expect(endOfMonth(2028, 2)).toBe("2028-02-29");
  expect(endOfMonth(2100, 2)).toBe("2100-02-28");
  expect(endOfMonth(2000, 2)).toBe("2000-02-29");
  for (let month = 1; month <= 12; month++)
    expect(daysInMonth(2026, month)).toBe(new Date(Date.UTC(2026, month, 0)).getUTCDate());
  expect(dayOf(2026, 4, 31)).toBe("2026-04-30");
});

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "2026-04-00",
  "1899-12-31",
  "2200-01-01",
  "2026-4-3",
  "20260403",
  "2026-04-03T00:00:00Z",
  " 2026-04-03",
  "2026-04-03\n",
  "04/03/2026",
  "２０２６-04-03",
  "",
])("%j is not a day", (text) => {
  expect(isLocalDate(text)).toBe(false);
  expect(() => localDate(text)).toThrow(RangeError);
});

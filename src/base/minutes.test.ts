import fc from "fast-check";
import { expect, test } from "vitest";
import { hoursOfMinutes, isCreditHours, minutesOfHours } from "./minutes.ts";

test.each([
  [0.25, 15],
  [1, 60],
  [1.5, 90],
  [20, 1200],
  [0.8, 48],
])("%d hours are %i minutes, and are printed as the same hours", (hours, minutes) => {
  expect(minutesOfHours(hours)).toBe(minutes);
  expect(hoursOfMinutes(minutes)).toBe(hours);
});

test.each([0.25, 0.5, 0.75, 1, 1.25, 20, 9999.75])(
  "credit is given in quarter-hours: %d is an amount",
  (hours) => {
    expect(isCreditHours(hours)).toBe(true);
  },
);

test.each([
  0,
  -0,
  -0.25,
  0.1,
  0.3,
  1.1,
  1 / 3,
  0.2499999,
  10_000,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
])("%d is not an amount of credit", (hours) => {
  expect(isCreditHours(hours)).toBe(false);
});

test("quarter-hours survive being added up as minutes, without binary dust", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 200 }), (quarters) => {
      const minutes = quarters.reduce((sum, quarter) => sum + minutesOfHours(quarter / 4), 0);
      expect(hoursOfMinutes(minutes)).toBe(quarters.reduce((sum, quarter) => sum + quarter, 0) / 4);
    }),
  );
});

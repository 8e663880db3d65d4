import { expect, it } from "vitest";
import { emptyCredit } from "./draft.ts";
import { inReadingOrder } from "./hours-order.ts";

const course = (id: string, completedOn: string, hours = "1") => ({ ...emptyCredit, id, completedOn, hours });

it("courses that need something are read first, then the newest, of one day in the order they were typed", () => {
  const credits = [
    course("old", "2025-01-05"),
    course("first", "2026-03-01"),
    course("second", "2026-03-01"),
    course("open", "2024-01-01", ""),
    course("wrong", "2025-06-01", "1.1"),
  ];
  const read = inReadingOrder(credits, [{ path: "credits[4].hours", message: "no quarter-hours" }]);
  expect(read.map(({ credit }) => credit.id)).toEqual(["wrong", "open", "first", "second", "old"]);
  expect(read.map(({ place }) => place)).toEqual([4, 3, 1, 2, 0]);
  expect(read.map(({ needs }) => needs)).toEqual([true, true, false, false, false]);
});

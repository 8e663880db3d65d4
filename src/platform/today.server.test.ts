import { expect, test } from "vitest";
import { dayIn } from "./today.server.ts";

test.each([
  ["2026-11-25T04:59:59Z", "America/New_York", "2026-11-24"],
  ["2026-11-25T05:00:00Z", "America/New_York", "2026-11-25"],
  ["2026-11-25T05:00:00Z", "America/Los_Angeles", "2026-11-24"],
  ["2026-11-24T14:00:00Z", "Pacific/Guam", "2026-11-25"],
  ["2026-03-08T06:59:59Z", "America/New_York", "2026-03-08"],
  ["2024-02-29T12:00:00Z", "UTC", "2024-02-29"],
  ["2027-01-01T00:00:00Z", "America/New_York", "2026-12-31"],
])("at %s it is in %s the day %s", (instant, zone, day) => {
  expect(dayIn(zone, new Date(instant))).toBe(day);
});

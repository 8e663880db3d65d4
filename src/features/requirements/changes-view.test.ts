import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import type { Change } from "./changes.ts";
import { authoritiesOf, byYear, changesBy } from "./changes-view.ts";

const change = (on: string, kind: string): Change => ({
  on: localDate(on),
  kind,
  label: kind,
  rule: "total",
  sentence: `${kind} on ${on}`,
  source: null,
});
const CHANGES = [
  change("2027-01-01", "us-wa/pharmacy-technician"),
  change("2026-11-25", "ptcb/cpht"),
  change("2026-11-24", "us-tx/pharmacy-technician"),
  change("2026-01-01", "us-tx/pharmacy-technician-trainee"),
  change("2025-06-01", "us-al/pharmacy-technician"),
];

describe("the page of changes", () => {
  test("what takes effect today stands in its year, what comes tomorrow lies ahead", () => {
    const { ahead, years } = byYear(CHANGES, localDate("2026-11-24"));
    expect(ahead.map(({ on }) => on)).toEqual(["2027-01-01", "2026-11-25"]);
    expect(years.map(({ year, changes }) => [year, changes.map(({ on }) => on)])).toEqual([
      ["2026", ["2026-11-24", "2026-01-01"]],
      ["2025", ["2025-06-01"]],
    ]);
  });

  test("the authorities to pick from: certifiers first, then states by name, each with how much it changed", () => {
    expect(authoritiesOf(CHANGES, null).map(({ authority, count }) => `${authority} ${count}`)).toEqual([
      "ptcb 1",
      "us-al 1",
      "us-tx 2",
      "us-wa 1",
    ]);
  });

  test("one authority's changes are those of all its credentials", () => {
    expect(changesBy(CHANGES, "us-tx").map(({ on }) => on)).toEqual(["2026-11-24", "2026-01-01"]);
    expect(changesBy(CHANGES, null)).toEqual(CHANGES);
  });

  test("an authority that changed nothing has none, rather than everybody's", () => {
    expect(changesBy(CHANGES, "us-ny")).toEqual([]);
    expect(authoritiesOf(CHANGES, "us-ny")).toContainEqual({
      authority: "us-ny",
      name: "New York",
      count: 0,
    });
  });
});

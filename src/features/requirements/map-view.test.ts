import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { glanceAt } from "./law-at-a-glance.ts";
import { choiceOf, measures, queryOf, readingOf, sorted } from "./map-view.ts";
import { mapOf } from "./national-map.server.ts";
import { placeOf, places } from "./places.ts";
import { requirementsByKind, requirementsOfAuthority } from "./requirements.server.ts";
import { usMap } from "./us-map.server.ts";

const today = localDate("2026-11-24");
const glance = (kind: string) => {
  const requirement = requirementsByKind().get(kind);
  if (!requirement) throw new Error(`no ${kind}`);
  return glanceAt(requirement, today);
};

describe("a requirement at a glance", () => {
  test("Texas asks 20 hours every 2 years, which is 10 a year", () => {
    expect(glance("us-tx/pharmacy-technician")).toMatchObject({
      hours: 20,
      periodMonths: 24,
      hoursPerYear: 10,
      live: "none",
    });
  });

  test("what no source settles is unknown, by cycle and by year", () => {
    expect(glance("us-ny/pharmacy-technician")).toMatchObject({
      hours: "unknown",
      hoursPerYear: "unknown",
      live: "unknown",
    });
  });

  test("a place that is known to ask for nothing has none, not unknown", () => {
    expect(glance("us-nj/pharmacy-technician")).toMatchObject({ hours: "none", hoursPerYear: "none" });
  });
});

describe("the shades of the map", () => {
  const texas = glance("us-tx/pharmacy-technician");

  test.each([
    ["none", 0],
    [1, 1],
    [6, 1],
    [6.25, 2],
    [10, 2],
    [15, 3],
    [15.25, 4],
    ["unknown", "unknown"],
  ] as const)("%s hours a cycle is shade %s", (hours, shade) => {
    expect(readingOf("cycle", { ...texas, hours }).shade).toBe(shade);
  });

  test("a range takes the shade of its upper end", () => {
    expect(readingOf("cycle", { ...texas, hours: [10, 20] }).shade).toBe(4);
  });

  test("every measure says something of every place", () => {
    for (const measure of measures)
      for (const { reading } of mapOf({ measure, order: { column: "place", isDown: false } }, today).shapes)
        expect(reading.word ?? reading.amount).toBeDefined();
  });
});

describe("the table", () => {
  const rows = (column: "cycle" | "place", isDown: boolean) =>
    mapOf({ measure: "cycle", order: { column, isDown } }, today).places;

  test("it lists every state, DC, Puerto Rico and Guam once, by name", () => {
    expect(rows("place", false).map(({ name }) => name)).toEqual(places.map(({ name }) => name));
    expect(places).toHaveLength(53);
  });

  test.each([true, false])("what is not settled comes last (down: %s)", (isDown) => {
    const hours = rows("cycle", isDown).map((row) => row.glance.hours);
    const firstOpen = hours.indexOf("unknown");
    expect(firstOpen).toBeGreaterThan(0);
    expect(new Set(hours.slice(firstOpen))).toEqual(new Set(["unknown"]));
  });

  test("equal hours stand in the order of the names", () => {
    const equal = [
      { name: "B", glance: glance("us-tx/pharmacy-technician") },
      { name: "A", glance: glance("us-tx/pharmacy-technician") },
    ];
    expect(sorted(equal, { column: "cycle", isDown: true }).map(({ name }) => name)).toEqual(["A", "B"]);
  });

  test("the national certifications are beside it, those that most hold first", () => {
    const { certifiers } = mapOf({ measure: "cycle", order: { column: "cycle", isDown: true } }, today);
    expect(
      certifiers
        .slice(0, 2)
        .map((row) => row.glance.kind)
        .sort(),
    ).toEqual(["nha/cpht", "ptcb/cpht"]);
  });
});

describe("the choice in the address", () => {
  test("what is not known falls back to the default", () => {
    const choice = choiceOf(new URLSearchParams("by=color&sort=moon&dir=up"));
    expect(choice).toEqual({ measure: "cycle", order: { column: "place", isDown: false } });
  });

  test.each(measures)("%s survives a link", (measure) => {
    const order = { column: "live", isDown: true } as const;
    const { searchParams } = new URL(queryOf(measure, order), "http://x");
    expect(choiceOf(searchParams)).toEqual({ measure, order });
  });
});

describe("the drawing", () => {
  test("every place has an outline or a box, and every one leads to an authority that there is", () => {
    for (const { authority, path, box } of usMap()) {
      expect(path !== "" || box !== null, authority).toBe(true);
      expect(requirementsOfAuthority(authority).length, authority).toBeGreaterThan(0);
    }
  });

  test("the states that are too small for a label have a box", () => {
    const boxed = usMap().filter(({ box }) => box !== null);
    expect(boxed.map(({ authority }) => placeOf(authority)?.letters).sort()).toEqual([
      "CT",
      "DC",
      "DE",
      "GU",
      "MA",
      "MD",
      "NH",
      "NJ",
      "PR",
      "RI",
      "VT",
    ]);
  });
});

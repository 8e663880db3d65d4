import { describe, expect, it } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import type { Standing } from "#src/rules/standing.ts";
import { drawRibbon, NARROW, type RibbonRow, WIDE } from "./ribbon-drawing.ts";

const AS_OF = localDate("2026-11-24");

function row(change: Partial<Standing> = {}, marks: [on: string, counts: number][] = []): RibbonRow {
  const standing: Standing = {
    credential: "tx",
    kind: "us-tx/pharmacy-technician",
    status: "short",
    cycle: { startsOn: "2025-05-01", endsOn: "2027-04-30", daysLeft: 157 },
    hours: { need: 20, have: 10, missing: 10 },
    findings: [],
    credits: [],
    windows: [],
    confidence: "high",
    checkedOn: "2026-11-24",
    questions: [],
    ...change,
  };
  return {
    name: "Texas",
    standing,
    marks: marks.map(([on, counts]) => ({ on: localDate(on), counts, title: "Course" })),
    missing: standing.hours.missing ? `${standing.hours.missing} h` : "",
  };
}

/** The heights that a staircase climbs to, as shares of the band. */
function heights(rows: RibbonRow[]): number[] {
  const [band] = drawRibbon(rows, AS_OF, WIDE)?.bands ?? [];
  const rises = [...(band?.stairs.matchAll(/V([\d.]+)/g) ?? [])].slice(0, -1);
  return rises.map(([, y]) => Math.round((((band?.base ?? 0) - Number(y)) / WIDE.band) * 100) / 100);
}

describe("the ribbon", () => {
  it("is not drawn where no cycle is known", () => {
    expect(drawRibbon([row({ cycle: null })], AS_OF, WIDE)).toBeNull();
  });

  it("climbs by each counted credit, and no higher than the rule asks", () => {
    expect(
      heights([
        row({}, [
          ["2025-07-01", 5],
          ["2026-01-01", 5],
        ]),
      ]),
    ).toEqual([0.25, 0.5]);
    expect(
      heights([
        row({}, [
          ["2025-07-01", 15],
          ["2026-01-01", 15],
        ]),
      ]),
    ).toEqual([0.75, 1]);
  });

  it("marks credits of this cycle only, those that did not count as well", () => {
    const [band] =
      drawRibbon(
        [
          row({}, [
            ["2025-04-30", 5],
            ["2025-07-01", 0],
            ["2026-12-01", 2],
          ]),
        ],
        AS_OF,
        WIDE,
      )?.bands ?? [];
    expect(band?.dots.map(({ counts }) => counts)).toEqual([0]);
  });

  it("shows what is missing between today and the deadline, and nothing once the cycle is over", () => {
    const [open] = drawRibbon([row()], AS_OF, WIDE)?.bands ?? [];
    expect(open?.gap?.x).toBeGreaterThan(open?.left ?? 0);
    expect((open?.gap?.x ?? 0) + (open?.gap?.width ?? 0)).toBeCloseTo(open?.right ?? 0, 0);
    const over = row({
      status: "lapsed",
      cycle: { startsOn: "2024-05-01", endsOn: "2026-04-30", daysLeft: -208 },
    });
    expect(drawRibbon([over], AS_OF, WIDE)?.bands[0]?.gap).toBeNull();
  });

  it.each([WIDE, NARROW])("keeps the line of the day judged out of every word ($width wide)", (layout) => {
    const drawing = drawRibbon([row(), row({ hours: { need: 20, have: 18, missing: 2 } })], AS_OF, layout);
    const baselines = (drawing?.bands ?? []).flatMap(({ top, gapAnchor }) => [
      top - layout.text * 0.4,
      gapAnchor.y,
    ]);
    expect(drawing?.today.lines).toHaveLength(3);
    for (const { from, to } of drawing?.today.lines ?? [])
      for (const baseline of baselines)
        expect(from >= baseline || to <= baseline - layout.text * 0.75, `${from}-${to} at ${baseline}`).toBe(
          true,
        );
  });

  it("is hatched through and through where nobody knows the hours", () => {
    const unknown = row({ status: "unknown", hours: { need: null, have: 3, missing: null } });
    expect(drawRibbon([unknown], AS_OF, WIDE)?.bands[0]?.look).toBe("unknown");
  });

  it.each([WIDE, NARROW])("stays inside its width and keeps years apart ($width wide)", (layout) => {
    const long = row({ cycle: { startsOn: "2016-01-01", endsOn: "2029-12-31", daysLeft: 1133 } });
    const drawing = drawRibbon([long, row()], AS_OF, layout);
    for (const { left, right } of drawing?.bands ?? []) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(layout.width);
    }
    const places = drawing?.axis.map(({ x }) => x) ?? [];
    for (const [index, x] of places.entries())
      if (index > 0) expect(x - (places[index - 1] ?? 0)).toBeGreaterThan(layout.text * 2);
  });
});

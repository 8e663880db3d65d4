import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import {
  type AtLeastInput,
  atLeast,
  makeRequirement,
  open,
  since,
} from "#tests/support/requirement-maker.ts";
import { headlineOf } from "./headline.ts";
import { requirementsByKind } from "./requirements.server.ts";

const today = localDate("2026-11-24");
const real = (kind: string) => headlineOf(requirementsByKind().get(kind) as Requirement, today);
const law = (value: number | null, more: Partial<AtLeastInput> = {}) =>
  atLeast(value, { of: { topics: ["law"] }, ...more });
const of = (rules: Parameters<typeof makeRequirement>[0]) => headlineOf(makeRequirement(rules), today);

describe("what the page of an authority begins with", () => {
  test("Texas: 20 hours every 2 years, 1 of them Texas law, and the course of which nobody says how long it is", () => {
    expect(real("us-tx/pharmacy-technician")).toEqual({
      hours: 20,
      periodMonths: 24,
      among: [{ id: "law", rule: "Texas pharmacy law", amount: 1, unit: "contact-hour" }],
      besides: [{ id: "human-trafficking", rule: "human trafficking", amount: 1, unit: "course" }],
      holds: [],
      perhaps: ["Sterile compounding"],
    });
  });

  test("New York: no source settles it, and a certification of which it is open whether it binds is not asked", () => {
    expect(real("us-ny/pharmacy-technician")).toMatchObject({ hours: "unknown", among: [], holds: [] });
  });

  test("the value in force on the day is told, and a rule that asks for nothing any more is not", () => {
    const rules = {
      total: atLeast([since("2010-01-01", 10), since("2027-01-01", 20)]),
      law: law(null),
      ethics: atLeast([since("2010-01-01", 1), since("2026-11-24", null)], { of: { topics: ["ethics"] } }),
    };
    expect(of(rules)).toMatchObject({ hours: 10, among: [], besides: [], perhaps: [] });
  });

  test("hours on top of the total, and hours where no total is known, are asked besides", () => {
    expect(of({ total: atLeast(10), law: law(1, { inside: false }) })).toMatchObject({
      among: [],
      besides: [{ id: "law" }],
    });
    expect(of({ total: atLeast([open("2010-01-01")]), law: law(1) })).toMatchObject({
      hours: "unknown",
      besides: [{ id: "law" }],
    });
  });

  test.each<[string, Partial<AtLeastInput>]>([
    ["only for some holders", { when: "immunizes" }],
    ["once in a lifetime", { once: "lifetime" }],
    ["on a period of its own", { every_months: 48 }],
    ["perhaps inside and perhaps on top", { inside: { unknown: "how-much" } }],
    ["perhaps not for this holder", { applies: { unknown: "how-much" } }],
  ])("a rule that is asked %s is named apart", (_, more) => {
    expect(of({ total: atLeast(10), law: law(1, more) })).toMatchObject({
      among: [],
      besides: [],
      perhaps: ["Pharmacy law"],
    });
  });

  test("a range stays a range", () => {
    expect(of({ total: atLeast([open("2010-01-01", [10, 20])]) }).hours).toEqual([10, 20]);
  });
});

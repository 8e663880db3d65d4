import { describe, expect, test } from "vitest";
import {
  atLeast,
  codesOf,
  findingOf,
  type HolderInput,
  makeRequirement,
  type RuleInput,
  standingOf,
} from "../../tests/support/requirement-maker.ts";

type HoldsInput = Extract<RuleInput, { kind: "holds" }>;
const cpht = makeRequirement({ total: atLeast(20) }, { id: "ptcb/cpht" });
const certified = (from: string, more: Partial<HoldsInput> = {}) =>
  makeRequirement({
    certification: { kind: "holds", any_of: ["ptcb/cpht"], from, source: "code", ...more },
  });
const certification = (requirement: ReturnType<typeof certified>, holder: HolderInput = {}) =>
  findingOf(standingOf(requirement, [], holder, [cpht]), "certification");
const HELD = { also: [{ kind: "ptcb/cpht", expiresOn: "2028-01-31" }] };

describe("another credential that must be held", () => {
  test("is asked of a cycle that ends on the first day of the record, and not told of one that ends the day before", () => {
    expect(certification(certified("2027-04-30")).status).toBe("short");
    expect(certification(certified("2027-04-30"), HELD).status).toBe("met");
    for (const holder of [{}, HELD]) {
      const before = certification(certified("2027-05-01"), holder);
      expect(before.status).toBe("unknown");
      expect(codesOf(before)).toEqual(["before-our-record"]);
      expect(before.because[0]?.text).toContain("April 30, 2027");
    }
  });

  test("goes by the day judged where no cycle is known", () => {
    const open = { expiresOn: null };
    expect(certification(certified("2026-11-24"), open).status).toBe("short");
    expect(codesOf(certification(certified("2026-11-25"), open))).toEqual(["before-our-record"]);
  });

  test("does not apply before the record either, where its condition is false", () => {
    const immunizing = certified("2027-05-01", { when: "immunizes" });
    expect(certification(immunizing, { facts: { immunizes: false } }).status).toBe("not-applicable");
    expect(certification(immunizing, { facts: { immunizes: true } }).status).toBe("unknown");
  });

  test("is lapsed once the cycle is over without it", () => {
    expect(certification(certified("2020-01-01"), { asOf: "2027-05-01" }).status).toBe("lapsed");
  });
});

describe("a fact that is a day", () => {
  const EXAM = "certification-exam-passed-on";
  const statusOn = (rule: Parameters<typeof atLeast>[1], day?: string) =>
    findingOf(
      standingOf(makeRequirement({ total: atLeast(6, rule) }), [], { facts: day ? { [EXAM]: day } : {} }),
      "total",
    ).status;

  test("holds from that day on; an exam after the day judged is not passed yet", () => {
    expect(statusOn({ when: EXAM }, "2026-11-24")).toBe("short");
    expect(statusOn({ when: EXAM }, "2026-11-25")).toBe("not-applicable");
    expect(statusOn({ when: EXAM })).toBe("unknown");
  });

  test("is not yet so before that day", () => {
    const notYet = { when: { fact: EXAM, is: false } };
    expect(statusOn(notYet, "2026-11-24")).toBe("not-applicable");
    expect(statusOn(notYet, "2026-11-25")).toBe("short");
  });

  test("satisfies or exempts nobody before that day", () => {
    const way = { satisfied_by: [{ fact: EXAM, source: "code" }] };
    expect([statusOn(way, "2026-11-24"), statusOn(way, "2026-11-25")]).toEqual(["met", "short"]);
    const exempt = { exempt_when: [{ when: EXAM, source: "code" }] };
    expect([statusOn(exempt, "2026-11-24"), statusOn(exempt, "2026-11-25")]).toEqual([
      "not-applicable",
      "short",
    ]);
  });
});

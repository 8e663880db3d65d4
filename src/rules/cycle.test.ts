import { describe, expect, test } from "vitest";
import {
  atLeast,
  type CreditInput,
  codesOf,
  credit,
  findingOf,
  type HolderInput,
  makeRequirement,
  standingOf,
} from "../../tests/support/requirement-maker.ts";

type CycleInput = NonNullable<Parameters<typeof makeRequirement>[1]>["cycle"];

const hours = (amount: number, completedOn: string, words: CreditInput = {}) =>
  credit({ hours: amount, completedOn, ...words });
const withCycle = (cycle: CycleInput) =>
  makeRequirement({ total: atLeast(2) }, { cycle: cycle as NonNullable<CycleInput> });
const ending = (
  ends: NonNullable<CycleInput>["ends"],
  months = 24,
  more: Partial<NonNullable<CycleInput>> = {},
) => withCycle({ months, ends, confidence: "high", ...more });
/** The cycle of somebody who does not give the day of expiry, so that it must be computed. */
const computed = (requirement: ReturnType<typeof makeRequirement>, holder: HolderInput) =>
  standingOf(requirement, [], { expiresOn: null, ...holder }).cycle;

describe("a cycle ends on the holder's own expiry day", () => {
  test("and begins the day after the same day one period before", () => {
    const requirement = ending({ kind: "printed" });
    expect(standingOf(requirement, []).cycle).toEqual({
      startsOn: "2025-05-01",
      endsOn: "2027-04-30",
      daysLeft: 157,
    });
    expect(standingOf(requirement, [], { expiresOn: "2027-01-31" }).cycle).toMatchObject({
      startsOn: "2025-02-01",
    });
    expect(standingOf(ending({ kind: "printed" }, 12), [], { expiresOn: "2027-04-30" }).cycle).toMatchObject({
      startsOn: "2026-05-01",
    });
  });

  test("which always wins over a computed one", () => {
    const fixed = ending({ kind: "fixed-date", month: 12, day: 31, parity: "even" });
    expect(standingOf(fixed, [], { expiresOn: "2027-04-30" }).cycle).toMatchObject({
      startsOn: "2025-05-01",
      endsOn: "2027-04-30",
    });
    expect(standingOf(fixed, [], { expiresOn: "2027-04-30" }).cycle).not.toHaveProperty("computed");
  });

  test("on leap days: one that ends on February 29 begins on March 1, one that ends on February 28 on March 1 too, or on February 29", () => {
    const requirement = ending({ kind: "printed" });
    const startOf = (expiresOn: string, months = 24) =>
      standingOf(ending({ kind: "printed" }, months), [], { expiresOn, asOf: "2027-06-01" }).cycle?.startsOn;
    expect(standingOf(requirement, [], { expiresOn: "2028-02-29" }).cycle?.startsOn).toBe("2026-03-01");
    expect(startOf("2027-02-28", 12)).toBe("2026-03-01");
    expect(startOf("2030-02-28")).toBe("2028-02-29");
    expect(startOf("2029-02-28", 12)).toBe("2028-02-29");
  });

  test("and both its days belong to it, the day before and the day after do not", () => {
    const requirement = ending({ kind: "printed" });
    const counts = (day: string) =>
      standingOf(requirement, [hours(1, day)], { asOf: "2027-06-01" }).credits[0]?.counts;
    expect([counts("2025-04-30"), counts("2025-05-01"), counts("2027-04-30"), counts("2027-05-01")]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe("where the expiry day is not given", () => {
  test("and only the credential shows it, the standing is unknown and says what to give", () => {
    const standing = standingOf(ending({ kind: "printed" }), [hours(2, "2026-03-01")], { expiresOn: null });
    expect(standing).toMatchObject({ status: "unknown", cycle: null, hours: { need: null, missing: null } });
    expect(codesOf(findingOf(standing, "total"))).toContain("expiry-not-given");
    expect(standing.credits[0]).toMatchObject({ counts: 0, because: [{ code: "cycle-unknown" }] });
  });

  test("and nothing is asked of anybody, the answer does not need it", () => {
    const nothing = makeRequirement({ total: atLeast(null) });
    expect(standingOf(nothing, [], { expiresOn: null })).toMatchObject({
      status: "not-required",
      cycle: null,
    });
  });

  test("it is computed only from an anchor of medium confidence or better, and marked", () => {
    const fixed = (confidence: "high" | "medium" | "low") =>
      ending({ kind: "fixed-date", month: 6, day: 30 }, 12, { confidence });
    expect(computed(fixed("high"), {})).toEqual({
      startsOn: "2026-07-01",
      endsOn: "2027-06-30",
      daysLeft: 218,
      computed: true,
    });
    expect(computed(fixed("medium"), {})).toMatchObject({ computed: true });
    expect(computed(fixed("low"), {})).toBeNull();
  });

  test("a cycle of unknown length cannot be told from any day, and the answer says that and asks for none", () => {
    const endless = withCycle({ months: null, ends: { kind: "printed" }, confidence: "low" });
    for (const expiresOn of ["2027-04-30", null]) {
      const standing = standingOf(endless, [hours(2, "2026-03-01")], { expiresOn });
      expect(standing).toMatchObject({ status: "unknown", cycle: null });
      expect(codesOf(findingOf(standing, "total"))).toEqual(["cycle-length-unknown"]);
    }
  });

  test("a cycle of unknown length is not computed", () => {
    expect(
      computed(
        withCycle({ months: null, ends: { kind: "fixed-date", month: 6, day: 30 }, confidence: "high" }),
        {},
      ),
    ).toBeNull();
  });
});

describe("computed expiry days", () => {
  test("a fixed day each year: on the day itself the cycle is still open, the day after the next one runs", () => {
    const yearly = ending({ kind: "fixed-date", month: 10, day: 31 }, 12);
    expect(computed(yearly, { asOf: "2026-10-31" })).toMatchObject({
      startsOn: "2025-11-01",
      endsOn: "2026-10-31",
      daysLeft: 0,
    });
    expect(computed(yearly, { asOf: "2026-11-01" })).toMatchObject({
      startsOn: "2026-11-01",
      endsOn: "2027-10-31",
    });
  });

  test("a fixed day of odd or of even years", () => {
    expect(computed(ending({ kind: "fixed-date", month: 6, day: 30, parity: "odd" }), {})).toMatchObject({
      startsOn: "2025-07-01",
      endsOn: "2027-06-30",
    });
    expect(computed(ending({ kind: "fixed-date", month: 6, day: 30, parity: "even" }), {})).toMatchObject({
      startsOn: "2026-07-01",
      endsOn: "2028-06-30",
    });
  });

  test("a fixed day every other year without parity is a cohort that only the credential shows", () => {
    expect(computed(ending({ kind: "fixed-date", month: 6, day: 30 }), {})).toBeNull();
  });

  test("issued within four months of the fixed day, it runs to the next one", () => {
    const ohio = ending({
      kind: "fixed-date",
      month: 3,
      day: 31,
      parity: "even",
      skip_when_issued_within_months: 4,
    });
    expect(computed(ohio, { issuedOn: "2025-11-30", asOf: "2026-01-01" })?.endsOn).toBe("2026-03-31");
    expect(computed(ohio, { issuedOn: "2025-12-01", asOf: "2026-01-01" })?.endsOn).toBe("2028-03-31");
    expect(computed(ohio, { issuedOn: "2020-01-01", asOf: "2026-01-01" })?.endsOn).toBe("2026-03-31");
  });

  test("the end of the birth month, each year", () => {
    const yearly = ending({ kind: "birth-month" }, 12);
    expect(computed(yearly, { birthDate: "1990-04-12" })).toMatchObject({
      startsOn: "2026-05-01",
      endsOn: "2027-04-30",
    });
    expect(computed(yearly, { birthDate: "1990-11-02" })).toMatchObject({ endsOn: "2026-11-30" });
    expect(computed(yearly, { birthDate: "1990-02-02" })).toMatchObject({
      startsOn: "2026-03-01",
      endsOn: "2027-02-28",
    });
    expect(computed(yearly, {})).toBeNull();
  });

  test("the end of the birth month every other year, by the parity of the birth year", () => {
    const requirement = ending({ kind: "birth-month", first: { parity_of: "birth-year" } });
    expect(computed(requirement, { birthDate: "1990-04-12" })).toMatchObject({
      startsOn: "2026-05-01",
      endsOn: "2028-04-30",
    });
    expect(computed(requirement, { birthDate: "1991-04-12" })).toMatchObject({
      startsOn: "2025-05-01",
      endsOn: "2027-04-30",
    });
  });

  test("the birthday every other year, the second one after issue first", () => {
    const requirement = ending({ kind: "birthday", first: { nth: 2 } });
    expect(computed(requirement, { birthDate: "1990-04-12", issuedOn: "2026-01-10" })?.endsOn).toBe(
      "2027-04-12",
    );
    expect(computed(requirement, { birthDate: "1990-04-12", issuedOn: "2026-04-12" })?.endsOn).toBe(
      "2028-04-12",
    );
    expect(computed(requirement, { birthDate: "1990-04-12", issuedOn: "2020-01-10" })?.endsOn).toBe(
      "2027-04-12",
    );
  });

  test("a birthday on February 29 falls on February 28 where there is none", () => {
    const yearly = ending({ kind: "birthday" }, 12);
    expect(computed(yearly, { birthDate: "1992-02-29" })).toMatchObject({
      startsOn: "2026-03-01",
      endsOn: "2027-02-28",
    });
    expect(computed(yearly, { birthDate: "1992-02-29", asOf: "2027-03-01" })).toMatchObject({
      startsOn: "2027-03-01",
      endsOn: "2028-02-29",
    });
  });

  test("the first end of the birth month at least so many months after issue", () => {
    const requirement = ending({ kind: "birth-month", first: { at_least_months_after_issue: 6 } });
    expect(
      computed(requirement, { birthDate: "1990-04-12", issuedOn: "2026-10-30", asOf: "2026-11-01" })?.endsOn,
    ).toBe("2027-04-30");
    expect(
      computed(requirement, { birthDate: "1990-04-12", issuedOn: "2026-11-01", asOf: "2026-11-01" })?.endsOn,
    ).toBe("2028-04-30");
  });

  test("the anniversary of issue, in steps of the period", () => {
    const requirement = ending({ kind: "issue-anniversary" });
    expect(computed(requirement, { issuedOn: "2025-05-10" })).toMatchObject({ endsOn: "2027-05-10" });
    expect(computed(requirement, { issuedOn: "2020-11-24" })).toMatchObject({
      endsOn: "2026-11-24",
      daysLeft: 0,
    });
    expect(computed(requirement, { issuedOn: "2020-11-23" })).toMatchObject({ endsOn: "2028-11-23" });
    expect(computed(requirement, { issuedOn: "2024-02-29" })).toMatchObject({ endsOn: "2028-02-29" });
  });

  test("a credential issued less than one period ago is in its first cycle, which holds the day of issue", () => {
    const anniversary = makeRequirement(
      { total: atLeast(20, { first_renewal: { exempt: true, source: "code" } }) },
      { cycle: { months: 24, ends: { kind: "issue-anniversary" }, confidence: "high" } },
    );
    const standing = standingOf(anniversary, [], { issuedOn: "2025-05-10", expiresOn: null });
    expect(findingOf(standing, "total").status).toBe("not-applicable");
  });
});

describe("a first term that is longer than a cycle", () => {
  const kansas = makeRequirement(
    { total: atLeast(2, { first_renewal: { exempt: true, source: "code" } }) },
    {
      cycle: {
        months: 24,
        ends: { kind: "printed" },
        confidence: "high",
        long_first_term: { at_most_months: 26, unknown: "how-much", source: "code" },
      },
    },
  );
  const judged = (issuedOn: string, ...credits: CreditInput[]) => standingOf(kansas, credits, { issuedOn });

  test("leaves open whether hours from before the cycle count, from the day of issue on", () => {
    const standing = judged("2025-03-01", hours(1, "2025-03-01"), hours(1, "2025-05-01"));
    expect(standing).toMatchObject({ status: "unknown", hours: { have: 1 } });
    expect(standing.cycle).toMatchObject({ startsOn: "2025-05-01" });
    expect(standing.credits.map((entry) => [entry.counts, ...codesOf(entry)])).toEqual([
      [0, "question-open"],
      [1],
    ]);
  });

  test("changes nothing where the cycle's own hours are enough, or where no hours are near", () => {
    expect(judged("2025-03-01", hours(1, "2025-03-01"), hours(2, "2025-05-01")).status).toBe("met");
    expect(judged("2025-03-01", hours(1, "2025-05-01"))).toMatchObject({ status: "short" });
    expect(judged("2025-03-01", hours(1, "2025-02-28"), hours(1, "2025-05-01")).status).toBe("short");
  });

  test("is a term of at most so many months; one issued earlier had a term before", () => {
    const early = hours(1, "2025-03-15");
    expect(judged("2025-02-28", early, hours(1, "2025-05-01")).status).toBe("unknown");
    expect(judged("2025-02-27", early, hours(1, "2025-05-01")).status).toBe("short");
  });
});

describe("a CE period of the authority's own", () => {
  const calendar = ending({ kind: "printed" }, 24, { ce_period: { kind: "calendar-year", source: "code" } });

  test("the calendar year that holds the day judged, whatever the license's expiry", () => {
    expect(standingOf(calendar, []).cycle).toEqual({
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      daysLeft: 37,
    });
    expect(standingOf(calendar, [], { expiresOn: null }).cycle).toMatchObject({ startsOn: "2026-01-01" });
  });

  test("hours of December 31 count in the one year, of January 1 in the next", () => {
    const counts = (day: string) => standingOf(calendar, [hours(1, day)]).credits[0]?.counts;
    expect([counts("2025-12-31"), counts("2026-01-01")]).toEqual([0, 1]);
  });

  test("an earlier year of the license is judged too, once the record since the issue reaches back to it", () => {
    const judged = (day: string, holder: HolderInput = {}) =>
      standingOf(calendar, [hours(1, day), hours(2, "2026-02-02")], { issuedOn: "2025-06-15", ...holder });
    expect(judged("2025-06-15")).toMatchObject({ status: "short" });
    expect(findingOf(judged("2025-12-31"), "total-2025")).toMatchObject({ status: "lapsed", missing: 1 });
    expect(judged("2025-06-14").findings.map(({ rule }) => rule)).toEqual(["total"]);
    expect(judged("2026-01-01").findings.map(({ rule }) => rule)).toEqual(["total"]);
  });

  test("what an earlier year misses is short while the license runs, and lapsed once its last year is over", () => {
    const judged = (asOf: string) =>
      standingOf(calendar, [hours(1, "2025-12-31"), hours(2, "2026-02-02")], {
        expiresOn: "2026-12-31",
        asOf,
      }).status;
    expect([judged("2026-12-31"), judged("2027-01-01")]).toEqual(["short", "lapsed"]);
  });

  test("a fixed report day of its own parity", () => {
    const report = ending({ kind: "printed" }, 12, {
      ce_period: { kind: "fixed-date", month: 6, day: 30, parity: "odd", months: 24, source: "code" },
    });
    expect(standingOf(report, []).cycle).toMatchObject({ startsOn: "2025-07-01", endsOn: "2027-06-30" });
  });
});

describe("a reinstatement", () => {
  const reinstatement = ending({ kind: "printed" }, 24, { after_expiry_months: 12 });

  test("takes the hours of the cycle and of the year after the expiry day", () => {
    const standing = standingOf(reinstatement, [hours(1, "2024-05-01"), hours(1, "2027-04-30")], {
      expiresOn: "2026-04-30",
      asOf: "2027-04-30",
    });
    expect(standing).toMatchObject({
      status: "met",
      cycle: { startsOn: "2024-05-01", endsOn: "2027-04-30", daysLeft: 0 },
    });
  });

  test("is lapsed the day after that year", () => {
    expect(standingOf(reinstatement, [], { expiresOn: "2026-04-30", asOf: "2027-04-30" }).status).toBe(
      "short",
    );
    expect(standingOf(reinstatement, [], { expiresOn: "2026-04-30", asOf: "2027-05-01" }).status).toBe(
      "lapsed",
    );
  });
});

import { describe, expect, test } from "vitest";
import {
  atLeast,
  type CreditInput,
  codesOf,
  credit,
  findingOf,
  type HolderInput,
  makeRequirement,
  type RuleInput,
  standingOf,
} from "../../tests/support/requirement-maker.ts";

/* What the cycle before, May 1, 2023 to April 30, 2025, does to the one judged, May 1, 2025 to April 30, 2027. */

const hours = (amount: number, completedOn: string, words: CreditInput = {}) =>
  credit({ hours: amount, completedOn, ...words });
const outcomes = (standing: ReturnType<typeof standingOf>) =>
  standing.credits.map((entry) => [entry.counts, ...codesOf(entry)]);

describe("hours of a grace period that count for the cycle just ended", () => {
  const requirement = (rules: Record<string, RuleInput> = { total: atLeast(20) }) =>
    makeRequirement(rules, {
      windows: { grace: { source: "code", days_after_end: 60, credits_count: true } },
    });
  const judged = (credits: readonly CreditInput[], holder: HolderInput = {}) =>
    standingOf(requirement(), credits, holder);
  const LAST_GRACE_DAY = "2025-06-29";

  test("count for it until the last day of the grace period", () => {
    const standing = judged([hours(10, "2025-12-01"), hours(4, "2027-06-29"), hours(4, "2027-06-30")], {
      asOf: "2027-07-15",
    });
    expect(outcomes(standing)).toEqual([[10], [4], [0, "outside-cycle"]]);
  });

  test("may be used up when the next cycle is judged, so that it is not sure to be met by them", () => {
    const standing = judged([hours(10, LAST_GRACE_DAY), hours(10, "2026-01-01")]);
    expect(standing).toMatchObject({ status: "unknown", hours: { have: 10 } });
    expect(outcomes(standing)).toEqual([[0, "used-before"], [10]]);
    expect(codesOf(findingOf(standing, "total"))).toEqual(["used-before"]);
    expect(standing.credits[0]?.because[0]?.text).toContain("June 29, 2025");
  });

  test("are the next cycle's alone from the day after the grace period on", () => {
    expect(judged([hours(10, "2025-06-30"), hours(10, "2026-01-01")]).status).toBe("met");
  });

  test("do not matter where the other hours are enough, or where even they are not", () => {
    expect(judged([hours(10, LAST_GRACE_DAY), hours(20, "2026-01-01")]).status).toBe("met");
    expect(judged([hours(10, LAST_GRACE_DAY), hours(9.75, "2026-01-01")])).toMatchObject({
      status: "short",
      hours: { missing: 10.25 },
    });
  });

  test("are free where the record shows the cycle before met without them, and not a quarter hour below that", () => {
    const withBefore = (amount: number) =>
      judged([hours(amount, "2024-01-01"), hours(10, LAST_GRACE_DAY), hours(10, "2026-01-01")]);
    expect(withBefore(20).status).toBe("met");
    expect(withBefore(20.25).status).toBe("met");
    expect(withBefore(19.75).status).toBe("unknown");
  });

  test("are free where there was no cycle before: the credential was issued in this one", () => {
    const credits = [hours(10, LAST_GRACE_DAY), hours(10, "2026-01-01")];
    expect(judged(credits, { issuedOn: "2025-05-01" }).status).toBe("met");
    expect(judged(credits, { issuedOn: "2025-04-30" }).status).toBe("unknown");
  });

  test("are free where the cycle before asked for nothing", () => {
    const young = requirement({
      total: atLeast([
        { from: "1990-01-01", value: null, source: "code" },
        { from: "2026-01-01", value: 20, source: "code" },
      ]),
    });
    const standing = standingOf(young, [
      hours(1, "2024-01-01"),
      hours(10, LAST_GRACE_DAY),
      hours(10, "2026-01-01"),
    ]);
    expect(standing.status).toBe("met");
  });

  test("hang together from cycle to cycle: what the cycle before took from its own predecessor is asked as well", () => {
    const chain = (earliest: number) =>
      judged([
        hours(earliest, "2022-01-01"),
        hours(10, "2023-05-15"),
        hours(10, "2024-01-01"),
        hours(10, "2025-05-15"),
        hours(10, "2026-01-01"),
      ]).status;
    expect(chain(20)).toBe("met");
    expect(chain(19.75)).toBe("unknown");
  });

  test("serve a duty once in a lifetime though another cycle may have used them", () => {
    const once = requirement({
      total: atLeast(20),
      "hiv-aids": atLeast(1, { of: { topics: ["hiv-aids"] }, once: "lifetime" }),
    });
    const standing = standingOf(once, [hours(1, LAST_GRACE_DAY, { topics: ["hiv-aids"] })]);
    expect(findingOf(standing, "hiv-aids").status).toBe("met");
    expect(standing.hours.have).toBe(0);
  });

  test("of which the authority may not even accept some name both reasons", () => {
    const standing = judged([hours(20, LAST_GRACE_DAY, { accreditation: "other" })]);
    expect(outcomes(standing)).toEqual([[0, "acceptance-unknown", "used-before"]]);
  });
});

describe("hours that carry over", () => {
  const carrying = makeRequirement(
    { total: atLeast(10) },
    { carry_over: { excess: "next-cycle", source: "code" } },
  );
  const status = (before: number, now: number) =>
    standingOf(carrying, [hours(before, "2024-01-01"), hours(now, "2026-01-01")]);

  test("are those above what the cycle before asked", () => {
    expect(status(13, 7)).toMatchObject({ status: "met", hours: { have: 10 } });
    expect(status(13, 6.75)).toMatchObject({ status: "short", hours: { missing: 0.25 } });
    expect(codesOf(findingOf(status(13, 7), "total"))).toEqual(["carried-over"]);
    expect(status(10, 7)).toMatchObject({ status: "short", hours: { missing: 3 } });
  });

  test("may carry over where a word is missing that would tell: unknown, and not short", () => {
    const judged = (amount: number) =>
      standingOf(carrying, [hours(amount, "2024-01-01", { accreditation: null }), hours(7, "2026-01-01")]);
    expect(judged(13)).toMatchObject({ status: "unknown", hours: { have: 7 } });
    expect(judged(12.75)).toMatchObject({ status: "short", hours: { missing: 3 } });
  });

  test("may carry over from a cycle of which our record does not say how much it asked", () => {
    const young = makeRequirement(
      { total: atLeast([{ from: "2026-01-01", value: 10, source: "code" }]) },
      { carry_over: { excess: "next-cycle", source: "code" } },
    );
    const judged = (amount: number) =>
      standingOf(young, [hours(amount, "2024-01-01"), hours(7, "2026-01-01")]).status;
    expect([judged(2.75), judged(3)]).toEqual(["short", "unknown"]);
  });

  test("are not those that lie after the day judged", () => {
    const early = standingOf(carrying, [hours(13, "2024-06-02")], { asOf: "2024-06-01" });
    expect(early).toMatchObject({ status: "short", hours: { missing: 10 } });
    expect(codesOf(findingOf(early, "total"))).toEqual([]);
  });

  test("go one cycle on and no further", () => {
    const standing = standingOf(carrying, [
      hours(30, "2022-01-01"),
      hours(10, "2024-01-01"),
      hours(7, "2026-01-01"),
    ]);
    expect(standing).toMatchObject({ status: "short", hours: { missing: 3 } });
  });
});

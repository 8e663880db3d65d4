import { describe, expect, test } from "vitest";
import {
  ALL_ACCEPTED,
  atLeast,
  atMost,
  type CreditInput,
  codesOf,
  credit,
  findingOf,
  makeRequirement,
  perDay,
  SOURCE,
  since,
  standingOf,
} from "../../tests/support/requirement-maker.ts";

const hours = (amount: number, words: CreditInput = {}) => credit({ hours: amount, ...words });
const law = (amount: number, words: CreditInput = {}) => hours(amount, { topics: ["law"], ...words });
const countsOf = (standing: ReturnType<typeof standingOf>) => standing.credits.map((entry) => entry.counts);

describe("a total for the cycle", () => {
  const twenty = makeRequirement({ total: atLeast(20) });

  test.each([
    [19.75, "short", 0.25],
    [20, "met", 0],
    [20.25, "met", 0],
  ])("of 20 hours: with %d it is %s and %d are missing", (have, status, missing) => {
    const standing = standingOf(twenty, [hours(have)]);
    expect(standing.status).toBe(status);
    expect(standing.hours).toEqual({ need: 20, have, missing });
    expect(findingOf(standing, "total")).toMatchObject({ status, need: 20, have, missing, source: SOURCE });
  });

  test("with no credits at all every hour is missing", () => {
    expect(standingOf(twenty, [])).toMatchObject({
      status: "short",
      hours: { need: 20, have: 0, missing: 20 },
    });
  });

  test("a standing names its cycle, the days left, its confidence and when the sources were read", () => {
    expect(standingOf(twenty, [])).toMatchObject({
      credential: "own",
      kind: "us-zz/pharmacy-technician",
      cycle: { startsOn: "2025-05-01", endsOn: "2027-04-30", daysLeft: 157 },
      confidence: "high",
      checkedOn: "2026-11-20",
      questions: ["How much is it really?"],
    });
  });

  test("a total that changed is the one in force on the cycle's last day, even for hours earned before the change", () => {
    const doubled = makeRequirement({ total: atLeast([since("2015-01-01", 10), since("2027-04-30", 20)]) });
    expect(standingOf(doubled, [hours(10)]).hours).toEqual({ need: 20, have: 10, missing: 10 });
    expect(standingOf(doubled, [hours(10)], { expiresOn: "2027-04-29" }).hours).toEqual({
      need: 10,
      have: 10,
      missing: 0,
    });
  });

  test("of a cycle that ended before the record of the rule begins nothing is said", () => {
    const recent = makeRequirement({ total: atLeast([since("2027-05-01", 20)]) });
    const standing = standingOf(recent, [hours(20)]);
    expect(standing.status).toBe("unknown");
    expect(codesOf(findingOf(standing, "total"))).toEqual(["before-our-record"]);
    expect(standingOf(recent, [], { expiresOn: "2027-05-01" }).status).toBe("short");
  });

  test("a repealed total is not required, and says by which source", () => {
    const repealed = makeRequirement({
      total: atLeast([since("2015-01-01", 20), since("2026-01-01", null)]),
    });
    const standing = standingOf(repealed, []);
    expect(standing.status).toBe("not-required");
    expect(findingOf(standing, "total")).toMatchObject({ status: "not-required", source: SOURCE });
    expect(codesOf(findingOf(standing, "total"))).toEqual(["repealed"]);
  });

  test("where nothing is required a credit counts nothing and says why", () => {
    const [only] = standingOf(makeRequirement({ total: atLeast(null) }), [hours(3)]).credits;
    expect(only?.counts).toBe(0);
    expect(codesOf(only)).toEqual(["nothing-required"]);
  });
});

describe("hours of a topic", () => {
  test.each([
    [0.75, "short", 0.25],
    [1, "met", 0],
    [1.25, "met", 0],
  ])("one hour of law inside the total: with %d it is %s", (amount, status, missing) => {
    const requirement = makeRequirement({ total: atLeast(20), law: atLeast(1, { of: { topics: ["law"] } }) });
    const standing = standingOf(requirement, [hours(20 - amount), law(amount)]);
    expect(findingOf(standing, "total").status).toBe("met");
    expect(findingOf(standing, "law")).toMatchObject({ status, need: 1, have: amount, missing });
    expect(standing.status).toBe(status);
  });

  test("enough in all does not make up for a missing hour of law", () => {
    const requirement = makeRequirement({ total: atLeast(20), law: atLeast(1, { of: { topics: ["law"] } }) });
    const standing = standingOf(requirement, [hours(40)]);
    expect(standing).toMatchObject({ status: "short", hours: { missing: 0 } });
  });

  test("an hour on top of the total counts for its topic and not for the total", () => {
    const onTop = makeRequirement({
      total: atLeast(20),
      law: atLeast(1, { of: { topics: ["law"] }, inside: false }),
    });
    expect(standingOf(onTop, [hours(19), law(1)])).toMatchObject({
      status: "short",
      hours: { have: 19, missing: 1 },
    });
    expect(standingOf(onTop, [hours(20), law(1)])).toMatchObject({
      status: "met",
      hours: { have: 20, missing: 0 },
    });
  });

  test("law beyond the hour on top counts in the total", () => {
    const onTop = makeRequirement({
      total: atLeast(20),
      law: atLeast(1, { of: { topics: ["law"] }, inside: false }),
    });
    expect(standingOf(onTop, [hours(17), law(4)])).toMatchObject({ status: "met", hours: { have: 20 } });
  });

  test("a narrower topic is also the wider one: sterile compounding is compounding", () => {
    const requirement = makeRequirement({ compounding: atLeast(2, { of: { topics: ["compounding"] } }) });
    expect(standingOf(requirement, [hours(2, { topics: ["compounding-sterile"] })]).status).toBe("met");
  });

  test("one credit may serve two topics at once", () => {
    const requirement = makeRequirement({
      law: atLeast(1, { of: { topics: ["law"] } }),
      "patient-safety": atLeast(1, { of: { topics: ["patient-safety"] } }),
    });
    expect(standingOf(requirement, [hours(1, { topics: ["law", "patient-safety"] })]).status).toBe("met");
  });

  test("law of another state is an hour, but not the hour of law", () => {
    const requirement = makeRequirement({
      total: atLeast(1),
      law: atLeast(1, { of: { topics: ["law"], law_of: ["us-zz"] } }),
    });
    const standing = standingOf(requirement, [law(1, { lawOf: "us-wy" })]);
    expect(findingOf(standing, "total").status).toBe("met");
    expect(findingOf(standing, "law")).toMatchObject({ status: "short", missing: 1 });
    expect(codesOf(standing.credits[0])).toContain("wrong-law");
    expect(standingOf(requirement, [law(1, { lawOf: "us-zz" })]).status).toBe("met");
  });

  test("a course is counted by the course, whatever its hours", () => {
    const requirement = makeRequirement({
      "human-trafficking": atLeast(2, { unit: "course", of: { topics: ["human-trafficking"] } }),
    });
    const one = standingOf(requirement, [hours(3, { topics: ["human-trafficking"] })]);
    expect(findingOf(one, "human-trafficking")).toMatchObject({
      status: "short",
      unit: "course",
      need: 2,
      have: 1,
      missing: 1,
    });
    const two = standingOf(requirement, [
      hours(0.25, { topics: ["human-trafficking"] }),
      hours(0.25, { topics: ["human-trafficking"] }),
    ]);
    expect(two.status).toBe("met");
  });
});

describe("live hours and audiences", () => {
  test.each([
    [4.75, "short"],
    [5, "met"],
    [5.25, "met"],
  ])("five live hours: with %d it is %s, home study does not help", (amount, status) => {
    const requirement = makeRequirement({ live: atLeast(5, { of: { delivery: "live" } }) });
    expect(standingOf(requirement, [hours(amount), hours(10, { delivery: "home-study" })]).status).toBe(
      status,
    );
  });

  const ptcb = makeRequirement({
    total: atLeast(20),
    "technician-specific": atLeast(15, { of: { audience: "technician" } }),
    "pharmacist-specific": atMost(5, { audience: "pharmacist" }),
  });

  test.each([
    [15, 4.75, "short", 0.25],
    [15, 5, "met", 0],
    [15, 5.25, "met", 0],
    [14.75, 5.25, "short", 0.25],
    [14.75, 5, "short", 0.25],
  ])("15 T and at most 5 P of 20: %d T and %d P are %s", (technician, pharmacist, status, missing) => {
    const standing = standingOf(ptcb, [hours(technician), hours(pharmacist, { audience: "pharmacist" })]);
    expect(standing.status).toBe(status);
    expect(standing.hours.missing).toBe(missing);
  });

  test("P hours above the cap count in part and say so; the cap itself is never unmet", () => {
    const standing = standingOf(ptcb, [hours(12), hours(8, { audience: "pharmacist" })]);
    expect(standing.hours).toEqual({ need: 20, have: 17, missing: 3 });
    expect(countsOf(standing)).toEqual([12, 5]);
    expect(standing.credits[1]?.because).toMatchObject([{ code: "over-cap", facts: { hours: 3 } }]);
    expect(findingOf(standing, "pharmacist-specific")).toMatchObject({ status: "met", most: 5, have: 5 });
  });
});

describe("caps", () => {
  const capped = (rules: Parameters<typeof makeRequirement>[0]) =>
    makeRequirement({ total: atLeast(20), ...rules }, { accepts: ALL_ACCEPTED });

  test.each([
    [9.75, 9.75],
    [10, 10],
    [10.25, 10],
  ])("college at most 10 hours: of %d hours %d count", (amount, counts) => {
    const requirement = capped({ college: atMost(10, { accreditation: ["college"] }) });
    expect(countsOf(standingOf(requirement, [hours(amount, { accreditation: "college" })]))).toEqual([
      counts,
    ]);
  });

  test("a cap of 0 is a kind that is not counted at all", () => {
    const requirement = capped({ "in-service": atMost(0, { accreditation: ["in-service"] }) });
    const standing = standingOf(requirement, [hours(4, { accreditation: "in-service" })]);
    expect(countsOf(standing)).toEqual([0]);
    expect(codesOf(standing.credits[0])).toEqual(["over-cap"]);
  });

  test("a cap that changed is the one in force on the cycle's last day", () => {
    const requirement = capped({
      "in-service": atMost([since("2015-01-01", 10), since("2027-04-30", 5)], {
        accreditation: ["in-service"],
      }),
    });
    const inService = hours(8, { accreditation: "in-service", completedOn: "2025-06-01" });
    expect(countsOf(standingOf(requirement, [inService]))).toEqual([5]);
    expect(countsOf(standingOf(requirement, [inService], { expiresOn: "2027-04-29" }))).toEqual([8]);
  });

  test("a cap that goes by the day of completion binds only what was done from that day on", () => {
    const history = [since("2015-01-01", null), since("2026-01-01", 5)];
    const requirement = capped({
      home: atMost(history, { delivery: "home-study" }, { governed_by: "completion-day" }),
    });
    const home = (completedOn: string) => hours(8, { delivery: "home-study", completedOn });
    expect(countsOf(standingOf(requirement, [home("2025-12-31"), home("2026-01-01")]))).toEqual([8, 5]);
  });

  test("at most 12 hours of one calendar day: the day before and the day after have their own 12", () => {
    const requirement = capped({ "per-day": perDay(12) });
    const day = (completedOn: string, amount: number) => hours(amount, { completedOn });
    const standing = standingOf(requirement, [
      day("2026-03-01", 12),
      day("2026-03-02", 8),
      day("2026-03-02", 6),
      day("2026-03-03", 3),
    ]);
    expect(countsOf(standing)).toEqual([12, 8, 4, 3]);
    expect(codesOf(standing.credits[2])).toEqual(["over-cap"]);
  });

  test("where two caps overlap, as much counts as both together allow", () => {
    const requirement = capped({
      "home-study": atMost(5, { delivery: "home-study" }),
      college: atMost(5, { accreditation: ["college"] }),
    });
    const standing = standingOf(requirement, [
      hours(5, { delivery: "home-study", accreditation: "college" }),
      hours(5, { delivery: "home-study" }),
      hours(5, { accreditation: "college" }),
    ]);
    expect(standing.hours.have).toBe(10);
    expect(countsOf(standing)).toEqual([0, 5, 5]);
  });

  test("a cap for some holders binds only those, and binds nobody who says no", () => {
    const requirement = capped({
      "in-service": atMost(5, { accreditation: ["in-service"] }, { when: "works-in-institution" }),
    });
    const inService = [hours(8, { accreditation: "in-service" })];
    expect(countsOf(standingOf(requirement, inService, { facts: { "works-in-institution": true } }))).toEqual(
      [5],
    );
    expect(
      countsOf(standingOf(requirement, inService, { facts: { "works-in-institution": false } })),
    ).toEqual([8]);
  });
});

describe("the status of the whole", () => {
  const missingFact = atLeast(1, { of: { topics: ["immunization"] }, when: "immunizes" });

  test("short outranks unknown, unknown outranks met", () => {
    const requirement = makeRequirement({ total: atLeast(2), immunization: missingFact });
    expect(standingOf(requirement, [hours(1)]).status).toBe("short");
    expect(standingOf(requirement, [hours(2)]).status).toBe("unknown");
    expect(standingOf(requirement, [hours(2)], { facts: { immunizes: false } }).status).toBe("met");
  });

  test("on its last day a cycle is still open, the day after what is missing is lapsed", () => {
    const requirement = makeRequirement({ total: atLeast(20) });
    expect(standingOf(requirement, [], { asOf: "2027-04-30" })).toMatchObject({
      status: "short",
      cycle: { daysLeft: 0 },
    });
    const after = standingOf(requirement, [hours(19.75)], { asOf: "2027-05-01" });
    expect(after).toMatchObject({
      status: "lapsed",
      cycle: { endsOn: "2027-04-30", daysLeft: -1 },
      hours: { missing: 0.25 },
    });
    expect(standingOf(requirement, [hours(20)], { asOf: "2027-05-01" }).status).toBe("met");
  });

  test("lapsed outranks unknown once the cycle is over", () => {
    const requirement = makeRequirement({ total: atLeast(2), immunization: missingFact });
    expect(standingOf(requirement, [hours(1)], { asOf: "2027-05-01" }).status).toBe("lapsed");
    expect(standingOf(requirement, [hours(2)], { asOf: "2027-05-01" }).status).toBe("unknown");
  });

  test("what does not apply is left out, and nothing left that applies is not-required", () => {
    const requirement = makeRequirement({ immunization: missingFact, other: atLeast(null) });
    expect(standingOf(requirement, [], { facts: { immunizes: false } }).status).toBe("not-required");
    expect(
      standingOf(requirement, [hours(1, { topics: ["immunization"] })], { facts: { immunizes: true } })
        .status,
    ).toBe("met");
  });

  test("sources read just 12 months ago are fresh, a day later they are to be checked again", () => {
    const requirement = makeRequirement({ total: atLeast(1) }, { checked: "2025-11-24" });
    expect(standingOf(requirement, [], { asOf: "2026-11-24" })).not.toHaveProperty("checkAgain");
    expect(standingOf(requirement, [], { asOf: "2026-11-25" }).checkAgain).toBe(true);
  });
});

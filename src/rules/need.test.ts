import { describe, expect, test } from "vitest";
import {
  atLeast,
  type CreditInput,
  codesOf,
  credit,
  findingOf,
  makeRequirement,
  open,
  since,
  standingOf,
} from "../../tests/support/requirement-maker.ts";
import { factsAsked } from "./need.ts";

const hours = (amount: number, words: CreditInput = {}) => credit({ hours: amount, ...words });
const of = (topic: string) => ({ of: { topics: [topic] } });
const topic = (name: string, amount = 1, completedOn = "2026-03-01") =>
  hours(amount, { topics: [name], completedOn });

describe("a duty that hangs on a fact", () => {
  const immunizing = makeRequirement({
    total: atLeast(2),
    immunization: atLeast(1, { ...of("immunization"), when: "immunizes" }),
  });
  const statusWhen = (facts: Record<string, boolean>) =>
    findingOf(standingOf(immunizing, [hours(2)], { facts }), "immunization").status;

  test("binds who says yes, not who says no, and is unknown where nothing is said", () => {
    expect(statusWhen({ immunizes: true })).toBe("short");
    expect(statusWhen({ immunizes: false })).toBe("not-applicable");
    expect(statusWhen({})).toBe("unknown");
  });

  test("names the fact that is missing", () => {
    const [reason] = findingOf(standingOf(immunizing, [hours(2)]), "immunization").because;
    expect(reason).toMatchObject({ code: "fact-not-given", facts: { word: "immunizes" } });
    expect(reason?.text).toContain("Do you give vaccines?");
  });

  test("is not settled by having the hours: what is not said is not assumed", () => {
    expect(statusWhen({ immunizes: true })).toBe("short");
    const standing = standingOf(immunizing, [hours(2), topic("immunization", 5)]);
    expect(findingOf(standing, "immunization").status).toBe("unknown");
  });

  test("may hang on the opposite of a fact, on all of several, or on any of them", () => {
    const rule = (when: Parameters<typeof atLeast>[1]) =>
      makeRequirement({ law: atLeast(1, { ...of("law"), ...when }) });
    const status = (requirement: ReturnType<typeof rule>, facts: Record<string, boolean>) =>
      findingOf(standingOf(requirement, [], { facts }), "law").status;
    const not = rule({ when: { fact: "immunizes", is: false } });
    expect([status(not, { immunizes: false }), status(not, { immunizes: true }), status(not, {})]).toEqual([
      "short",
      "not-applicable",
      "unknown",
    ]);
    const both = rule({ when: { all: ["immunizes", "compounds"] } });
    expect(status(both, { immunizes: true, compounds: true })).toBe("short");
    expect(status(both, { immunizes: false })).toBe("not-applicable");
    expect(status(both, { immunizes: true })).toBe("unknown");
    const either = rule({ when: { any: ["immunizes", "compounds"] } });
    expect(status(either, { immunizes: true })).toBe("short");
    expect(status(either, { immunizes: false, compounds: false })).toBe("not-applicable");
    expect(status(either, { immunizes: false })).toBe("unknown");
  });

  test("may bind those issued from a day on, or before it", () => {
    const later = makeRequirement({
      law: atLeast(1, { ...of("law"), when: { issued_from: "2020-01-01" as never } }),
    });
    expect(findingOf(standingOf(later, [], { issuedOn: "2019-12-31" }), "law").status).toBe("not-applicable");
    expect(findingOf(standingOf(later, [], { issuedOn: "2020-01-01" }), "law").status).toBe("short");
    const earlier = makeRequirement({
      law: atLeast(1, { ...of("law"), when: { issued_before: "2020-01-01" as never } }),
    });
    expect(findingOf(standingOf(earlier, [], { issuedOn: "2019-12-31" }), "law").status).toBe("short");
    expect(findingOf(standingOf(earlier, [], { issuedOn: "2020-01-01" }), "law").status).toBe(
      "not-applicable",
    );
  });

  test("takes another value for some holders, and neither where the fact is not given", () => {
    const sterile = makeRequirement({
      compounding: atLeast(2, {
        ...of("compounding"),
        instead: [{ when: "compounds-sterile-high-risk", history: [since("1990-01-01", 4)] }],
      }),
    });
    const need = (facts: Record<string, boolean>) =>
      findingOf(standingOf(sterile, [topic("compounding", 3)], { facts }), "compounding");
    expect(need({ "compounds-sterile-high-risk": true })).toMatchObject({
      status: "short",
      need: 4,
      missing: 1,
    });
    expect(need({ "compounds-sterile-high-risk": false })).toMatchObject({ status: "met", need: 2 });
    expect(need({}).status).toBe("unknown");
    expect(codesOf(need({}))).toContain("fact-not-given");
  });

  test("a fact that no rule of the kind asks about changes nothing", () => {
    const plain = makeRequirement({ total: atLeast(2) });
    expect(standingOf(plain, [hours(1)], { facts: { immunizes: true, "compounds-sterile": false } })).toEqual(
      standingOf(plain, [hours(1)]),
    );
  });
});

describe("a duty of its own period", () => {
  test("once in a lifetime: an hour of an earlier cycle still serves, one before the issue does not", () => {
    const once = makeRequirement({ "hiv-aids": atLeast(3, { ...of("hiv-aids"), once: "lifetime" }) });
    const status = (completedOn: string) =>
      standingOf(once, [topic("hiv-aids", 3, completedOn)], { issuedOn: "2016-02-02" }).status;
    expect(status("2016-02-02")).toBe("met");
    expect(status("2016-02-01")).toBe("short");
    expect(status("2026-11-24")).toBe("met");
  });

  test("once in a lifetime: while it is missing, it says that an earlier hour would serve", () => {
    const once = makeRequirement({ "hiv-aids": atLeast(3, { ...of("hiv-aids"), once: "lifetime" }) });
    const codes = (given: number) =>
      codesOf(findingOf(standingOf(once, [topic("hiv-aids", given, "2026-11-24")]), "hiv-aids"));
    expect(codes(2.75)).toEqual(["once-in-a-lifetime"]);
    expect(codes(3)).toEqual([]);
  });

  test("a patient-safety hour is short of the medication-error hour, and says that it may be one", () => {
    const errors = makeRequirement({ "medication-errors": atLeast(1, of("medication-errors")) });
    const standing = standingOf(errors, [topic("patient-safety", 1, "2026-11-24")]);
    expect(standing.status).toBe("short");
    expect(codesOf(standing.credits[0])).toContain("topic-perhaps");
    expect(codesOf(standingOf(errors, [topic("law", 1, "2026-11-24")]).credits[0])).not.toContain(
      "topic-perhaps",
    );
  });

  test("an hour that serves the lifetime duty from outside the cycle adds nothing to the total, and says what it serves", () => {
    const once = makeRequirement({
      total: atLeast(2),
      "hiv-aids": atLeast(1, { ...of("hiv-aids"), once: "lifetime" }),
    });
    const standing = standingOf(once, [topic("hiv-aids", 1, "2020-01-01"), hours(1)]);
    expect(standing.hours).toEqual({ need: 2, have: 1, missing: 1 });
    expect(findingOf(standing, "hiv-aids").status).toBe("met");
    expect(standing.credits[0]?.counts).toBe(0);
    expect(codesOf(standing.credits[0])).toEqual(["outside-cycle", "counts-toward"]);
  });

  test("an hour from before the cycle of which it is not known whether it is accepted leaves the duty open, and says which word is missing", () => {
    const once = makeRequirement({ "hiv-aids": atLeast(1, { ...of("hiv-aids"), once: "lifetime" }) });
    const judged = (accreditation: string | null) =>
      standingOf(once, [hours(1, { topics: ["hiv-aids"], completedOn: "2020-01-01", accreditation })]);
    expect(judged("acpe").status).toBe("met");
    expect(judged(null).status).toBe("unknown");
    expect(findingOf(judged(null), "hiv-aids").because).toMatchObject([
      { code: "word-missing", facts: { word: "accreditation" } },
    ]);
    expect(codesOf(findingOf(judged("other"), "hiv-aids"))).toEqual(["acceptance-unknown"]);
    expect(codesOf(judged(null).credits[0])).toEqual(["outside-cycle"]);
  });

  test("at the first renewal only: it binds in the cycle of issue and in no later one", () => {
    const first = makeRequirement({ law: atLeast(1, { ...of("law"), once: "first-renewal" }) });
    const status = (issuedOn: string) => findingOf(standingOf(first, [], { issuedOn }), "law");
    expect(status("2025-05-01").status).toBe("short");
    expect(status("2025-04-30").status).toBe("not-applicable");
    expect(codesOf(status("2025-04-30"))).toEqual(["not-first-renewal"]);
  });

  test("every 48 months inside cycles of 24: the hour counts from the first day of the 48 months to the last", () => {
    const equity = makeRequirement({
      "health-equity": atLeast(2, { ...of("health-equity"), every_months: 48 }),
    });
    const finding = (completedOn: string) =>
      findingOf(standingOf(equity, [topic("health-equity", 2, completedOn)]), "health-equity");
    expect(finding("2023-04-30").status).toBe("short");
    expect(finding("2023-05-01").status).toBe("met");
    expect(finding("2026-11-24").status).toBe("met");
    expect(finding("2023-05-01").period).toEqual({ startsOn: "2023-05-01", endsOn: "2027-04-30" });
  });

  test("each calendar year: the year that holds the day judged counts, the year before does not", () => {
    const yearly = makeRequirement({
      compounding: atLeast(2, { ...of("compounding"), each: "calendar-year" }),
    });
    const finding = (completedOn: string) =>
      findingOf(standingOf(yearly, [topic("compounding", 2, completedOn)]), "compounding");
    expect(finding("2025-12-31").status).toBe("short");
    expect(finding("2026-01-01").status).toBe("met");
    expect(finding("2026-01-01").period).toEqual({ startsOn: "2026-01-01", endsOn: "2026-12-31" });
  });
});

describe("the first renewal", () => {
  const firstRenewal = (first_renewal: NonNullable<Parameters<typeof atLeast>[1]>["first_renewal"]) =>
    makeRequirement({ total: atLeast(20, { first_renewal }) });
  const needOf = (requirement: ReturnType<typeof makeRequirement>, issuedOn: string) =>
    findingOf(standingOf(requirement, [], { issuedOn }), "total");

  test("may be exempt: from the cycle's first day on, not on the day before", () => {
    const exempt = firstRenewal({ exempt: true, source: "code" });
    expect(needOf(exempt, "2025-04-30")).toMatchObject({ status: "short", need: 20 });
    expect(needOf(exempt, "2025-05-01").status).toBe("not-applicable");
    expect(codesOf(needOf(exempt, "2025-05-01"))).toEqual(["first-renewal"]);
    expect(needOf(exempt, "2026-11-24").status).toBe("not-applicable");
  });

  test("may ask for less", () => {
    const less = firstRenewal({ value: 5, source: "code" });
    expect(needOf(less, "2025-05-01")).toMatchObject({ status: "short", need: 5, missing: 5 });
    expect(needOf(less, "2025-04-30")).toMatchObject({ need: 20 });
  });

  test("may ask by the calendar month touched, 0.8 hours each, without rounding to quarters, and never above the whole", () => {
    const kansas = firstRenewal({ per_month: 0.8, source: "code" });
    expect(needOf(kansas, "2027-04-30").need).toBe(0.8);
    expect(needOf(kansas, "2027-03-31").need).toBe(1.6);
    expect(needOf(kansas, "2026-05-31").need).toBe(9.6);
    expect(needOf(kansas, "2026-05-01").need).toBe(9.6);
    expect(needOf(kansas, "2026-04-30").need).toBe(10.4);
    expect(needOf(firstRenewal({ per_month: 2, source: "code" }), "2026-05-01").need).toBe(20);
  });

  test("may ask by a table of the day of issue, told from the cycle's end, of which the cycle's first day owes it all", () => {
    const table = firstRenewal({
      by_issue_day: [
        { through: { years_before_end: 2, day: "12-31" }, value: "full" },
        { through: { years_before_end: 1, day: "12-31" }, value: 10 },
        { through: { years_before_end: 0, day: "01-01" }, value: 3 },
        { value: 0 },
      ],
      source: "code",
    });
    expect(needOf(table, "2025-05-01")).toMatchObject({ need: 20 });
    expect(needOf(table, "2025-12-31").need).toBe(20);
    expect(needOf(table, "2026-01-01").need).toBe(10);
    expect(needOf(table, "2026-12-31").need).toBe(10);
    const later = (issuedOn: string) =>
      findingOf(standingOf(table, [], { issuedOn, asOf: "2027-04-01" }), "total");
    expect(later("2027-01-01")).toMatchObject({ status: "short", need: 3 });
    expect(later("2027-01-02").status).toBe("not-applicable");
  });

  test("may ask by so many months before the end: exactly so many months before is still among them", () => {
    const table = firstRenewal({
      by_issue_day: [{ through: { months_before_end: 12 }, value: "full" }, { value: 0 }],
      source: "code",
    });
    expect(needOf(table, "2026-04-30")).toMatchObject({ status: "short", need: 20 });
    expect(needOf(table, "2026-05-01").status).toBe("not-applicable");
  });

  test("in such a table each step but the last names its day, so that no later day falls through it", () => {
    const steps = (by_issue_day: object[]) => () =>
      firstRenewal({ by_issue_day, source: "code" } as Parameters<typeof firstRenewal>[0]);
    const through = { months_before_end: 12 };
    expect(steps([{ through, value: "full" }, { value: 0 }])).not.toThrow();
    expect(steps([{ through, value: "full" }])).toThrow();
    expect(steps([{ value: "full" }, { value: 0 }])).toThrow();
    expect(
      steps([
        { through, value: "full" },
        { through, value: 0 },
      ]),
    ).toThrow();
  });

  test("where no source settles it, nothing up to the whole is certain: unknown until all of it is there", () => {
    const unsettled = firstRenewal({ unknown: "how-much" });
    const finding = (amount: number) =>
      findingOf(
        standingOf(unsettled, amount > 0 ? [hours(amount)] : [], { issuedOn: "2025-06-01" }),
        "total",
      );
    expect(finding(0).status).toBe("unknown");
    expect(codesOf(finding(0))).toContain("first-renewal-unknown");
    expect(finding(0).because[0]?.text).toContain("no source settles");
    expect(finding(19.75).status).toBe("unknown");
    expect(finding(20).status).toBe("met");
  });
});

describe("a first renewal after the original license, of which the credential may be a later tier", () => {
  const FIRST = "first-licensed-on";
  const requirement = makeRequirement({
    total: atLeast(10, { first_renewal: { exempt: true, original: FIRST, source: "code" } }),
  });
  const judged = (issuedOn: string, first?: string, amount = 0) =>
    findingOf(
      standingOf(requirement, amount > 0 ? [hours(amount)] : [], {
        issuedOn,
        facts: first ? { [FIRST]: first } : {},
      }),
      "total",
    );

  test("exempts nobody who does not say the original day; it may be earlier than the day of issue", () => {
    const unsaid = judged("2025-06-01");
    expect(unsaid).toMatchObject({ status: "unknown", need: null });
    expect(codesOf(unsaid)).toEqual(["fact-not-given"]);
    expect(unsaid.because[0]?.facts?.word).toBe(FIRST);
    expect(judged("2025-06-01", undefined, 10).status).toBe("met");
  });

  test("exempts who was first licensed in this cycle, on its first day too, and not the day before", () => {
    expect(judged("2025-06-01", "2025-06-01").status).toBe("not-applicable");
    expect(judged("2025-06-01", "2025-05-01").status).toBe("not-applicable");
    expect(judged("2025-06-01", "2025-04-30")).toMatchObject({ status: "short", need: 10 });
  });

  test("asks for no day of who was issued before the cycle, and a day after the issue is no later original", () => {
    expect(judged("2025-04-30")).toMatchObject({ status: "short", need: 10 });
    expect(judged("2025-04-30", "2025-06-01")).toMatchObject({ status: "short", need: 10 });
  });

  test("is among the facts that a kind asks about, as one that can only help", () => {
    expect(factsAsked(requirement)).toEqual([{ fact: FIRST, rules: ["total"], optional: true }]);
  });
});

test("where a source asks the whole of whoever is licensed throughout, only a later day of issue leaves it open", () => {
  const partly = makeRequirement({
    total: atLeast(20, {
      first_renewal: { unknown: "how-much", full_if_licensed_throughout: { source: "code" } },
    }),
  });
  const status = (issuedOn: string, amount: number) =>
    standingOf(partly, [hours(amount)], { issuedOn }).status;
  expect(status("2025-05-01", 19.75)).toBe("short");
  expect(status("2025-05-01", 20)).toBe("met");
  expect(status("2025-05-02", 10)).toBe("unknown");
  expect(status("2025-05-02", 20)).toBe("met");
});

describe("other ways, and exemptions", () => {
  const way = (satisfied_by: NonNullable<Parameters<typeof atLeast>[1]>["satisfied_by"]) =>
    makeRequirement({ total: atLeast(6, { satisfied_by }) });
  const cpht = makeRequirement({ total: atLeast(20) }, { id: "ptcb/cpht" });

  test("6 hours or a current national certification: either will do, the last day of the certification included", () => {
    const either = way([{ holds: ["ptcb/cpht"], source: "code", note: "Current CPhT" }]);
    const status = (expiresOn: string) =>
      findingOf(standingOf(either, [], { also: [{ kind: "ptcb/cpht", expiresOn }] }, [cpht]), "total").status;
    expect(status("2026-11-24")).toBe("met");
    expect(status("2026-11-23")).toBe("short");
    expect(findingOf(standingOf(either, [hours(6)]), "total").status).toBe("met");
  });

  test("a way that the profile does not show is mentioned, not granted", () => {
    const either = way([{ holds: ["ptcb/cpht"], source: "code", note: "Current CPhT" }]);
    const finding = findingOf(standingOf(either, []), "total");
    expect(finding).toMatchObject({ status: "short", missing: 6 });
    expect(finding.because).toMatchObject([{ code: "other-way" }]);
    expect(finding.because[0]?.text).toContain("Current CPhT");
  });

  test("a fact that is true satisfies; one that is false, or not said, does not, and leaves nothing unknown", () => {
    const program = way([{ fact: "in-technician-program", source: "code" }]);
    expect(standingOf(program, [], { facts: { "in-technician-program": true } }).status).toBe("met");
    expect(standingOf(program, [], { facts: { "in-technician-program": false } }).status).toBe("short");
    expect(standingOf(program, []).status).toBe("short");
  });

  test("an exam passed in the cycle satisfies, on its first day too; the day before, or after the day judged, does not", () => {
    const exam = way([{ on_day_in_cycle: "certification-exam-passed-on", source: "code" }]);
    const status = (day: string) =>
      standingOf(exam, [], { facts: { "certification-exam-passed-on": day } }).status;
    expect(status("2025-05-01")).toBe("met");
    expect(status("2025-04-30")).toBe("short");
    expect(status("2026-11-24")).toBe("met");
    expect(status("2026-11-25")).toBe("short");
  });

  test("an exemption is granted to who claims it, and to nobody else", () => {
    const requirement = makeRequirement({
      total: atLeast(6, { exempt_when: [{ when: "military-status", source: "code", note: "In service." }] }),
    });
    const finding = (facts: Record<string, boolean>) =>
      findingOf(standingOf(requirement, [], { facts }), "total");
    expect(finding({ "military-status": true })).toMatchObject({
      status: "not-applicable",
      because: [{ code: "exempt" }],
    });
    expect(finding({ "military-status": false }).status).toBe("short");
    expect(finding({}).status).toBe("short");
  });
});

describe("what no source settles", () => {
  const status = (rule: ReturnType<typeof atLeast>, amount: number) => {
    const requirement = makeRequirement({ live: { ...rule, of: { delivery: "live" } } });
    return findingOf(standingOf(requirement, amount > 0 ? [hours(amount)] : []), "live");
  };

  test.each([
    [0, "short"],
    [1.75, "short"],
    [2, "unknown"],
    [3.75, "unknown"],
    [4, "met"],
  ])("between 2 and 4 hours: %d hours are %s", (amount, expected) => {
    expect(status(atLeast([open("1990-01-01", [2, 4])]), amount).status).toBe(expected);
  });

  test("an amount that nothing bounds stays unknown, however many hours there are, and quotes the question", () => {
    for (const amount of [0, 1, 9000]) {
      const finding = status(atLeast([open("1990-01-01")]), amount);
      expect(finding).toMatchObject({ status: "unknown", need: null, missing: null });
      expect(finding.because[0]?.text).toContain("How much is it really?");
    }
  });

  test("a value may become known later: until that day it is unknown, from it on it is judged", () => {
    const requirement = makeRequirement({ total: atLeast([open("1990-01-01"), since("2027-04-30", 2)]) });
    expect(standingOf(requirement, [], { expiresOn: "2027-04-29" }).status).toBe("unknown");
    expect(standingOf(requirement, [], { expiresOn: "2027-04-30" }).status).toBe("short");
  });

  test("a duty that may not bind is met by doing it, and unknown otherwise, never short", () => {
    const maybe = atLeast(2, { applies: { unknown: "how-much" } });
    expect(status(maybe, 0).status).toBe("unknown");
    expect(status(maybe, 1.75).status).toBe("unknown");
    expect(status(maybe, 2).status).toBe("met");
  });

  test("hours that may or may not come on top: enough for both is met, enough for one is unknown, less is short", () => {
    const requirement = makeRequirement({
      total: atLeast(20),
      compounding: atLeast(2, { ...of("compounding"), inside: { unknown: "how-much" } }),
    });
    const total = (general: number) =>
      standingOf(requirement, [hours(general), topic("compounding", 2)]).status;
    expect(total(20)).toBe("met");
    expect(total(19.75)).toBe("unknown");
    expect(total(18)).toBe("unknown");
    expect(total(17.75)).toBe("short");
  });

  test("an open question touches only the finding that it speaks of", () => {
    const requirement = makeRequirement({
      total: atLeast(2),
      live: atLeast([open("1990-01-01")], { of: { delivery: "live" } }),
    });
    const standing = standingOf(requirement, [hours(2)]);
    expect(findingOf(standing, "total").status).toBe("met");
    expect(findingOf(standing, "live").status).toBe("unknown");
  });

  test("a question that only flags a rule is shown with it and changes nothing", () => {
    const requirement = makeRequirement({ total: atLeast(2, { questions: ["how-much"] }) });
    const finding = findingOf(standingOf(requirement, [hours(2)]), "total");
    expect(finding.status).toBe("met");
    expect(codesOf(finding)).toEqual(["question-open"]);
  });
});

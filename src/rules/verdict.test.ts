import { describe, expect, test } from "vitest";
import {
  ALL_ACCEPTED,
  atLeast,
  atMost,
  type CreditInput,
  codesOf,
  credit,
  findingOf,
  type HolderInput,
  makeRequirement,
  standingOf,
} from "../../tests/support/requirement-maker.ts";

const twenty = makeRequirement({ total: atLeast(20) });
const NUMBER = "0202-0000-25-012-H03-T";

/** What each credit counts, and the codes of why. */
function outcomes(credits: readonly CreditInput[], holder: HolderInput = {}, requirement = twenty) {
  return standingOf(requirement, credits, holder).credits.map((entry) => [entry.counts, ...codesOf(entry)]);
}

describe("when a credit was earned", () => {
  test("before the cycle or after it, it counts nothing and says so", () => {
    const days = ["2025-04-30", "2025-05-01", "2027-04-30", "2027-05-01"];
    expect(
      outcomes(
        days.map((completedOn) => credit({ completedOn })),
        { asOf: "2027-06-01" },
      ),
    ).toEqual([[0, "outside-cycle"], [1], [1], [0, "outside-cycle"]]);
  });

  test("after the day judged, it is in the future; on the day itself it counts", () => {
    const days = ["2026-11-24", "2026-11-25", "2030-01-01"];
    expect(outcomes(days.map((completedOn) => credit({ completedOn })))).toEqual([
      [1],
      [0, "in-the-future"],
      [0, "in-the-future"],
    ]);
  });

  test("inside the cycle, but before the credential was issued, it does not count; on the day of issue it does", () => {
    const days = ["2025-04-30", "2025-06-09", "2025-06-10"];
    expect(
      outcomes(
        days.map((completedOn) => credit({ completedOn })),
        { issuedOn: "2025-06-10" },
      ),
    ).toEqual([[0, "outside-cycle"], [0, "before-issue"], [1]]);
  });
});

describe("the same activity twice", () => {
  const taken = (completedOn: string, uan = NUMBER, id?: string): CreditInput => ({
    completedOn,
    hours: 1,
    uan,
    ...(id ? { id } : {}),
  });

  test("counts once: the earlier one, wherever it stands in the list", () => {
    expect(outcomes([taken("2026-05-01"), taken("2026-03-01")])).toEqual([[0, "duplicate-activity"], [1]]);
  });

  test("on one day counts the first of the list", () => {
    expect(outcomes([taken("2026-03-01"), taken("2026-03-01")])).toEqual([[1], [0, "duplicate-activity"]]);
  });

  test("is the same activity however its number is spelled", () => {
    expect(outcomes([taken("2026-03-01"), taken("2026-04-01", "0202000025012h03t")])).toEqual([
      [1],
      [0, "duplicate-activity"],
    ]);
    expect(outcomes([taken("2026-03-01"), taken("2026-04-01", "0202-0000-25-012-H03-P/T")])).toEqual([
      [1],
      [0, "duplicate-activity"],
    ]);
  });

  test("is another activity when the audience, the format or the sequence differs", () => {
    const others = ["0202-0000-25-012-H03-P", "0202-0000-25-012-L03-T", "0202-0000-25-013-H03-T"];
    expect(outcomes([taken("2026-03-01"), ...others.map((uan) => taken("2026-04-01", uan))])).toEqual([
      [1],
      [1],
      [1],
      [1],
    ]);
  });

  test("counts in each of two cycles", () => {
    expect(outcomes([taken("2025-04-30", "0202-0000-25-012-H03-T"), taken("2026-03-01")])).toEqual([
      [0, "outside-cycle"],
      [1],
    ]);
  });

  test("is not spoiled by a first one that counts nothing itself", () => {
    expect(outcomes([taken("2025-05-15"), taken("2026-03-01")], { issuedOn: "2025-06-01" })).toEqual([
      [0, "before-issue"],
      [1],
    ]);
  });

  test("without a number cannot be told, and both count", () => {
    expect(outcomes([credit(), credit()])).toEqual([[1], [1]]);
  });
});

describe("an activity that had expired", () => {
  test("home study counts until the third year after its release, and not in the fourth", () => {
    const done = (year: string, completedOn: string) => ({
      completedOn,
      hours: 1,
      uan: `0202-0000-${year}-012-H03-T`,
    });
    expect(outcomes([done("23", "2026-11-24"), done("22", "2026-01-01"), done("22", "2025-12-31")])).toEqual([
      [1],
      [0, "activity-expired"],
      [1],
    ]);
  });

  test("a live activity is not judged by its number's year", () => {
    expect(outcomes([{ completedOn: "2026-03-01", hours: 1, uan: "0202-0000-20-012-L03-T" }])).toEqual([[1]]);
  });
});

describe("which credits are accepted", () => {
  const accepts = {
    acpe: { answer: "yes", source: "code" },
    board: { answer: "yes", source: "code" },
    "in-service": { answer: "no", source: "code" },
    other: { answer: "ask" },
  } as const;
  const requirement = makeRequirement({ total: atLeast(20) }, { accepts });
  const kinds = (words: CreditInput) => outcomes([credit(words)], {}, requirement)[0];

  test("a kind that the authority does not take counts nothing", () => {
    expect(kinds({ accreditation: "in-service" })).toEqual([0, "not-accepted"]);
    expect(kinds({ accreditation: "college" })).toEqual([0, "not-accepted"]);
  });

  test("a board's approval is the approval of this board", () => {
    expect(kinds({ accreditation: "board", approvedBy: ["us-zz"] })).toEqual([1]);
    expect(kinds({ accreditation: "board", approvedBy: ["us-wy"] })).toEqual([0, "not-accepted"]);
    expect(kinds({ accreditation: "board" })).toEqual([0, "word-missing"]);
    expect(kinds({ accreditation: null, approvedBy: ["us-zz"] })).toEqual([1]);
  });

  test("a kind of which no source tells counts nothing for sure, and leaves the rule unknown", () => {
    const standing = standingOf(requirement, [credit({ hours: 20, accreditation: "other" })]);
    expect(standing).toMatchObject({ status: "unknown", hours: { have: 0 } });
    expect(codesOf(standing.credits[0])).toEqual(["acceptance-unknown"]);
    expect(codesOf(findingOf(standing, "total"))).toEqual(["acceptance-unknown"]);
  });

  test("a credit without accreditation leaves the rule unknown and names the word; too few hours stay short", () => {
    const plain = (amount: number) =>
      standingOf(requirement, [credit({ hours: amount, accreditation: null })]);
    expect(plain(20).status).toBe("unknown");
    expect(findingOf(plain(20), "total").because).toMatchObject([
      { code: "word-missing", facts: { word: "accreditation" } },
    ]);
    expect(plain(19.75).status).toBe("short");
  });

  test("where a file names no kinds, ACPE counts and anything else is unknown", () => {
    const unsaid = (accreditation: string) =>
      standingOf(twenty, [credit({ hours: 20, accreditation })]).status;
    expect(unsaid("acpe")).toBe("met");
    for (const kind of ["board", "college", "in-service", "other"]) expect(unsaid(kind)).toBe("unknown");
  });

  test("a number that ACPE gave is ACPE's accreditation, unless the credit says otherwise", () => {
    expect(outcomes([{ completedOn: "2026-03-01", hours: 1, uan: NUMBER }], {}, requirement)).toEqual([[1]]);
    expect(
      outcomes(
        [{ completedOn: "2026-03-01", hours: 1, uan: NUMBER, accreditation: "in-service" }],
        {},
        requirement,
      ),
    ).toEqual([[0, "not-accepted"]]);
  });
});

describe("what a number fills in", () => {
  const requirement = makeRequirement(
    {
      live: atLeast(1, { of: { delivery: "live" } }),
      law: atLeast(1, { of: { topics: ["law"] } }),
      technician: atLeast(1, { of: { audience: "technician" } }),
    },
    { accepts: ALL_ACCEPTED },
  );
  const statuses = (words: CreditInput) =>
    standingOf(requirement, [{ completedOn: "2026-03-01", hours: 1, ...words }]).findings.map(
      (finding) => finding.status,
    );

  test("delivery, topic and audience come from the number where the credit does not say them", () => {
    expect(statuses({ uan: "0202-0000-25-012-L03-T" })).toEqual(["met", "met", "met"]);
    expect(statuses({ uan: "0202-0000-25-012-H05-P" })).toEqual(["short", "short", "short"]);
  });

  test("what the credit says wins over its number", () => {
    expect(
      statuses({ uan: "0202-0000-25-012-H05-P", delivery: "live", topics: ["law"], audience: "technician" }),
    ).toEqual(["met", "met", "met"]);
  });

  test("format B does not say the delivery, and a number without letter, or with both, not the audience", () => {
    expect(statuses({ uan: "0202-0000-25-012-B03-T" })).toEqual(["unknown", "met", "met"]);
    expect(statuses({ uan: "0202-0000-25-012-L03" })).toEqual(["met", "met", "unknown"]);
    expect(statuses({ uan: "0202-0000-25-012-L03-P/T" })).toEqual(["met", "met", "unknown"]);
  });
});

test("a credit above a cap counts in part, the rest is above the cap, and its reason says of which rule", () => {
  const requirement = makeRequirement({
    total: atLeast(20),
    "home-study": atMost(3, { delivery: "home-study" }),
  });
  const standing = standingOf(requirement, [
    credit({ hours: 2, delivery: "home-study" }),
    credit({ hours: 2, delivery: "home-study" }),
  ]);
  expect(standing.credits).toMatchObject([
    { counts: 2, because: [] },
    { counts: 1, because: [{ code: "over-cap", facts: { hours: 1, rule: "home-study" } }] },
  ]);
});

import { describe, expect, it } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { parseProfile } from "#src/rules/profile.ts";
import { doubtsOf } from "./doubts.ts";

const requirements = requirementsByKind();
const TODAY = localDate("2026-11-24");
const texas = {
  id: "tx",
  kind: "us-tx/pharmacy-technician",
  issuedOn: "2019-05-10",
  expiresOn: "2027-04-30",
};
const course = (id: string, change: object = {}) => ({ id, completedOn: "2026-03-01", hours: 1, ...change });

function doubts({ credentials = [texas], credits = [], asOf = "2026-11-24" }: Record<string, unknown>) {
  const parsed = parseProfile({ credentials, credits, asOf }, new Set(requirements.keys()));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return doubtsOf(parsed.value, judgeProfile(parsed.value, requirements, TODAY), TODAY);
}

describe("a profile without a slip", () => {
  it("gives no doubt", () => {
    const uan = "0202-0000-25-012-H03-T";
    const said = { uan, delivery: "home-study", audience: "technician", topics: ["law"] };
    expect(doubts({ credits: [course("a", said), course("b")] })).toEqual([]);
  });
});

describe("the day judged", () => {
  it.each([
    ["2036-11-24", 0],
    ["2036-11-25", 1],
    ["2016-11-24", 0],
    ["2016-11-23", 1],
  ])("%s gives a doubt only when it is more than ten years from today", (asOf, count) => {
    expect(doubts({ credentials: [], asOf })).toHaveLength(count);
  });
});

describe("a credential", () => {
  it("issued after the day judged is doubted, and its cycle not once more", () => {
    const credentials = [{ ...texas, issuedOn: "2026-11-25", expiresOn: "2029-11-30" }];
    expect(doubts({ credentials })).toEqual([{ code: "issued-later", credential: "tx", on: "2026-11-25" }]);
  });

  it("issued on the day judged is not", () => {
    expect(doubts({ credentials: [{ ...texas, issuedOn: "2026-11-24" }] })).toEqual([]);
  });

  it("whose cycle begins after the day judged is doubted: the year may be mistyped", () => {
    expect(doubts({ credentials: [{ ...texas, expiresOn: "2029-04-30" }] })).toEqual([
      { code: "cycle-begins-later", credential: "tx", on: "2027-05-01" },
    ]);
  });

  it("whose cycle begins on the day judged is not", () => {
    const credentials = [{ ...texas, expiresOn: "2029-04-30" }];
    expect(doubts({ credentials, asOf: "2027-05-01" })).toEqual([]);
  });
});

describe("hours of one day", () => {
  it("are doubted above 24, not at 24", () => {
    const full = [course("a", { hours: 20 }), course("b", { hours: 4 })];
    expect(doubts({ credits: full })).toEqual([]);
    expect(doubts({ credits: [...full, course("c", { hours: 0.25 })] })).toEqual([
      { code: "day-over-24-hours", credits: ["a", "b", "c"], on: "2026-03-01", hours: 24.25 },
    ]);
  });

  it("of a college course are those of a term", () => {
    expect(doubts({ credits: [course("a", { hours: 45, accreditation: "college" })] })).toEqual([]);
  });
});

describe("an activity number", () => {
  const law = "0202-0000-25-012-H03-T";

  it("released in the year of completion is as it should be, in a later year it is doubted", () => {
    expect(doubts({ credits: [course("a", { uan: law, completedOn: "2025-01-01" })] })).toEqual([]);
    expect(doubts({ credits: [course("a", { uan: law, completedOn: "2024-12-31" })] })).toEqual([
      { code: "uan-after-completion", credits: ["a"], on: "2024-12-31", year: 2025 },
    ]);
  });

  it.each([
    [{ delivery: "live" }, "delivery", ["live"], "home-study"],
    [{ audience: "pharmacist" }, "audience", ["pharmacist"], "technician"],
    [{ topics: ["patient-safety"] }, "topics", ["patient-safety"], "law"],
  ])("that says otherwise than %o is doubted", (said, word, words, printed) => {
    expect(doubts({ credits: [course("a", { uan: law, ...said })] })).toEqual([
      { code: "words-against-uan", credits: ["a"], word, said: words, printed },
    ]);
  });

  it.each([
    ["0202-0000-25-012-H05-T", ["medication-errors"]],
    ["0202-0000-25-012-H04-T", ["human-trafficking"]],
    ["0202-0000-25-012-H03-T", ["law", "patient-safety"]],
    ["0202-0000-25-012-H07-T", ["compounding-sterile", "law"]],
  ])("%s agrees with the closer topics %o", (uan, topics) => {
    expect(doubts({ credits: [course("a", { uan, topics })] })).toEqual([]);
  });

  it("for both audiences, or that leaves the delivery open, contradicts neither word", () => {
    const both = { uan: "0202-0000-25-012-B03-P/T", delivery: "live", audience: "technician" };
    expect(doubts({ credits: [course("a", both)] })).toEqual([]);
  });
});

describe("two activity numbers", () => {
  const pair = (first: string, second: string) =>
    doubts({ credits: [course("a", { uan: first }), course("b", { uan: second })] });

  it.each([
    ["0202-0000-25-012-H03-T", "0202-0000-25-012-L03-T"],
    ["0202-0000-25-012-H03-T", "0202-0000-25-012-H03-P"],
  ])("%s and %s are likely one course", (first, second) => {
    expect(pair(first, second)).toEqual([
      { code: "sibling-uans", credits: ["a", "b"], numbers: [first, second] },
    ]);
  });

  it.each([
    ["0202-0000-25-012-H03-T", "0202-0000-25-013-H03-T"],
    ["0202-0000-25-012-H03-T", "0202-0000-25-012-H05-T"],
    ["0202-0000-25-012-H03-T", "0202-0000-24-012-H03-T"],
  ])("%s and %s are two", (first, second) => {
    expect(pair(first, second)).toEqual([]);
  });

  it("that are the same are the judge's to tell, however they are written", () => {
    expect(pair("0202-0000-25-012-H03-T", "0202000025012h03t")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { type Draft, emptyCredit, emptyDraft } from "./draft.ts";
import { faultAt, judgeDraft } from "./judge-draft.ts";

const TODAY = localDate("2026-11-24");
const texas = {
  id: "tx",
  kind: "us-tx/pharmacy-technician",
  issuedOn: "2019-05-10",
  expiresOn: "2027-04-30",
  facts: { "compounds-sterile": "false" },
};
const ptcb = { id: "ptcb", kind: "ptcb/cpht", issuedOn: "2017-06-30", expiresOn: "2027-06-30", facts: {} };
const course = {
  ...emptyCredit,
  id: "c1",
  title: "Course",
  completedOn: "2026-03-01",
  hours: "2",
  accreditation: "acpe",
};

function judge(change: Partial<Draft>) {
  return judgeDraft(
    { ...emptyDraft, credentials: [texas, ptcb], credits: [course], ...change },
    requirementsByKind(),
    TODAY,
  );
}

describe("a draft", () => {
  it("that is complete is judged whole", () => {
    const { judgement, faults } = judge({});
    expect(faults).toEqual([]);
    expect(judgement.standings.map(({ hours }) => hours.have)).toEqual([2, 2]);
  });

  it("leaves out a credential without its day of issue and a course without its hours, in silence", () => {
    const { judgement, faults } = judge({
      credentials: [{ ...texas, issuedOn: "" }, ptcb],
      credits: [
        { ...course, hours: "" },
        { ...course, id: "c2" },
      ],
    });
    expect(faults).toEqual([]);
    expect(judgement.standings.map(({ credential, hours }) => [credential, hours.have])).toEqual([
      ["ptcb", 2],
    ]);
  });

  it("tells a fault at its place in the draft, counts that row for nothing, and judges the rest", () => {
    const { judgement, faults } = judge({
      credits: [
        { ...course, id: "open", hours: "" },
        { ...course, id: "wrong", hours: "1.1" },
        { ...course, id: "right" },
      ],
    });
    expect(faultAt(faults, "credits[1].hours")).toContain("quarter-hours");
    expect(faultAt(faults, "credits[2]")).toBeUndefined();
    expect(judgement.standings[0]?.hours.have).toBe(2);
  });

  it("with a contradictory credential tells it and judges the other", () => {
    const { judgement, faults } = judge({ credentials: [{ ...texas, expiresOn: "2018-01-01" }, ptcb] });
    expect(faultAt(faults, "credentials[0].expiresOn")).toContain("expires before it was issued");
    expect(judgement.standings.map(({ credential }) => credential)).toEqual(["ptcb"]);
  });

  it.each([
    ["1.5", 1.5],
    ["1,5", 1.5],
    ["1.5 h", 1.5],
    ["2 hours", 2],
    [".25", 0.25],
  ])("reads the hours %s", (hours, have) => {
    expect(judge({ credits: [{ ...course, hours }] }).judgement.standings[0]?.hours.have).toBe(have);
  });

  it("is judged whole though something in it looks like a slip, and that is told", () => {
    const { judgement, doubts } = judge({ credits: [{ ...course, hours: "25" }] });
    expect(doubts).toMatchObject([{ code: "day-over-24-hours", credits: ["c1"] }]);
    expect(judgement.standings).toHaveLength(2);
  });

  it("is judged as of the day it names", () => {
    expect(judge({ asOf: "2027-05-02" }).judgement.standings[0]?.status).toBe("lapsed");
  });
});

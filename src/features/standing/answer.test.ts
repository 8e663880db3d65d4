import { describe, expect, it } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { parseProfile } from "#src/rules/profile.ts";
import { answerOf, inOrderOfAnswer } from "./answer.ts";

const requirements = requirementsByKind();
const tx = {
  id: "tx",
  kind: "us-tx/pharmacy-technician",
  issuedOn: "2019-05-10",
  expiresOn: "2027-04-30",
  facts: { "compounds-sterile": false },
};
const ptcb = { id: "ptcb", kind: "ptcb/cpht", issuedOn: "2017-06-30", expiresOn: "2027-06-30" };
const acpe = { accreditation: "acpe", audience: "technician", delivery: "home-study" };
const texasLaw = { id: "law", completedOn: "2026-03-01", hours: 1, topics: ["law"], lawOf: "us-tx", ...acpe };
const safety = { id: "safety", completedOn: "2026-03-02", hours: 1, topics: ["patient-safety"], ...acpe };
const trafficking = {
  id: "trafficking",
  completedOn: "2026-03-03",
  hours: 1,
  topics: ["human-trafficking"],
  ...acpe,
};
const other = (hours: number) => ({
  id: "other",
  completedOn: "2026-03-04",
  hours,
  topics: ["drug-therapy"],
  ...acpe,
});

function judged(credentials: object[], credits: object[], asOf: string) {
  const parsed = parseProfile({ credentials, credits, asOf }, new Set(requirements.keys()));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return judgeProfile(parsed.value, requirements, localDate(asOf)).standings;
}

function answer(credentials: object[], credits: object[], asOf = "2026-11-24") {
  return answerOf(judged(credentials, credits, asOf), requirements);
}

describe("the answer", () => {
  it("is nothing while no credential can be judged", () => {
    expect(answer([], [])).toBeNull();
  });

  it("names the one hour that is missing, what of, and by when", () => {
    const told = answer([tx, ptcb], [safety, trafficking, other(18)]);
    expect(told?.headline).toEqual({
      say: "short-rule",
      place: "Texas",
      hours: 1,
      rule: "Texas pharmacy law",
      day: "2027-04-30",
    });
  });

  it("names the rule whose hours fill the total too", () => {
    const told = answer([tx], [safety, trafficking, other(17)]);
    expect(told?.headline).toMatchObject({ say: "short-rule", hours: 1, rule: "Texas pharmacy law" });
    expect(told?.more).toEqual([]);
  });

  it("asks for as many hours as separate topics need, though the total lacks fewer", () => {
    const told = answer([ptcb], [other(19)]);
    expect(told?.headline).toMatchObject({ say: "short-hours", hours: 2 });
  });

  it("tells hours inside the total as among them, a course beside them", () => {
    const told = answer([tx], [other(10)]);
    expect(told?.headline).toMatchObject({ say: "short-hours", hours: 10 });
    expect(told?.more).toMatchObject([
      { say: "including", parts: [{ rule: "Texas pharmacy law", amount: 1 }] },
      { say: "also-rules", parts: [{ unit: "course", amount: 1 }] },
    ]);
  });

  it("says short before unknown before met, and the earlier deadline first", () => {
    const told = answer([ptcb, { ...tx, facts: {} }], [texasLaw, safety, trafficking]);
    expect(told?.headline).toMatchObject({ place: "Texas" });
    expect(told?.others[0]?.[0]).toMatchObject({ place: "PTCB CPhT" });
    expect(told?.more).toContainEqual({ say: "not-settled", rules: ["Sterile compounding"] });
  });

  it("never counts a credential past its last day among those that have all they ask for", () => {
    const told = answer([tx], [texasLaw, safety, trafficking, other(17)], "2027-05-01");
    expect(told?.headline).toEqual({ say: "met-over", place: "Texas", day: "2027-04-30" });
  });

  it("does not say in peace that nothing is asked where a question about it stands open", () => {
    const arkansas = {
      id: "ar",
      kind: "us-ar/pharmacy-technician",
      issuedOn: "2015-03-10",
      expiresOn: "2027-06-30",
    };
    expect(answer([arkansas], [])?.headline).toMatchObject({ say: "not-required-open", place: "Arkansas" });
  });

  it("says lapsed when the cycle is over with something missing", () => {
    expect(answer([tx], [other(10)], "2027-05-01")?.headline).toMatchObject({
      say: "lapsed-hours",
      hours: 10,
    });
  });

  it("puts what ends today before what has lapsed already, since only that can still be mended", () => {
    const told = answer(
      [
        { ...tx, expiresOn: "2026-10-31" },
        { ...ptcb, expiresOn: "2026-11-24" },
      ],
      [],
    );
    expect(told?.headline).toMatchObject({ say: "short-hours", place: "PTCB CPhT", day: "2026-11-24" });
    expect(told?.others[0]?.[0]).toMatchObject({ say: "lapsed-hours", place: "Texas" });
  });

  it("tells a last day also where all hours are there, since it must be renewed today", () => {
    const told = answer([tx], [texasLaw, safety, trafficking, other(17)], "2027-04-30");
    expect(told?.headline).toEqual({ say: "met-today", place: "Texas", day: "2027-04-30" });
    expect(told?.others).toEqual([]);
  });

  it("is told in the order of the cards", () => {
    const arkansas = {
      id: "ar",
      kind: "us-ar/pharmacy-technician",
      issuedOn: "2015-03-10",
      expiresOn: "2027-06-30",
    };
    const florida = {
      id: "fl",
      kind: "us-fl/pharmacy-technician",
      issuedOn: "2018-02-01",
      expiresOn: "2026-10-31",
    };
    const held = [arkansas, ptcb, florida, tx];
    const credits = [texasLaw, safety, trafficking, other(17)];
    const standings = judged(held, credits, "2026-11-24");
    const places = inOrderOfAnswer(standings, requirements).map(({ kind }) => requirements.get(kind)?.short);
    const told = answerOf(standings, requirements);
    const lines = [told?.headline, ...(told?.others ?? []).map(([line]) => line)];
    expect(
      lines.flatMap((line) =>
        line && "places" in line ? line.places : line && "place" in line ? line.place : [],
      ),
    ).toEqual(places);
    expect(places[0]).toBe("Florida");
  });
});

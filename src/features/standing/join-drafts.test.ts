import { describe, expect, it } from "vitest";
import { emptyCredit, emptyDraft } from "./draft.ts";
import { joinDrafts } from "./join-drafts.ts";

const texas = {
  id: "credential-1",
  kind: "us-tx/pharmacy-technician",
  issuedOn: "2019-05-10",
  expiresOn: "2027-04-30",
  facts: {},
};
const law = { ...emptyCredit, id: "course-1", title: "Law", completedOn: "2026-03-01", hours: "1" };
const kept = { ...emptyDraft, credentials: [texas], credits: [law] };
const ptcb = { ...texas, kind: "ptcb/cpht", issuedOn: "", expiresOn: "" };

describe("what was kept on the device", () => {
  it("stays as it was where the address starts with the same credential", () => {
    const started = { ...emptyDraft, credentials: [{ ...texas, issuedOn: "", expiresOn: "" }] };
    expect(joinDrafts(kept, started)).toEqual(kept);
  });

  it("gains another credential of the address, by an id of its own", () => {
    const { credentials, credits } = joinDrafts(kept, { ...emptyDraft, credentials: [ptcb] });
    expect(credentials).toEqual([texas, { ...ptcb, id: "credential-1-2" }]);
    expect(credits).toEqual([law]);
  });

  it("gains the courses of a form that was sent, each once", () => {
    const started = {
      ...emptyDraft,
      asOf: "2027-01-01",
      credits: [
        { ...law, id: "x" },
        { ...law, hours: "2" },
      ],
    };
    const joined = joinDrafts(kept, started);
    expect(joined.credits).toEqual([law, { ...law, id: "course-1-2", hours: "2" }]);
    expect(joined.asOf).toBe("2027-01-01");
  });
});

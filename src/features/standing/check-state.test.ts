import { describe, expect, it } from "vitest";
import { stateOfForm, stateText } from "./check-form.ts";
import { applyButton, type CheckState, emptyState } from "./check-state.ts";
import { choicesFor, type KindChoice } from "./kind-choices.ts";
import { openProfile, profileText } from "./profile-file.ts";

const choices: KindChoice[] = [
  { kind: "ptcb/cpht", label: "PTCB CPhT certification", short: "PTCB CPhT" },
  {
    kind: "ptcb/cpht-reinstatement",
    label: "PTCB CPhT reinstatement",
    short: "PTCB reinstatement",
    isWayBack: true,
  },
  {
    kind: "us-oh/certified-pharmacy-technician",
    label: "Ohio certified pharmacy technician",
    short: "Ohio (certified)",
  },
  {
    kind: "us-oh/pharmacy-technician",
    label: "Ohio registered pharmacy technician",
    short: "Ohio (registered)",
  },
  { kind: "us-tx/pharmacy-technician", label: "Texas pharmacy technician registration", short: "Texas" },
];
const kinds = new Set(choices.map(({ kind }) => kind));

function press(state: CheckState, ...buttons: string[]): CheckState {
  return buttons.reduce((now, button) => applyButton(now, button, choices), state);
}

function form(entries: Record<string, string>, state = emptyState): FormData {
  const data = new FormData();
  data.set("state", stateText(state));
  for (const [name, value] of Object.entries(entries)) data.set(name, value);
  return data;
}

describe("searching a credential", () => {
  it.each([
    ["texas", ["us-tx/pharmacy-technician"]],
    ["TX", ["us-tx/pharmacy-technician"]],
    ["ptcb", ["ptcb/cpht"]],
    ["ptcb reinstatement", ["ptcb/cpht-reinstatement"]],
    ["PTCB CPhT reinstatement", ["ptcb/cpht-reinstatement"]],
    ["Ohio registered pharmacy technician", ["us-oh/pharmacy-technician"]],
    ["ohio", ["us-oh/certified-pharmacy-technician", "us-oh/pharmacy-technician"]],
    ["oh", ["us-oh/pharmacy-technician", "us-oh/certified-pharmacy-technician"]],
    ["Atlantis", []],
    ["  ", []],
  ])("%s", (typed, found) => {
    expect(choicesFor(typed, choices).map(({ kind }) => kind)).toEqual(found);
  });

  it("that finds one adds it; several are asked about; none is said", () => {
    expect(press({ ...emptyState, search: "texas" }, "add-credential").draft.credentials).toMatchObject([
      { kind: "us-tx/pharmacy-technician", issuedOn: "" },
    ]);
    const several = press({ ...emptyState, search: "ohio" }, "add-credential");
    expect(several.draft.credentials).toEqual([]);
    expect(several.candidates).toHaveLength(2);
    expect(press({ ...emptyState, search: "Atlantis" }, "add-credential").note?.say).toBe(
      "no-such-credential",
    );
  });
});

describe("a way back to a credential that has run out", () => {
  it("is added with the days of that credential, and only where there is one", () => {
    const held = press({ ...emptyState, search: "ptcb" }, "add-credential");
    const days = { issuedOn: "2017-06-30", expiresOn: "2026-06-30" };
    const [ptcb] = held.draft.credentials;
    const dated = { ...held, draft: { ...held.draft, credentials: ptcb ? [{ ...ptcb, ...days }] : [] } };
    expect(press(dated, "way-back:0").draft.credentials).toMatchObject([
      { kind: "ptcb/cpht", ...days },
      { kind: "ptcb/cpht-reinstatement", ...days },
    ]);
    const texas = press({ ...emptyState, search: "texas" }, "add-credential");
    expect(press(texas, "way-back:0").draft).toEqual(texas.draft);
  });
});

describe("Enter in a field", () => {
  it("adds the credential whose name was typed", () => {
    expect(press({ ...emptyState, search: "texas" }, "judge").draft.credentials).toHaveLength(1);
  });

  it("saves the row that was begun, or says what it lacks", () => {
    const begun = { ...emptyState.entry, hours: "1" };
    expect(press({ ...emptyState, entry: begun }, "judge").note).toMatchObject({
      say: "not-saved",
      count: 1,
    });
    expect(
      press({ ...emptyState, entry: { ...begun, completedOn: "2026-03-01" } }, "judge").draft.credits,
    ).toHaveLength(1);
  });

  it("with nothing typed changes nothing", () => {
    expect(press(emptyState, "judge")).toEqual(emptyState);
  });
});

describe("hours", () => {
  const entry = { ...emptyState.entry, completedOn: "2026-03-01", hours: "1.5", title: "Law" };

  it("are added, changed in place, and taken away with a way back", () => {
    const added = press({ ...emptyState, entry }, "save-credit");
    expect(added.draft.credits).toMatchObject([{ title: "Law", hours: "1.5" }]);
    const editing = press(added, "edit-credit:0");
    const changed = press({ ...editing, entry: { ...editing.entry, hours: "2" } }, "save-credit");
    expect(changed.draft.credits).toMatchObject([{ title: "Law", hours: "2" }]);
    const removed = press(changed, "remove-credit:0");
    expect(removed.draft.credits).toEqual([]);
    expect(press(removed, "undo").draft.credits).toMatchObject([{ title: "Law", hours: "2" }]);
  });

  it.each([
    [{ hours: "1.1" }, "hours"],
    [{ hours: "" }, "hours"],
    [{ hours: "-1" }, "hours"],
    [{ completedOn: "" }, "completedOn"],
    [{ completedOn: "2026-02-30" }, "completedOn"],
    [{ uan: "not a number" }, "uan"],
  ])("with %o are not added, and the field is named", (wrong, field) => {
    const state = press({ ...emptyState, entry: { ...entry, ...wrong } }, "save-credit");
    expect(state.draft.credits).toEqual([]);
    expect(state.entry).toMatchObject(wrong);
    expect(state.entryFaults.map(({ path }) => path)).toEqual([field]);
  });

  it("pasted get ids of their own, and what cannot be read stays in the box", () => {
    const state = press({ ...emptyState, paste: "2026-03-01\tA\t1\nnonsense" }, "read-paste", "read-paste");
    expect(state.paste).toBe("nonsense");
    expect(state.draft.credits).toHaveLength(1);
    expect(state.note?.say).toBe("nothing-read");
  });

  it("pasted tell which line could not be read, and which day may be meant otherwise", () => {
    const state = press({ ...emptyState, paste: "2026-03-01\tA\t1\nnonsense\n3/4/2026\tB\t1" }, "read-paste");
    expect(state.note?.remarks).toMatchObject([
      { line: 2, say: "unread", text: "nonsense" },
      { line: 3, say: "read-as", text: "3/4/2026", on: "2026-03-04" },
    ]);
  });
});

describe("a sent form", () => {
  const state = press({ ...emptyState, search: "texas" }, "add-credential");

  it("carries the whole state, with the visible fields on top", () => {
    const read = stateOfForm(
      form({ "credentials[0].issuedOn": "2019-05-10", "credentials[0].facts.immunizes": "true" }, state),
    );
    expect(read.draft.credentials).toMatchObject([{ issuedOn: "2019-05-10", facts: { immunizes: "true" } }]);
  });

  it.each(["", "{", '{"draft":1}', '{"__proto__":{"x":1}}', "[]"])(
    "with the tampered state %s starts empty",
    (text) => {
      const data = new FormData();
      data.set("state", text);
      expect(stateOfForm(data)).toEqual(emptyState);
    },
  );

  it("cannot write into a credential that is not there, nor into a prototype", () => {
    const read = stateOfForm(
      form({ "credentials[7].issuedOn": "2019-05-10", "credentials[0].facts.__proto__": "x" }, state),
    );
    expect(read.draft).toEqual(state.draft);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe("a profile file", () => {
  const profile = {
    asOf: "2026-11-24",
    person: { birthDate: "1990-04-12" },
    credentials: [
      {
        id: "tx",
        kind: "us-tx/pharmacy-technician",
        issuedOn: "2019-05-10",
        expiresOn: "2027-04-30",
        facts: { immunizes: false },
      },
    ],
    credits: [
      { id: "c1", title: "Law", completedOn: "2026-03-01", hours: 1.5, topics: ["law"], lawOf: "us-tx" },
    ],
  };

  it("opened and written again is the same profile", () => {
    const opened = openProfile(emptyState, JSON.stringify(profile), kinds);
    expect(JSON.parse(profileText(opened.draft))).toEqual(profile);
  });

  it.each([
    ["nothing", "", "no-file"],
    ["no JSON", "%PDF-1.7", "not-a-profile"],
    ["a profile cut off on its way", JSON.stringify(profile).slice(0, 90), "not-a-profile"],
    ["a key that stands twice", '{"credits":[],"credits":[]}', "not-a-profile"],
    ["something else", '{"name":"goodstanding"}', "not-a-profile"],
    ["a list", "[]", "not-a-profile"],
    ["faults", JSON.stringify({ ...profile, credits: [{ id: "c1" }] }), "not-opened"],
  ])("that holds %s changes nothing and says so", (_, text, say) => {
    const state = openProfile({ ...emptyState, search: "kept" }, text, kinds);
    expect(state.search).toBe("kept");
    expect(state.draft).toEqual(emptyState.draft);
    expect(state.note?.say).toBe(say);
  });

  it("tells each fault by the entry it lies in, counted and named as people do", () => {
    const credits = [
      ...profile.credits,
      { id: "c2", title: "Vaccines", completedOn: "2026-02-30", hours: 1 },
    ];
    const credentials = [{ ...profile.credentials[0], kind: "us-tx/pharmacist" }];
    const { fileFaults } = openProfile(
      emptyState,
      JSON.stringify({ ...profile, asOf: "soon", credits, credentials }),
      kinds,
    );
    expect(fileFaults).toMatchObject([
      { list: null, field: "asOf" },
      { list: "credits", number: 2, name: "Vaccines", field: "completedOn" },
      { list: "credentials", number: 1, name: "us-tx/pharmacist", field: "kind" },
    ]);
  });
});

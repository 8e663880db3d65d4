import { describe, expect, it } from "vitest";
import { applyButton, type CheckState, emptyState } from "./check-state.ts";
import { emptyDraft } from "./draft.ts";
import { isUnsaved } from "./unsaved.ts";

const choices = [{ kind: "us-tx/pharmacy-technician", label: "Texas registration", short: "Texas" }];
const press = (state: CheckState, button: string) => applyButton(state, button, choices);
const texas = press(emptyState, "add-kind:us-tx/pharmacy-technician");
const law = { ...emptyState.entry, completedOn: "2026-03-01", hours: "1" };

describe("what leaving the page would lose", () => {
  it("is nothing while nothing was typed, or everything was cleared", () => {
    expect(isUnsaved(emptyState, emptyDraft)).toBe(false);
    expect(isUnsaved(press(texas, "empty"), emptyDraft)).toBe(false);
  });

  it("is nothing where the address itself starts with the credential", () => {
    expect(isUnsaved(texas, texas.draft)).toBe(false);
  });

  it("is nothing where a question was only drawn, not answered", () => {
    const [credential] = texas.draft.credentials;
    const drawn = {
      ...texas.draft,
      credentials: credential ? [{ ...credential, facts: { immunizes: "" } }] : [],
    };
    expect(isUnsaved({ ...texas, draft: drawn }, texas.draft)).toBe(false);
  });

  it("is a credential that was added, a row that was begun, or lines that were pasted", () => {
    expect(isUnsaved(texas, emptyDraft)).toBe(true);
    expect(isUnsaved({ ...texas, entry: { ...law, hours: "" } }, texas.draft)).toBe(true);
    expect(isUnsaved({ ...emptyState, paste: "0202-0000-25-012-H03-T" }, emptyDraft)).toBe(true);
  });

  it("is a row that is being changed, once it differs from what it was", () => {
    const added = press({ ...texas, entry: law }, "save-credit");
    const editing = press(added, "edit-credit:0");
    expect(isUnsaved(editing, added.draft)).toBe(false);
    expect(isUnsaved({ ...editing, entry: { ...editing.entry, hours: "2" } }, added.draft)).toBe(true);
  });

  it("is what was changed since it was last safe", () => {
    const added = press({ ...texas, entry: law }, "save-credit");
    expect(isUnsaved(added, added.draft)).toBe(false);
    expect(isUnsaved(press(added, "remove-credit:0"), added.draft)).toBe(true);
  });
});

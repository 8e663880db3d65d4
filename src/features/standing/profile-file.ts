import { parseStrictJson } from "#src/base/strict-json.ts";
import { parseProfile } from "#src/rules/profile.ts";
import { type CheckState, emptyState } from "./check-state.ts";
import { type Draft, draftOfProfile, profileOfDraft } from "./draft.ts";

/** The field of the form that a profile file is chosen in. */
export const FILE_FIELD = "file";
export const FILE_NAME = "goodstanding-profile.json";

/** Puts a profile file's content in place of what is there; a faulty file changes nothing and is told, fault by fault. */
export function openProfile(state: CheckState, text: string, kinds: ReadonlySet<string>): CheckState {
  const json = parseStrictJson(text);
  const parsed = json.ok ? parseProfile(json.value, kinds) : null;
  if (parsed?.ok) {
    const undo = state.draft.credentials.length + state.draft.credits.length > 0 ? state.draft : null;
    const note = { say: "opened" as const, count: parsed.value.credits.length, name: "" };
    return { ...emptyState, draft: draftOfProfile(parsed.value), undo, note };
  }
  const faults = json.ok
    ? parsed && !parsed.ok
      ? parsed.refusal.faults
      : []
    : [{ path: "", message: json.refusal.message }];
  return { ...state, fileFaults: faults, note: { say: "not-opened", count: faults.length, name: "" } };
}

/** The text of the profile that a draft makes; it goes back through `openProfile`, the CLI and the API alike. */
export function profileText(draft: Draft): string {
  return `${JSON.stringify(profileOfDraft(draft).profile, null, 2)}\n`;
}

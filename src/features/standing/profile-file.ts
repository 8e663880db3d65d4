import { parseStrictJson } from "#src/base/strict-json.ts";
import { type Fault, parseProfile } from "#src/rules/profile.ts";
import { type CheckState, emptyState, type FileFault } from "./check-state.ts";
import { type Draft, draftOfProfile, profileOfDraft } from "./draft.ts";

/** The field of the form that a profile file is chosen in. */
export const FILE_FIELD = "file";
export const FILE_NAME = "goodstanding-profile.json";
/** A profile at every limit is smaller. */
export const MOST_FILE_BYTES = 5_000_000;

/** Puts a profile file's content in place of what is there; a faulty file changes nothing and is told, fault by fault. */
export function openProfile(state: CheckState, text: string, kinds: ReadonlySet<string>): CheckState {
  const refused = (say: "no-file" | "not-a-profile" | "not-opened", fileFaults: FileFault[] = []) => ({
    ...state,
    candidates: [],
    entryFaults: [],
    fileFaults,
    note: { say, count: fileFaults.length, name: "" },
  });
  if (text.trim() === "") return refused("no-file");
  const json = parseStrictJson(text);
  if (!json.ok || !looksLikeProfile(json.value)) return refused("not-a-profile");
  const parsed = parseProfile(json.value, kinds);
  if (!parsed.ok)
    return refused(
      "not-opened",
      parsed.refusal.faults.map((fault) => fileFault(fault, json.value)),
    );
  const undo = state.draft.credentials.length + state.draft.credits.length > 0 ? state.draft : null;
  const note = { say: "opened" as const, count: parsed.value.credits.length, name: "" };
  return { ...emptyState, draft: draftOfProfile(parsed.value), undo, note };
}

function looksLikeProfile(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("credentials" in value || "credits" in value);
}

const PATH = /^(credentials|credits)\[(\d+)\]\.?(.*)$/;

/** A fault by the entry that it lies in, as the person knows it. */
function fileFault(fault: Fault, file: unknown): FileFault {
  const [, list, index = "", field = ""] = PATH.exec(fault.path) ?? [];
  if (list !== "credentials" && list !== "credits")
    return { ...fault, list: null, number: 0, name: "", field: fault.path };
  const entries = (file as Record<string, unknown>)[list];
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  const named = (key: string) => {
    const value = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>)[key] : "";
    return typeof value === "string" ? value.slice(0, 100) : "";
  };
  const name = list === "credits" ? named("title") || named("uan") : named("kind");
  return { ...fault, list, number: Number(index) + 1, name, field };
}

/** The text of the profile that a draft makes; it goes back through `openProfile`, the CLI and the API alike. */
export function profileText(draft: Draft): string {
  return `${JSON.stringify(profileOfDraft(draft).profile, null, 2)}\n`;
}

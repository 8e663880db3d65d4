import { z } from "zod";
import { type Fault, MOST_CREDITS, parseProfile } from "#src/rules/profile.ts";
import {
  type CreditDraft,
  creditDraftShape,
  creditInputOf,
  draftShape,
  emptyCredit,
  emptyDraft,
} from "./draft.ts";
import { choicesFor, type KindChoice, wayBackTo } from "./kind-choices.ts";
import { type PasteRemark, readPaste } from "./paste.ts";

/*
 * Everything on /check that a person can change, and what each button does to it. Pure: the server runs it for a form that
 * was sent, the browser runs the same once JavaScript has arrived.
 */

/** Something said back after a button: a key of the message catalogue, with its facts. */
export type Note = {
  say:
    | "added"
    | "removed"
    | "saved"
    | "pasted"
    | "nothing-read"
    | "no-such-credential"
    | "pick-one"
    | "not-saved"
    | "opened"
    | "not-opened"
    | "no-file"
    | "not-a-profile"
    | "emptied";
  count: number;
  name: string;
  /** Lines of a paste that could not be read. */
  left?: number;
  /** What is to be said of single lines of a paste. */
  remarks?: readonly PasteRemark[];
};

/** A fault of a profile file, with the entry it lies in as a person counts them, and by the name the file gives it. */
export type FileFault = Fault & {
  readonly list: "credentials" | "credits" | null;
  readonly number: number;
  readonly name: string;
  /** The field of the entry or, outside the lists, of the profile; empty where it is the whole. */
  readonly field: string;
};

export const checkStateShape = z.object({
  draft: draftShape,
  /** The row of hours in the form: a new one, or the one being changed (`editing`, counted from 0). */
  entry: creditDraftShape,
  editing: z.number().int().min(0).nullable(),
  search: z.string().max(200),
  paste: z.string().max(200_000),
  /** The draft before the last removal. */
  undo: draftShape.nullable(),
});

export type CheckState = z.output<typeof checkStateShape> & {
  note: Note | null;
  /** What may be meant by `search`, where it is more than one. */
  candidates: readonly KindChoice[];
  entryFaults: readonly Fault[];
  /** What is wrong in a profile file that could not be opened. */
  fileFaults: readonly FileFault[];
};

export const emptyState: CheckState = {
  draft: emptyDraft,
  entry: emptyCredit,
  editing: null,
  search: "",
  paste: "",
  undo: null,
  note: null,
  candidates: [],
  entryFaults: [],
  fileFaults: [],
};

/** What a button does: its word and, for some, which row or which kind (`remove-credit:3`, `add-kind:ptcb/cpht`). */
export function applyButton(state: CheckState, button: string, choices: readonly KindChoice[]): CheckState {
  const [word = "", target = ""] = splitOnce(button);
  const quiet: CheckState = { ...state, note: null, candidates: [], entryFaults: [], fileFaults: [] };
  const place = Number(target);
  switch (word) {
    case "add-credential":
      return addSearched(quiet, choices);
    case "add-kind":
      return addKind(quiet, target, choices);
    case "way-back":
      return addWayBack(quiet, place, choices);
    case "remove-credential":
      return removeFrom(quiet, "credentials", place);
    case "save-credit":
      return saveEntry(quiet);
    case "edit-credit":
      return { ...quiet, editing: place, entry: quiet.draft.credits[place] ?? emptyCredit };
    case "cancel-credit":
      return { ...quiet, editing: null, entry: emptyCredit };
    case "remove-credit":
      return removeFrom(quiet, "credits", place);
    case "read-paste":
      return readPasted(quiet);
    case "undo":
      return quiet.undo ? { ...quiet, draft: quiet.undo, undo: null } : quiet;
    case "empty":
      return { ...emptyState, undo: quiet.draft, note: { say: "emptied", count: 0, name: "" } };
    default:
      return judgeTyped(quiet, choices);
  }
}

/** Enter in a field does what its group is for: a name that was typed is added, a row that was begun is saved. */
function judgeTyped(state: CheckState, choices: readonly KindChoice[]): CheckState {
  if (state.search.trim() !== "") return addSearched(state, choices);
  const { completedOn, hours, uan, title } = state.entry;
  return `${completedOn}${hours}${uan}${title}`.trim() === "" ? state : saveEntry(state);
}

function addSearched(state: CheckState, choices: readonly KindChoice[]): CheckState {
  const found = choicesFor(state.search, choices);
  const [only, second] = found;
  if (only && !second) return addKind(state, only.kind, choices);
  const say = found.length > 0 ? "pick-one" : "no-such-credential";
  return {
    ...state,
    candidates: found.slice(0, 12),
    note: { say, count: found.length, name: state.search.trim() },
  };
}

function addKind(state: CheckState, kind: string, choices: readonly KindChoice[]): CheckState {
  const choice = choices.find((candidate) => candidate.kind === kind);
  if (!choice) return { ...state, note: { say: "no-such-credential", count: 0, name: kind.slice(0, 80) } };
  const id = freshId("credential", state.draft.credentials);
  const credentials = [...state.draft.credentials, { id, kind, issuedOn: "", expiresOn: "", facts: {} }];
  return {
    ...state,
    search: "",
    draft: { ...state.draft, credentials },
    note: { say: "added", count: 1, name: choice.label },
  };
}

/** Adds what is asked to bring a credential back, with the days of that credential. */
function addWayBack(state: CheckState, place: number, choices: readonly KindChoice[]): CheckState {
  const held = state.draft.credentials[place];
  const wayBack = held ? wayBackTo(held.kind, choices) : undefined;
  if (!held || !wayBack) return state;
  const added = addKind(state, wayBack.kind, choices);
  const credentials = added.draft.credentials.map((entry, index, all) =>
    index === all.length - 1 ? { ...entry, issuedOn: held.issuedOn, expiresOn: held.expiresOn } : entry,
  );
  return { ...added, draft: { ...added.draft, credentials } };
}

function removeFrom(state: CheckState, list: "credentials" | "credits", place: number): CheckState {
  const entries = state.draft[list];
  const entry = entries[place];
  if (!entry) return state;
  const name = "title" in entry ? entry.title || entry.uan : entry.kind;
  const draft = { ...state.draft, [list]: entries.filter((_, index) => index !== place) };
  return {
    ...state,
    draft,
    undo: state.draft,
    editing: null,
    entry: emptyCredit,
    note: { say: "removed", count: 1, name },
  };
}

function saveEntry(state: CheckState): CheckState {
  const entryFaults = faultsOfEntry(state.entry);
  if (entryFaults.length > 0)
    return { ...state, entryFaults, note: { say: "not-saved", count: entryFaults.length, name: "" } };
  const { credits } = state.draft;
  const isNew = state.editing === null || !credits[state.editing];
  const saved = isNew ? { ...state.entry, id: freshId("course", credits) } : state.entry;
  const next = isNew
    ? [...credits, saved]
    : credits.map((credit, index) => (index === state.editing ? saved : credit));
  const name = saved.title || saved.uan || saved.completedOn;
  return {
    ...state,
    draft: { ...state.draft, credits: next },
    entry: emptyCredit,
    editing: null,
    note: { say: "saved", count: 1, name },
  };
}

/** What is wrong with the row in the form, each fault named like `hours`. */
export function faultsOfEntry(entry: CreditDraft): Fault[] {
  const profile = { credentials: [], credits: [creditInputOf({ ...entry, id: "entry" })] };
  const parsed = parseProfile(profile, new Set());
  return parsed.ok
    ? []
    : parsed.refusal.faults.map(({ path, message }) => ({
        path: path.replace(/^credits\[0\]\.?/, ""),
        message,
      }));
}

function readPasted(state: CheckState): CheckState {
  const { credits, unread, remarks } = readPaste(state.paste, MOST_CREDITS - state.draft.credits.length);
  if (credits.length === 0) return { ...state, note: { say: "nothing-read", count: 0, name: "", remarks } };
  const all = [...state.draft.credits];
  for (const credit of credits) all.push({ ...credit, id: freshId("course", all) });
  return {
    ...state,
    draft: { ...state.draft, credits: all },
    undo: state.draft,
    paste: unread.join("\n"),
    note: { say: "pasted", count: credits.length, name: "", left: unread.length, remarks },
  };
}

function freshId(stem: string, taken: readonly { id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

function splitOnce(button: string): [string, string] {
  const colon = button.indexOf(":");
  return colon < 0 ? [button, ""] : [button.slice(0, colon), button.slice(colon + 1)];
}

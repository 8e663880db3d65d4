import { type CheckState, checkStateShape, emptyState } from "./check-state.ts";
import type { CreditDraft } from "./draft.ts";

/*
 * How the state of /check travels in its form: whole in one hidden field, with the visible fields on top of it. A field is
 * named by its path: `credentials[0].issuedOn`, `credentials[0].facts.immunizes`, `entry.hours`.
 */

export const STATE_FIELD = "state";
export const BUTTON_FIELD = "do";

const CREDENTIAL_FIELD = /^credentials\[(\d{1,3})\]\.(issuedOn|expiresOn|facts\.([a-z-]{1,60}))$/;
const ENTRY_TEXTS = [
  "title",
  "completedOn",
  "hours",
  "uan",
  "delivery",
  "audience",
  "accreditation",
  "lawOf",
] as const;

/** What the hidden field holds. */
export function stateText({ draft, entry, editing, search, paste, undo }: CheckState): string {
  return JSON.stringify({ draft, entry, editing, search, paste, undo });
}

/** Reads a sent form; one whose hidden field was tampered with starts empty. Nothing typed is judged here. */
export function stateOfForm(form: FormData): CheckState {
  const kept = readState(form.get(STATE_FIELD));
  const credentials = kept.draft.credentials.map((credential) => ({
    ...credential,
    facts: { ...credential.facts },
  }));
  for (const [name, value] of form) {
    const [, place, field, fact] = CREDENTIAL_FIELD.exec(name) ?? [];
    const credential = credentials[Number(place)];
    if (!credential || typeof value !== "string") continue;
    if (fact) credential.facts[fact] = value.slice(0, 100);
    else if (field === "issuedOn" || field === "expiresOn") credential[field] = value.slice(0, 100);
  }
  return {
    ...kept,
    draft: {
      ...kept.draft,
      credentials,
      birthDate: textOf(form, "birthDate", kept.draft.birthDate, 100),
      asOf: textOf(form, "asOf", kept.draft.asOf, 100),
    },
    entry: entryOf(form, kept.entry),
    search: textOf(form, "search", kept.search, 200),
    paste: textOf(form, "paste", kept.paste, 200_000),
  };
}

function readState(value: FormDataEntryValue | null): CheckState {
  if (typeof value !== "string") return emptyState;
  try {
    const parsed = checkStateShape.safeParse(JSON.parse(value));
    return parsed.success ? { ...emptyState, ...parsed.data } : emptyState;
  } catch {
    return emptyState;
  }
}

function entryOf(form: FormData, kept: CreditDraft): CreditDraft {
  if (!form.has("entry.completedOn")) return kept;
  const texts = Object.fromEntries(
    ENTRY_TEXTS.map((field) => [field, textOf(form, `entry.${field}`, kept[field], 1000)]),
  );
  return {
    ...kept,
    ...texts,
    topics: listOf(form, "entry.topics"),
    approvedBy: listOf(form, "entry.approvedBy"),
  };
}

function textOf(form: FormData, name: string, kept: string, most: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, most) : kept;
}

function listOf(form: FormData, name: string): string[] {
  return form
    .getAll(name)
    .filter((value): value is string => typeof value === "string" && value !== "")
    .slice(0, 50);
}

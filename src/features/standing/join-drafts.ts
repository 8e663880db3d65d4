import type { CreditDraft, Draft } from "./draft.ts";

/**
 * What was kept on the device, with what the page starts with: an address that names a credential, or a form that was sent.
 * What is kept stays as it was; a credential of another kind, or a course that is not there yet, is added to it.
 */
export function joinDrafts(kept: Draft, started: Draft): Draft {
  const kinds = new Set(kept.credentials.map(({ kind }) => kind));
  const courses = new Set(kept.credits.map(textOf));
  const credentials = started.credentials.filter(({ kind }) => !kinds.has(kind));
  const credits = started.credits.filter((credit) => !courses.has(textOf(credit)));
  return {
    asOf: started.asOf || kept.asOf,
    birthDate: started.birthDate || kept.birthDate,
    credentials: withOwnIds(kept.credentials, credentials),
    credits: withOwnIds(kept.credits, credits),
  };
}

function textOf(credit: CreditDraft): string {
  return JSON.stringify({ ...credit, id: "" });
}

/** Both lists in one; an id that is taken is made another. */
function withOwnIds<T extends { id: string }>(kept: readonly T[], added: readonly T[]): T[] {
  const all = [...kept];
  for (const entry of added) {
    const ids = new Set(all.map(({ id }) => id));
    let { id } = entry;
    for (let number = 2; ids.has(id); number++) id = `${entry.id}-${number}`;
    all.push({ ...entry, id });
  }
  return all;
}

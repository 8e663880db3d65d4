import type { CheckState } from "./check-state.ts";
import { type CreditDraft, type Draft, emptyCredit } from "./draft.ts";

/**
 * Whether leaving the page would lose something typed: `safe` is what the person can come back to, because it was downloaded,
 * opened from a file, kept on the device, or is what the page's address starts with. An empty form holds nothing to lose.
 */
export function isUnsaved({ draft, entry, editing, paste }: CheckState, safe: Draft): boolean {
  if (paste.trim() !== "") return true;
  const before = editing === null ? emptyCredit : (draft.credits[editing] ?? emptyCredit);
  if (!isSame(entry, before)) return true;
  return (
    draft.credentials.length + draft.credits.length > 0 && !isSame(withoutBlanks(draft), withoutBlanks(safe))
  );
}

/** A question that was drawn and not answered says as little as one that was not drawn. */
function withoutBlanks(draft: Draft): Draft {
  const said = (facts: Record<string, string>) =>
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ""));
  return {
    ...draft,
    credentials: draft.credentials.map((entry) => ({ ...entry, facts: said(entry.facts) })),
  };
}

function isSame(one: Draft | CreditDraft, other: Draft | CreditDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import { authorityOf, type Requirement } from "#src/rules/requirement.ts";

/** A credential that can be picked. */
export type KindChoice = { kind: string; label: string; short: string };

/** What there is to pick from, states by name, certifiers first. */
export function kindChoices(requirements: Iterable<Requirement>): KindChoice[] {
  const choices = Array.from(requirements, ({ id, label, short }) => ({ kind: id, label, short }));
  const rank = ({ kind }: KindChoice) => (kind.startsWith("us-") ? 1 : 0);
  return choices.sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, "en"));
}

/**
 * The credentials that a person may mean by what was typed: a name, a state's letters (`TX`), a kind. An exact name gives one;
 * otherwise every choice that holds all the words.
 */
export function choicesFor(typed: string, choices: readonly KindChoice[]): KindChoice[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [];
  const exact = choices.filter(({ kind, label }) => kind === wanted || label.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  const ofPlace = choices.filter(
    ({ kind, short }) =>
      authorityOf(kind) === `us-${wanted}` || short.toLowerCase() === wanted || authorityOf(kind) === wanted,
  );
  if (ofPlace.length > 0) return principalFirst(ofPlace);
  const words = wanted.split(/\s+/);
  return choices.filter(({ kind, label, short }) =>
    words.every((word) => `${kind} ${label} ${short}`.toLowerCase().includes(word)),
  );
}

/** What most people hold there comes first. */
function principalFirst(choices: readonly KindChoice[]): KindChoice[] {
  const isPrincipal = ({ kind }: KindChoice) => /\/(pharmacy-technician|cpht)$/.test(kind);
  return [...choices].sort((a, b) => Number(isPrincipal(b)) - Number(isPrincipal(a)));
}

import { authorityOf, type Requirement } from "#src/rules/requirement.ts";

/** A credential that can be picked. A way back is none that one holds: it is what is asked after a credential has run out. */
export type KindChoice = { kind: string; label: string; short: string; isWayBack?: true };

/** What there is to pick from, states by name, certifiers first. */
export function kindChoices(requirements: Iterable<Requirement>): KindChoice[] {
  const choices = Array.from(
    requirements,
    (requirement): KindChoice => ({
      kind: requirement.id,
      label: requirement.label,
      short: requirement.short,
      ...(isWayBack(requirement) ? { isWayBack: true } : {}),
    }),
  );
  const rank = ({ kind }: KindChoice) => (kind.startsWith("us-") ? 1 : 0);
  return choices.sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, "en"));
}

/** Whether a requirement is what is asked to come back, after the credential itself has run out. */
export function isWayBack({ cycle }: Requirement): boolean {
  return cycle.after_expiry_months !== undefined;
}

/** The way back to a credential that has run out, where the certifier has one. */
export function wayBackTo(kind: string, choices: readonly KindChoice[]): KindChoice | undefined {
  return choices.find((choice) => choice.isWayBack && choice.kind.startsWith(`${kind}-`));
}

/**
 * The credentials that a person may mean by what was typed: a name, a state's letters (`TX`), a kind. An exact name gives one;
 * otherwise every choice that holds all the words. A way back is offered only to those who ask for it by a word of its own.
 */
export function choicesFor(typed: string, all: readonly KindChoice[]): KindChoice[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [];
  const exact = all.filter(({ kind, label }) => kind === wanted || label.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  const choices = all.filter((choice) => !choice.isWayBack || wanted.includes("reinstat"));
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

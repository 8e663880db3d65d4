import type { LocalDate } from "#src/base/local-date.ts";
import { authorityOf, type Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { type Glance, glanceAt } from "./law-at-a-glance.ts";
import { findRequirement, requirementsByKind } from "./requirements.server.ts";
import { type RuleTold, rulesTold } from "./rule-told.ts";

/** More than four columns nobody reads. */
export const MOST_COMPARED = 4;

export type Compared = { readonly requirement: Requirement; readonly glance: Glance };
export type RuleRow = {
  readonly rule: string;
  readonly name: string;
  readonly cells: readonly (RuleTold | null)[];
};

/** A kind that was asked for and that nobody knows, with the ones that may be meant. */
export type UnknownKind = { readonly kind: string; readonly nearest: readonly string[] };

/**
 * Reads `?kinds=a,b`, `?kinds=a&kinds=b` and `?kind=a&kind=b`: each kind once, at most four; and those that nobody knows,
 * of which no more are told either.
 */
export function kindsAsked(query: URLSearchParams): { kinds: string[]; unknown: UnknownKind[] } {
  const asked = [...query.getAll("kinds"), ...query.getAll("kind")].flatMap((text) => text.split(","));
  const distinct = [...new Set(asked.map((text) => text.trim()).filter((text) => text !== ""))];
  const isKnown = (kind: string) => requirementsByKind().has(kind);
  const unknown = distinct.filter((kind) => !isKnown(kind)).slice(0, MOST_COMPARED);
  return { kinds: distinct.filter(isKnown).slice(0, MOST_COMPARED), unknown: unknown.map(withNearest) };
}

function withNearest(asked: string): UnknownKind {
  const found = findRequirement(asked);
  if (found.ok) return { kind: asked, nearest: [] };
  const { kind, nearest } = found.refusal;
  return { kind, nearest: nearest.slice(0, 3) };
}

/** The requirements of some kinds beside each other on a day, and every rule that one of them has as a row. */
export function compare(kinds: readonly string[], day: LocalDate): { columns: Compared[]; rules: RuleRow[] } {
  const requirements = kinds.flatMap((kind) => {
    const found = findRequirement(kind);
    return found.ok ? [found.value] : [];
  });
  const nameOf = (kind: string) => requirementsByKind().get(kind)?.short ?? kind;
  const told = requirements.map((requirement) => rulesTold(requirement, day, nameOf));
  const ids = [...new Set(told.flatMap((rules) => rules.map(({ id }) => id)))];
  return {
    columns: requirements.map((requirement) => ({ requirement, glance: glanceAt(requirement, day) })),
    rules: ids.map((rule) => ({
      rule,
      name: rowName(requirements, rule),
      cells: told.map((rules) => rules.find(({ id }) => id === rule) ?? null),
    })),
  };
}

/** A rule that several have is called by its common name; one that a single file has, as that file calls it. */
function rowName(requirements: readonly Requirement[], rule: string): string {
  const [only, another] = requirements.filter(({ rules }) => rule in rules);
  return ruleName(only && !another ? only : { rules: {} }, rule);
}

/** Every credential to pick from, the national ones first. */
export function kindOptions(): { kind: string; label: string }[] {
  const options = Array.from(requirementsByKind().values(), ({ id, label }) => ({ kind: id, label }));
  const place = ({ kind, label }: { kind: string; label: string }) =>
    `${authorityOf(kind).startsWith("us-") ? 1 : 0} ${label}`;
  return options.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

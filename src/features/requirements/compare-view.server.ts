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

/** Reads `?kinds=a,b` and `?kinds=a&kinds=b`: each kind once, at most four; and those that nobody knows. */
export function kindsAsked(query: URLSearchParams): { kinds: string[]; unknown: string[] } {
  const asked = query.getAll("kinds").flatMap((text) => text.split(","));
  const distinct = [...new Set(asked.map((text) => text.trim()).filter((text) => text !== ""))];
  const isKnown = (kind: string) => requirementsByKind().has(kind);
  return {
    kinds: distinct.filter(isKnown).slice(0, MOST_COMPARED),
    unknown: distinct.filter((kind) => !isKnown(kind)).map((kind) => kind.slice(0, 100)),
  };
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
      name: ruleName({ rules: {} }, rule),
      cells: told.map((rules) => rules.find(({ id }) => id === rule) ?? null),
    })),
  };
}

/** Every credential to pick from, the national ones first. */
export function kindOptions(): { kind: string; label: string }[] {
  const options = Array.from(requirementsByKind().values(), ({ id, label }) => ({ kind: id, label }));
  const place = ({ kind, label }: { kind: string; label: string }) =>
    `${authorityOf(kind).startsWith("us-") ? 1 : 0} ${label}`;
  return options.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

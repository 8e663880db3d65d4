import type { LocalDate } from "#src/base/local-date.ts";
import { authorityOf } from "#src/rules/requirement.ts";
import type { Change } from "./changes.ts";
import { nameOfAuthority } from "./places.ts";

/* The page of changes: which authority's, in which order. Pure. */

export type AuthorityChoice = { readonly authority: string; readonly name: string; readonly count: number };

/** The authorities that changed something, and the one that was chosen; certifiers first, then states by name. */
export function authoritiesOf(changes: readonly Change[], chosen: string | null): AuthorityChoice[] {
  const counts = new Map<string, number>(chosen === null ? [] : [[chosen, 0]]);
  for (const { kind } of changes) counts.set(authorityOf(kind), (counts.get(authorityOf(kind)) ?? 0) + 1);
  const choices = Array.from(counts, ([authority, count]) => ({
    authority,
    name: nameOfAuthority(authority),
    count,
  }));
  const place = ({ authority, name }: AuthorityChoice) => `${authority.startsWith("us-") ? 1 : 0} ${name}`;
  return choices.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Those of one authority, be they none; without an authority, all. */
export function changesBy(changes: readonly Change[], authority: string | null): readonly Change[] {
  return authority === null ? changes : changes.filter(({ kind }) => authorityOf(kind) === authority);
}

export type YearOfChanges = { readonly year: string; readonly changes: readonly Change[] };

/** Changes by the year that they take effect in, and apart from these what lies ahead; the newest first. */
export function byYear(
  changes: readonly Change[],
  today: LocalDate,
): { ahead: readonly Change[]; years: readonly YearOfChanges[] } {
  const years = new Map<string, Change[]>();
  for (const change of changes.filter(({ on }) => on <= today)) {
    const year = change.on.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), change]);
  }
  return {
    ahead: changes.filter(({ on }) => on > today),
    years: Array.from(years, ([year, ofYear]) => ({ year, changes: ofYear })),
  };
}

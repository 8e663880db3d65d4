import type { LocalDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { authorityOf } from "#src/rules/requirement.ts";
import type { SitePage } from "./site-map.ts";

/** The pages that say the same to everybody; the law's carry the day on which their sources were last read. */
export function sitePages(): SitePage[] {
  const readOn = readDays();
  const latest = [...readOn.values()].sort().at(-1);
  const law = ["/requirements", "/requirements/changes", "/requirements/compare"];
  return [
    { path: "/" },
    { path: "/check" },
    ...law.map((path): SitePage => (latest ? { path, readOn: latest } : { path })),
    ...[...readOn].map(([authority, day]): SitePage => ({ path: `/requirements/${authority}`, readOn: day })),
    { path: "/uan" },
    { path: "/glossary" },
    { path: "/developers" },
  ];
}

/** The day on which the latest of each authority's files was checked against its sources. */
function readDays(): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { id, checked } of requirementsByKind().values()) {
    const known = days.get(authorityOf(id));
    if (known === undefined || known < checked) days.set(authorityOf(id), checked);
  }
  return days;
}

/**
 * The site's own address: the one that its operator set, else the one that it was asked by. Such an answer differs by the
 * address that asked, so it is not kept as a public page is.
 */
export function siteOf(publicUrl: string | undefined, request: Request): string {
  return (publicUrl ?? new URL(request.url).origin).replace(/\/$/, "");
}

export const READ_BY_ENGINES = { "cache-control": "public, max-age=3600" } as const;

import { addMonths, type LocalDate } from "#src/base/local-date.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { headlineOf } from "./headline.ts";
import { requirementsByKind } from "./requirements.server.ts";
import { rulesTold } from "./rule-told.ts";
import { workedExample } from "./worked-example.server.ts";

/** All that the page of an authority tells of one of its credentials. */
export type AuthorityEntry = ReturnType<typeof entryOf>;

export function entryOf(requirement: Requirement, today: LocalDate, openReports: number) {
  const nameOf = (kind: string) => requirementsByKind().get(kind)?.short ?? kind;
  const headline = headlineOf(requirement, today);
  return {
    requirement,
    headline,
    holds: headline.holds.map(nameOf),
    rules: rulesTold(requirement, today, nameOf),
    example: workedExample(requirement, today),
    openReports,
    checkAgain: addMonths(requirement.checked, 12) < today,
  };
}

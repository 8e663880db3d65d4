import type { LocalDate } from "#src/base/local-date.ts";
import { isLocalDate } from "#src/base/local-date.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Standing } from "#src/rules/standing.ts";
import type { Draft } from "./draft.ts";
import type { RibbonRow } from "./ribbon-drawing.ts";

/** What the ribbon shows of each standing: its marks, and in a few words what is missing. */
export function ribbonRows(
  standings: readonly Standing[],
  requirements: ReadonlyMap<string, Requirement>,
  draft: Draft,
): RibbonRow[] {
  const credits = new Map(draft.credits.map((credit) => [credit.id, credit]));
  return standings.map((standing) => {
    const requirement = requirements.get(standing.kind);
    const marks = standing.credits.flatMap(({ id, counts }) => {
      const credit = credits.get(id);
      const on = credit?.completedOn.trim() ?? "";
      return credit && isLocalDate(on)
        ? [{ on: on as LocalDate, counts, title: credit.title || credit.uan }]
        : [];
    });
    return {
      name: requirement?.short ?? standing.kind,
      standing,
      marks,
      missing: requirement ? missingWords(standing, requirement) : "",
    };
  });
}

/** `18.5 h`, or the rule that lacks hours: `1 h Texas pharmacy law`. */
function missingWords({ findings, hours }: Standing, requirement: Requirement): string {
  if ((hours.missing ?? 0) > 0) return `${hours.missing} h`;
  const short = findings.find(
    ({ status, most, unit }) =>
      most === undefined && unit !== "credential" && (status === "short" || status === "lapsed"),
  );
  if (!short) return "";
  return short.unit === "course"
    ? ruleName(requirement, short.rule)
    : `${short.missing} h ${ruleName(requirement, short.rule)}`;
}

import { isLocalDate } from "#src/base/local-date.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Standing } from "#src/rules/standing.ts";
import type { CreditDraft } from "./draft.ts";
import type { RibbonRow } from "./ribbon-drawing.ts";

/** What is missing, as the ribbon says it: so many hours, or one rule's hours or course. */
export type MissingWords = (missing: {
  hours: number;
  rule: string;
  unit: "hours" | "rule" | "course";
}) => string;

/** What the ribbon shows of each standing: its marks, and in a few words what is missing. */
export function ribbonRows(
  standings: readonly Standing[],
  requirements: ReadonlyMap<string, Requirement>,
  drafts: readonly CreditDraft[],
  words: MissingWords,
): RibbonRow[] {
  const credits = new Map(drafts.map((credit) => [credit.id, credit]));
  return standings.map((standing) => {
    const requirement = requirements.get(standing.kind);
    const marks = standing.credits.flatMap(({ id, counts }) => {
      const credit = credits.get(id);
      const on = credit?.completedOn.trim() ?? "";
      return credit && isLocalDate(on) ? [{ on, counts, title: credit.title || credit.uan }] : [];
    });
    const missing = requirement ? missingOf(standing, requirement) : null;
    return {
      name: requirement?.short ?? standing.kind,
      standing,
      marks,
      missing: missing ? words(missing) : "",
    };
  });
}

function missingOf(
  { findings, hours }: Standing,
  requirement: Requirement,
): Parameters<MissingWords>[0] | null {
  if ((hours.missing ?? 0) > 0) return { hours: hours.missing ?? 0, rule: "", unit: "hours" };
  const short = findings.find(
    ({ status, most, unit }) =>
      most === undefined && unit !== "credential" && (status === "short" || status === "lapsed"),
  );
  if (!short) return null;
  const unit = short.unit === "course" ? "course" : "rule";
  return { hours: short.missing ?? 0, rule: ruleName(requirement, short.rule), unit };
}

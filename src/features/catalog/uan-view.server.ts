import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { authorityOf } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { UanReading } from "./schema.ts";

/** For whom a course counts, in six answers; `depends`: only once a word says so that the number does not hold. */
export const groups = ["yes", "depends", "ask", "open", "nothing-asked", "no"] as const;
export type Group = (typeof groups)[number];

/** One credential's answer, with the rules by their names. */
export type CountingRow = {
  readonly kind: string;
  readonly label: string;
  readonly authority: string;
  readonly toward: readonly string[];
  readonly dependsOn: readonly { rule: string; word: string }[];
  readonly atMost: readonly { rule: string; hours: number | null }[];
};

/** The credentials by answer; the national ones first, then by name. */
export function countingRows(reading: UanReading): Record<Group, CountingRow[]> {
  const rows = Object.fromEntries(groups.map((group) => [group, []])) as unknown as Record<
    Group,
    CountingRow[]
  >;
  for (const entry of reading.countsFor) rows[groupOf(entry)].push(rowOf(entry));
  for (const group of groups) rows[group].sort((a, b) => (placeIn(a) < placeIn(b) ? -1 : 1));
  return rows;
}

function groupOf({ counts, toward }: UanReading["countsFor"][number]): Group {
  return counts === "yes" && toward.length === 0 ? "depends" : counts;
}

function rowOf({ kind, label, toward, dependsOn, atMost }: UanReading["countsFor"][number]): CountingRow {
  const requirement = requirementsByKind().get(kind) ?? { rules: {} };
  const named = <T extends { rule: string }>(entry: T) => ({
    ...entry,
    rule: ruleName(requirement, entry.rule),
  });
  return {
    kind,
    label,
    authority: authorityOf(kind),
    toward: toward.map((rule) => ruleName(requirement, rule)),
    dependsOn: dependsOn.map(named),
    atMost: atMost.map(named),
  };
}

function placeIn({ kind, label }: CountingRow): string {
  return `${kind.startsWith("us-") ? 1 : 0} ${label}`;
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { localDate } from "#src/base/local-date.ts";
import { judgeProfile, type Requirements } from "#src/rules/judge-profile.ts";
import { parseProfile } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { type FileReading, readYaml } from "./requirement-file.server.ts";

/*
 * The cases beside a requirement file: what its sources say of worked examples. Holder and credit take the words of the
 * profile; defaults at the top, overrides in each case.
 */

const words = z.record(z.string(), z.unknown());
const caseShape = z.strictObject({
  says: z.string().min(5),
  follows: z.string(),
  holder: words.optional(),
  also: z.array(words).optional(),
  credits: z.array(words),
  expect: z.strictObject({
    status: z.enum(["met", "short", "lapsed", "not-required", "unknown"]),
    hours: words.optional(),
    findings: z.record(z.string(), words).optional(),
    counts: z.array(z.number()).optional(),
    because: z.record(z.string(), z.string()).optional(),
    cycle: words.nullable().optional(),
  }),
});
export const casesShape = z.strictObject({
  holder: words,
  credit: words.optional(),
  cases: z.array(caseShape).min(1),
});

export type RequirementCase = z.infer<typeof caseShape>;
export type RequirementCases = z.infer<typeof casesShape>;

/** The cases beside a requirement; null where the file has none. */
export function readCases(folder: string, requirement: Requirement): FileReading<RequirementCases> | null {
  const file = `${requirement.id}.cases.yaml`;
  if (!existsSync(join(folder, file))) return null;
  const reading = readYaml(file, readFileSync(join(folder, file), "utf8"), casesShape);
  if (reading.value === null) return reading;
  const faults = reading.value.cases.flatMap((entry, index) =>
    entry.follows in requirement.sources
      ? []
      : [
          {
            file,
            line: reading.lineOf(`cases.${index}.follows`),
            path: `cases[${index}].follows`,
            message: `no source is called ${entry.follows}`,
          },
        ],
  );
  return faults.length > 0 ? { value: null, faults } : { value: reading.value, faults: [] };
}

/** What differs between a case's expectation and the judgement; empty when they agree. */
export function differencesOf(
  requirement: Requirement,
  requirements: Requirements,
  cases: RequirementCases,
  entry: RequirementCase,
): string[] {
  const input = profileOf(requirement, cases, entry);
  const profile = parseProfile(input, new Set(requirements.keys()));
  if (!profile.ok) return profile.refusal.faults.map((fault) => `${fault.path}: ${fault.message}`);
  const standing = judgeProfile(profile.value, requirements, localDate("2026-11-24"))
    .standings[0] as Standing;
  return compare(entry.expect, standing);
}

/** The profile that a case describes. */
export function profileOf(
  requirement: Requirement,
  cases: RequirementCases,
  entry: RequirementCase,
): unknown {
  const holder: Record<string, unknown> = { ...cases.holder, ...entry.holder };
  const facts = withoutNulls({
    ...(cases.holder.facts as object | undefined),
    ...(entry.holder?.facts as object | undefined),
  });
  const { asOf, birthDate, facts: _, ...credential } = withoutNulls(holder);
  return {
    ...(asOf ? { asOf } : {}),
    ...(birthDate ? { person: { birthDate } } : {}),
    credentials: [
      { id: "own", kind: requirement.id, ...credential, facts },
      ...(entry.also ?? []).map((other, index) => ({ id: `also-${index}`, ...other })),
    ],
    credits: entry.credits.map(({ on, ...credit }, index) =>
      withoutNulls({ id: `c${index}`, completedOn: on, ...cases.credit, ...credit }),
    ),
  };
}

/** A case takes a default back by writing null. */
function withoutNulls(said: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

function compare(expected: RequirementCase["expect"], standing: Standing): string[] {
  const differences: string[] = [];
  const differ = (what: string, wanted: unknown, got: unknown) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got))
      differences.push(`${what}: expected ${JSON.stringify(wanted)}, judged ${JSON.stringify(got)}`);
  };
  const differPart = (what: string, wanted: Record<string, unknown>, got: object | null | undefined) => {
    for (const [key, value] of Object.entries(wanted))
      differ(`${what}.${key}`, value, (got as Record<string, unknown> | undefined)?.[key]);
  };
  differ("status", expected.status, standing.status);
  if (expected.hours) differPart("hours", expected.hours, standing.hours);
  for (const [rule, wanted] of Object.entries(expected.findings ?? {}))
    differPart(
      `findings.${rule}`,
      wanted,
      standing.findings.find((finding) => finding.rule === rule),
    );
  if (expected.counts)
    differ(
      "counts",
      expected.counts,
      standing.credits.map((credit) => credit.counts),
    );
  for (const [index, code] of Object.entries(expected.because ?? {})) {
    const codes = standing.credits[Number(index)]?.because.map((reason) => reason.code as string) ?? [];
    if (!codes.includes(code))
      differences.push(
        `credits[${index}].because: expected ${code}, judged ${codes.join(", ") || "nothing"}`,
      );
  }
  if (expected.cycle === null) differ("cycle", null, standing.cycle);
  else if (expected.cycle) differPart("cycle", expected.cycle, standing.cycle);
  return differences;
}

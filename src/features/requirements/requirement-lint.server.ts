import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Requirement } from "#src/rules/requirement.ts";
import { differencesOf, readCases } from "./requirement-cases.server.ts";
import { type FileFault, listRequirementFiles, readRequirement } from "./requirement-file.server.ts";

/** What reading a folder of requirements found: the faults of its files, and the cases that the judge answers otherwise. */
export type LintReport = {
  files: number;
  cases: number;
  faults: FileFault[];
  differences: CaseDifference[];
  /** What each cases file says. */
  ran: { file: string; cases: string[] }[];
};
export type CaseDifference = { file: string; line: number; says: string; differences: string[] };

/** Reads every requirement file of a folder and runs the cases beside it. A file without cases is a fault. */
export function lintFolder(folder: string): LintReport {
  const files = listRequirementFiles(folder);
  const readings = files.map((file) => readRequirement(file, readFileSync(join(folder, file), "utf8")));
  const requirements = readings.flatMap(({ value }) => (value ? [value] : []));
  const report: LintReport = {
    files: files.length,
    cases: 0,
    faults: readings.flatMap(({ faults }) => faults),
    differences: [],
    ran: [],
  };
  const byKind = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  for (const requirement of requirements) addCases(report, folder, requirement, byKind);
  return report;
}

function addCases(
  report: LintReport,
  folder: string,
  requirement: Requirement,
  byKind: ReadonlyMap<string, Requirement>,
): void {
  const file = `${requirement.id}.cases.yaml`;
  const reading = readCases(folder, requirement);
  if (reading === null) {
    const message = `it has no cases; write ${file} beside it`;
    report.faults.push({ file: `${requirement.id}.yaml`, line: 1, path: "", message });
    return;
  }
  if (reading.value === null) {
    report.faults.push(...reading.faults);
    return;
  }
  report.ran.push({ file, cases: reading.value.cases.map(({ says }) => says) });
  const lines = linesOfCases(join(folder, file));
  for (const [index, entry] of reading.value.cases.entries()) {
    report.cases++;
    const differences = differencesOf(requirement, byKind, reading.value, entry);
    if (differences.length > 0)
      report.differences.push({ file, line: lines[index] ?? 1, says: entry.says, differences });
  }
}

/** Where each case begins: the lines of a cases file that open with `- says:`. */
function linesOfCases(path: string): number[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, index) => (/^\s*- (\{ )?says:/.test(line) ? [index + 1] : []));
}

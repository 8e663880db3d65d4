import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Swc from "@swc/core";
import type { ICruiseOptions, ICruiseResult, IFlattenedRuleSet } from "dependency-cruiser";

/*
 * Runs dependency-cruiser over a folder. It reads TypeScript through TypeScript's own JavaScript API, which TypeScript 7
 * does not have, or through swc, to which it does not say that a .tsx file holds JSX, and of which it does not ask whether
 * an import is of types only. So we say the one, and look for rings in a reading of their own, without such imports and
 * without tests, which nobody imports but which would join rooms that have nothing to do with each other.
 */

const require = createRequire(import.meta.url);
const swc: { parseFileSync: typeof Swc.parseFileSync } = require("@swc/core");
const { parseFileSync } = swc;
let withTypes = true;
swc.parseFileSync = ((file: string, options: Swc.ParseOptions) => {
  const program = parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") } as Swc.ParseOptions);
  const body = (program.body as Swc.ModuleItem[]).filter((item) => withTypes || !isTypeOnly(item));
  return { ...program, body };
}) as typeof Swc.parseFileSync;

function isTypeOnly(item: Swc.ModuleItem): boolean {
  return "typeOnly" in item && item.typeOnly === true;
}

export type ImportFault = { rule: string; from: string; to: string };
export type ImportReport = { faults: ImportFault[]; files: number; imports: number };
export type ImportRule = { name: string; to: { circular?: boolean } };

/** The rules of .dependency-cruiser.cjs. */
export const importRules = (): readonly ImportRule[] => lawFor("src").forbidden;

/** Judges the imports of a house (`src`, or one laid out like it); the law is .dependency-cruiser.cjs. */
export async function judgeImports(house: string): Promise<ImportReport> {
  const all = await cruiseWith(house, (rule) => !rule.to.circular);
  withTypes = false;
  const rings = await cruiseWith(house, (rule) => rule.to.circular === true).finally(() => {
    withTypes = true;
  });
  return { ...all, faults: [...all.faults, ...rings.faults] };
}

async function cruiseWith(house: string, isAsked: (rule: ImportRule) => boolean): Promise<ImportReport> {
  const { cruise } = await import("dependency-cruiser");
  const root = join(import.meta.dirname, "..");
  const { options, forbidden } = lawFor(house);
  const exclude = withTypes ? options.exclude : { path: ["\\+types/", "\\.test\\.tsx?$"] };
  const ruleSet = { forbidden: forbidden.filter(isAsked) } as IFlattenedRuleSet;
  const report = await cruise(
    [house],
    { ...options, exclude, ruleSet, validate: true, baseDir: root } as ICruiseOptions,
    options.enhancedResolveOptions,
  );
  const { summary, modules } = report.output as ICruiseResult;
  const faults = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { faults, files: modules.length, imports: summary.totalDependenciesCruised ?? 0 };
}

type Law = { options: ICruiseOptions & { enhancedResolveOptions: object }; forbidden: ImportRule[] };

function lawFor(house: string): Law {
  const file = require.resolve("../.dependency-cruiser.cjs");
  delete require.cache[file];
  process.env.IMPORT_LAW_ROOT = house;
  return require(file) as Law;
}

if (import.meta.main) {
  const { faults, files, imports } = await judgeImports("src");
  for (const fault of faults) console.error(`${fault.rule}: ${fault.from} -> ${fault.to}`);
  console.log(`${files} files, ${imports} imports, ${faults.length} against the law`);
  process.exitCode = faults.length > 0 || imports === 0 ? 1 : 0;
}

import { existsSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { addMonths, isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import type { Command, CommandIo } from "#src/platform/command.ts";
import { packageRoot } from "#src/platform/package-root.server.ts";
import { marked, paperOf, printable, writeSlowly } from "#src/platform/terminal.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { factsOfKind, summaryOf } from "./requirement-summary.ts";
import { tellList, tellRequirement } from "./requirement-words.ts";
import { findRequirement, readBundle } from "./requirements.server.ts";
import type { StoredReport } from "./schema.ts";

const FINE = 0;
const FOUND = 1;
const BAD_INPUT = 2;

const requirements: Command = {
  name: "requirements",
  summary: "list what every board and certifier asks, tell one in words, or check the files",
  usage: `requirements [KIND] [--json]
       goodstanding requirements --stale [--as-of DAY] [--json]
       goodstanding requirements --lint [FOLDER] [--cases]

  KIND         one kind in words, like us-tx/pharmacy-technician, with the facts that it asks of you
  --json       as JSON
  --stale      only those whose sources were last read over 12 months before --as-of (today)
  --lint       read the files of FOLDER (requirements/ of this checkout), naming file, line and fix of every fault, and
               run the cases beside them
  --cases      with --lint: name the cases that ran, too

Exits 0, or 1 when --lint or --stale found something, or 2 on bad input.`,
  run: async (args, io) => {
    const asked = readArguments(args, io);
    if ("fault" in asked) return refuse(io, asked.fault);
    if (asked.lint) return lint(asked, io);
    if (asked.stale) return tellStale(asked, io);
    return asked.kind ? tellOne(asked.kind, asked, io) : tellAll(readBundle().requirements, asked, io);
  },
};

type Asked = {
  kind: string | undefined;
  asOf: LocalDate;
  json: boolean;
  lint: boolean;
  stale: boolean;
  cases: boolean;
};

function readArguments(args: string[], io: CommandIo): Asked | { fault: string } {
  const flag = { type: "boolean", default: false } as const;
  const options = { json: flag, lint: flag, stale: flag, cases: flag, "as-of": { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { "as-of": asOf = io.today, ...flags } = values;
    const [kind, ...more] = positionals;
    if (more.length > 0) return { fault: "say one KIND, or one FOLDER with --lint" };
    if (!isLocalDate(asOf))
      return { fault: `--as-of: ${printable(asOf)} is no day that exists; write it as YYYY-MM-DD` };
    return { kind, asOf, ...flags };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function tellAll(
  listed: readonly Requirement[],
  { asOf, json }: Asked,
  io: CommandIo,
): Promise<number> {
  const { version, license } = readBundle();
  const answer = json
    ? `${JSON.stringify({ version, license, requirements: listed.map((entry) => summaryOf(entry, asOf)) }, null, 2)}\n`
    : tellList(listed, asOf, paperOf(io));
  await writeSlowly(io, answer);
  return FINE;
}

async function tellOne(kind: string, { asOf, json }: Asked, io: CommandIo): Promise<number> {
  const found = findRequirement(kind);
  if (!found.ok) {
    const near = found.refusal.nearest.join(", ");
    return refuse(
      io,
      `no requirement is known for ${printable(kind)}${near ? `; nearest: ${near}` : "; goodstanding requirements lists them"}`,
    );
  }
  const { version, license } = readBundle();
  const whole = { version, license, requirement: found.value, factsAsked: factsOfKind(found.value) };
  await writeSlowly(
    io,
    json ? `${JSON.stringify(whole, null, 2)}\n` : tellRequirement(found.value, asOf, paperOf(io)),
  );
  return FINE;
}

async function tellStale(asked: Asked, io: CommandIo): Promise<number> {
  const { asOf, kind } = asked;
  const stale = readBundle().requirements.filter(
    ({ id, checked }) => (kind === undefined || id === kind) && addMonths(checked, 12) < asOf,
  );
  if (stale.length === 0 && !asked.json) io.stderr.write("every source was read within 12 months\n");
  else await tellAll(stale, asked, io);
  return stale.length > 0 ? FOUND : FINE;
}

async function lint({ kind, json, cases }: Asked, io: CommandIo): Promise<number> {
  const folder = kind ?? join(packageRoot(), "requirements");
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return refuse(io, `${printable(folder)} is no folder`);
  const { lintFolder } = await import("./requirement-lint.server.ts");
  const report = lintFolder(folder);
  const found = report.faults.length + report.differences.length;
  if (json) await writeSlowly(io, `${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const { file, line, path, message } of report.faults)
      await writeSlowly(io, `${placeOf(folder, file)}:${line}: ${path ? `${path}: ` : ""}${message}\n`);
    for (const { file, line, says, differences } of report.differences)
      await writeSlowly(io, `${placeOf(folder, file)}:${line}: "${says}": ${differences.join("; ")}\n`);
    if (cases)
      for (const { file, cases: names } of report.ran)
        await writeSlowly(io, names.map((name) => `${file}: ${name}\n`).join(""));
    io.stderr.write(
      `${report.files} files, ${report.cases} cases, ${found === 0 ? "no fault" : `${found} to mend`}\n`,
    );
  }
  return found > 0 ? FOUND : FINE;
}

/** A file's path as an editor opens it from here. */
function placeOf(folder: string, file: string): string {
  return relative(".", join(folder, file));
}

const reports: Command = {
  name: "reports",
  summary: "list the mistakes that readers have reported, newest first",
  usage: `reports [--open] [--json]
       goodstanding reports --handled ID

  --open        only those that nobody has handled
  --json        as JSON
  --handled ID  mark one as handled

Exits 0, or 1 when there is no open report with this ID, or 2 on bad input.`,
  needsDatabase: true,
  run: async (args, io) => {
    const options = {
      open: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      handled: { type: "string" },
    } as const;
    let values: { open: boolean; json: boolean; handled?: string | undefined };
    try {
      values = parseArgs({ args, options }).values;
    } catch (error) {
      return refuse(io, (error as Error).message);
    }
    return values.handled === undefined ? tellReports(values, io) : handle(values.handled, io);
  },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function handle(id: string, io: CommandIo): Promise<number> {
  if (!UUID.test(id)) return refuse(io, "--handled: an ID is as `goodstanding reports` prints it");
  const [{ withContext }, { markReportHandled }] = await Promise.all([
    import("#src/platform/command-context.server.ts"),
    import("./reports.server.ts"),
  ]);
  const done = await withContext(sayTo(io), (ctx) => markReportHandled(ctx, id));
  io.stderr.write(done ? "marked as handled\n" : "there is no open report with this id\n");
  return done ? FINE : FOUND;
}

async function tellReports({ open, json }: { open: boolean; json: boolean }, io: CommandIo): Promise<number> {
  const [{ withContext }, { listReports }] = await Promise.all([
    import("#src/platform/command-context.server.ts"),
    import("./reports.server.ts"),
  ]);
  const kept = await withContext(sayTo(io), (ctx) => listReports(ctx, { onlyOpen: open }));
  if (json) await writeSlowly(io, `${JSON.stringify({ reports: kept }, null, 2)}\n`);
  else if (kept.length === 0) io.stderr.write("no reports\n");
  else await writeSlowly(io, kept.map((report) => tellReport(report, io)).join("\n"));
  return FINE;
}

function tellReport(report: StoredReport, io: CommandIo): string {
  const { width, paint } = paperOf(io);
  const about = `${report.kind}${report.rule ? ` ${report.rule}` : ""}`;
  const state = report.handledAt ? `, handled ${report.handledAt.slice(0, 10)}` : "";
  const reply = report.replyTo ? `\n  wants an answer: ${printable(report.replyTo)}` : "";
  return `${paint("strong", about)}, ${report.createdAt.slice(0, 10)}${state} (${report.id})\n${marked("-", printable(report.text), width)}${reply}\n`;
}

function sayTo(io: CommandIo): (sentence: string) => void {
  return (sentence) => io.stderr.write(`${sentence}\n`);
}

function refuse(io: CommandIo, sentence: string): number {
  io.stderr.write(`${sentence}\n`);
  return BAD_INPUT;
}

export const requirementCommands: readonly Command[] = [requirements, reports];

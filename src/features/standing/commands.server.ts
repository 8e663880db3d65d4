import { parseArgs } from "node:util";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { Command, CommandIo } from "#src/platform/command.ts";
import { paperOf, printable, writeSlowly } from "#src/platform/terminal.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Judgement } from "#src/rules/standing.ts";
import { chunksOf, readingFiles, readJsonOf, refuseFaults, refuseWith } from "./command-input.server.ts";
import { plan } from "./plan-command.server.ts";
import { formatAnswers, isLineError, judgeLines } from "./profile-lines.server.ts";
import { judgeRead, readProfile } from "./standing.server.ts";
import { tellJudgement } from "./standing-table.ts";

/** What `check` says by its exit code. */
export const EXIT = { fine: 0, short: 1, badInput: 2, unknown: 3 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The worst first: an input that could not be judged, then something missing, then something not known. */
const WORST_FIRST: readonly Exit[] = [EXIT.badInput, EXIT.short, EXIT.unknown, EXIT.fine];

const USAGE = `check FILE|- [--as-of DAY] [--json]
       goodstanding check FILE|- --ndjson [--as-of DAY]

  FILE         a profile as JSON; - reads it from standard input
  --as-of DAY  the day judged, as YYYY-MM-DD; else the profile's asOf, else today
  --json       the judgement as JSON
  --ndjson     many profiles, one a line; answers one a line, and goes on after a bad one

Exits 0 when nothing is short, 1 when something is short or lapsed, 3 when something is unknown and nothing short,
2 on bad input: then every fault is named with its path. With --ndjson the worst of all lines.`;

export const check: Command = {
  name: "check",
  summary: "tell where a profile stands with every board and certifier it names",
  usage: USAGE,
  run: async (args, io) => {
    const asked = readArguments(args);
    if ("fault" in asked) return refuseWith(io, asked.fault);
    return readingFiles(io, asked.file, async () => {
      const chunks = chunksOf(asked.file, io);
      return asked.ndjson ? checkLines(chunks, asked, io) : checkOne(chunks, asked, io);
    });
  },
};

export const standingCommands: readonly Command[] = [check, plan];

type Asked = { file: string; asOf: LocalDate | undefined; json: boolean; ndjson: boolean };

function readArguments(args: string[]): Asked | { fault: string } {
  const options = {
    "as-of": { type: "string" },
    json: { type: "boolean", default: false },
    ndjson: { type: "boolean", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    const asOf = values["as-of"];
    if (!file || more.length > 0) return { fault: "say one FILE to check, or - for standard input" };
    if (asOf !== undefined && !isLocalDate(asOf))
      return { fault: `--as-of: ${printable(asOf)} is no day that exists; write it as YYYY-MM-DD` };
    return { file, asOf, json: values.json, ndjson: values.ndjson };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function checkOne(
  chunks: AsyncIterable<Uint8Array | string>,
  asked: Asked,
  io: CommandIo,
): Promise<Exit> {
  const json = await readJsonOf(chunks, "profile");
  if (!json.ok) return refuseWith(io, json.refusal.message);
  const read = readProfile(json.value);
  if (!read.ok) return refuseFaults(io, read.refusal.faults);
  const profile: Profile = asked.asOf ? { ...read.value, asOf: asked.asOf } : read.value;
  const judgement = judgeRead(profile, io.today);
  const answer = asked.json
    ? `${JSON.stringify(judgement, null, 2)}\n`
    : tellJudgement(judgement, profile, requirementsByKind(), paperOf(io));
  await writeSlowly(io, answer);
  return exitOf(judgement);
}

async function checkLines(
  chunks: AsyncIterable<Uint8Array | string>,
  asked: Asked,
  io: CommandIo,
): Promise<Exit> {
  const seen = new Set<Exit>([EXIT.fine]);
  for await (const answers of judgeLines(chunks, io.today, asked.asOf)) {
    for (const answer of answers) seen.add(isLineError(answer) ? EXIT.badInput : exitOf(answer));
    await writeSlowly(io, formatAnswers(answers));
  }
  return WORST_FIRST.find((exit) => seen.has(exit)) ?? EXIT.fine;
}

/** The exit code of a judgement. */
export function exitOf({ standings }: Judgement): Exit {
  const statuses = new Set(standings.map((standing) => standing.status));
  if (statuses.has("short") || statuses.has("lapsed")) return EXIT.short;
  return statuses.has("unknown") ? EXIT.unknown : EXIT.fine;
}

import { parseArgs } from "node:util";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { Command, CommandIo } from "#src/platform/command.ts";
import { paperOf, printable, writeSlowly } from "#src/platform/terminal.ts";
import type { Plan } from "#src/rules/plan/plan-shape.ts";
import { chunksOf, readingFiles, readJsonOf, refuseFaults, refuseWith } from "./command-input.server.ts";
import { tellPlan } from "./plan-table.ts";
import { makePlan, PLAN_MS, readPlanInput } from "./planner.server.ts";

/** What `plan` says by its exit code. */
const EXIT = {
  optimal: 0,
  "nothing-needed": 0,
  impossible: 1,
  "not-proven": 3,
} as const satisfies Record<Plan["status"], number>;

const USAGE = `plan PROFILE --catalog CATALOG [--as-of DAY] [--json]

  PROFILE            a profile as JSON; - reads it from standard input
  --catalog CATALOG  the activities that can be taken, as JSON; - reads it from standard input
  --as-of DAY        the day judged, as YYYY-MM-DD; else the profile's asOf, else today
  --json             the plan as JSON

Tells which activities close every gap at the lowest price, then in the fewest hours, then with the fewest activities.
Exits 0 when the plan is the best there is or nothing is needed, 1 when the catalog cannot close every gap, 3 when the time
ran out before the best plan was proven, 2 on bad input: then every fault is named with its path.`;

export const plan: Command = {
  name: "plan",
  summary: "tell which activities of a catalog close every gap of a profile, at the lowest price",
  usage: USAGE,
  run: async (args, io) => {
    const asked = readArguments(args);
    if ("fault" in asked) return refuseWith(io, asked.fault);
    return readingFiles(io, asked.file, () => planFiles(asked, io));
  },
};

type Asked = { file: string; catalog: string; asOf: LocalDate | undefined; json: boolean };

function readArguments(args: string[]): Asked | { fault: string } {
  const options = {
    catalog: { type: "string" },
    "as-of": { type: "string" },
    json: { type: "boolean", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    const { catalog, "as-of": asOf, json } = values;
    if (!file || more.length > 0) return { fault: "say one PROFILE to plan for, or - for standard input" };
    if (!catalog) return { fault: "say the CATALOG to choose from: --catalog FILE" };
    if (file === "-" && catalog === "-")
      return { fault: "only one of PROFILE and CATALOG can be read from standard input" };
    if (asOf !== undefined && !isLocalDate(asOf))
      return { fault: `--as-of: ${printable(asOf)} is no day that exists; write it as YYYY-MM-DD` };
    return { file, catalog, asOf, json };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function planFiles(asked: Asked, io: CommandIo): Promise<number> {
  const profile = await readJsonOf(chunksOf(asked.file, io), "profile");
  if (!profile.ok) return refuseWith(io, `${printable(asked.file)}: ${profile.refusal.message}`);
  const catalog = await readJsonOf(chunksOf(asked.catalog, io), "catalog");
  if (!catalog.ok) return refuseWith(io, `${printable(asked.catalog)}: ${catalog.refusal.message}`);
  const read = readPlanInput(profile.value, catalog.value);
  if (!read.ok) return refuseFaults(io, read.refusal.faults);
  const input = asked.asOf
    ? { ...read.value, profile: { ...read.value.profile, asOf: asked.asOf } }
    : read.value;
  const made = await makePlan({ ...input, today: io.today, milliseconds: PLAN_MS });
  if (!made.ok) return giveUp(io);
  const answer = asked.json
    ? `${JSON.stringify(made.value, null, 2)}\n`
    : tellPlan(made.value, input, requirementsByKind(), paperOf(io));
  await writeSlowly(io, answer);
  return EXIT[made.value.status];
}

function giveUp(io: CommandIo): number {
  io.stderr.write("this took too long and was given up; try fewer activities or credentials at once\n");
  return EXIT["not-proven"];
}

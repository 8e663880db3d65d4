import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { LocalDate } from "#src/base/local-date.ts";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { builtFile, packageRoot } from "#src/platform/package-root.server.ts";
import { type Catalog, parseCatalog } from "#src/rules/plan/catalog.ts";
import type { Plan } from "#src/rules/plan/plan-shape.ts";
import type { Fault, InputRefusal, Profile } from "#src/rules/profile.ts";
import { readProfile } from "./standing.server.ts";

/*
 * Plans: the contract of `goodstanding plan` and `POST /api/v1/plan` alike. Everybody may ask; nothing that is asked is
 * stored. Each plan is made in a thread of its own, within a time limit, and few at a time.
 */

export type PlanInput = { readonly profile: Profile; readonly catalog: Catalog };
/** What the thread of a plan is given. */
export type PlanWork = PlanInput & { readonly today: LocalDate; readonly milliseconds: number };
export type PlanRefusal = { code: "plan.busy" } | { code: "plan.too-slow" };

/** How long the solver looks before it tells the best plan that it has found. */
export const PLAN_MS = 5000;
/** What a plan takes beside the solver: to begin, to ask the judge, to tell. */
const SPARE_MS = 20_000;
const MOST_MEGABYTES = 1024;
const MOST_AT_ONCE = 2;
const MOST_WAITING = 20;
const MOST_FAULTS = 200;

/** Reads a profile and a catalog. Bad input is refused whole, each fault of both named by its path. */
export function readPlanInput(profile: unknown, catalog: unknown): Result<PlanInput, InputRefusal> {
  return together(readProfile(profile), parseCatalog(catalog), (_part, faults) => faults);
}

/** Reads one document that holds both, as `profile` and `catalog`; its paths begin with their names. */
export function readPlanRequest(body: unknown): Result<PlanInput, InputRefusal> {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return refuse({
      code: "input.bad",
      faults: [{ path: "", message: "send an object with a profile and a catalog" }],
    });
  const { profile, catalog, ...others } = body as Record<string, unknown>;
  const read = together(readProfile(profile), parseCatalog(catalog), under);
  const unknown = Object.keys(others).map((path) => ({
    path,
    message: "this field is not known here; remove it or correct its spelling",
  }));
  if (unknown.length === 0) return read;
  return refuse({
    code: "input.bad",
    faults: [...unknown, ...(read.ok ? [] : read.refusal.faults)].slice(0, MOST_FAULTS),
  });
}

function together(
  profile: Result<Profile, InputRefusal>,
  catalog: Result<Catalog, InputRefusal>,
  named: (part: string, faults: readonly Fault[]) => readonly Fault[],
): Result<PlanInput, InputRefusal> {
  if (profile.ok && catalog.ok) return ok({ profile: profile.value, catalog: catalog.value });
  const faults = [
    ...(profile.ok ? [] : named("profile", profile.refusal.faults)),
    ...(catalog.ok ? [] : named("catalog", catalog.refusal.faults)),
  ];
  return refuse({ code: "input.bad", faults });
}

function under(part: string, faults: readonly Fault[]): Fault[] {
  return faults.map(({ path, message }) => ({ path: path ? `${part}.${path}` : part, message }));
}

let atWork = 0;
const waiting: (() => void)[] = [];

/** Makes a plan in a thread of its own. `today` is used where the profile has no `asOf`. */
export async function makePlan(work: PlanWork): Promise<Result<Plan, PlanRefusal>> {
  if (atWork >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return refuse({ code: "plan.busy" });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else atWork++;
  try {
    const plan = await inThread(work);
    return plan ? ok(plan) : refuse({ code: "plan.too-slow" });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else atWork--;
  }
}

/** The thread's answer; null where it had to be stopped, for time or for memory. */
function inThread(work: PlanWork): Promise<Plan | null> {
  const worker = new Worker(workerFile(), {
    workerData: work,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Plan | null>((resolve, reject) => {
    timer = setTimeout(resolve, work.milliseconds + SPARE_MS, null);
    worker.once("message", resolve);
    worker.once("error", (error) => (isOutOfMemory(error) ? resolve(null) : reject(error)));
    worker.once("exit", (code) => reject(new Error(`the plan's thread ended with ${code} and no answer`)));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function workerFile(): string {
  return import.meta.url.endsWith(".ts")
    ? join(packageRoot(), "src/plan-worker.ts")
    : builtFile("cli/plan-worker.js");
}

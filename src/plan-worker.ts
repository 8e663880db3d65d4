import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import loadHighs from "highs";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { PlanWork } from "#src/features/standing/planner.server.ts";
import { builtFile } from "#src/platform/package-root.server.ts";
import { solverOf } from "#src/rules/plan/highs.ts";
import { planFor } from "#src/rules/plan/plan.ts";

/*
 * The entrance of a plan's own thread: the solver may take seconds, and nobody else waits for it. Started by the planner
 * of the standing room; what it answers is the plan.
 */

const { profile, catalog, today, milliseconds } = workerData as PlanWork;
const solver = solverOf(await loadHighs({ wasmBinary: readFileSync(solverBytes()) }));
const now = () => performance.now();
parentPort?.postMessage(
  planFor(profile, catalog, requirementsByKind(), today, solver, { milliseconds, now }),
);

/** The solver lies beside this file once built, and in its package before. */
function solverBytes(): string {
  return import.meta.url.endsWith(".ts")
    ? fileURLToPath(import.meta.resolve("highs/runtime"))
    : builtFile("cli/highs.wasm");
}

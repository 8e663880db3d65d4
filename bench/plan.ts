import loadHighs from "highs";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { Activity } from "#src/rules/plan/catalog.ts";
import { solverOf } from "#src/rules/plan/highs.ts";
import { planFor } from "#src/rules/plan/plan.ts";
import type { Plan } from "#src/rules/plan/plan-shape.ts";
import type { Solver } from "#src/rules/plan/program.ts";
import type { Profile } from "#src/rules/profile.ts";
import { realisticCatalog } from "./catalogs.ts";
import { glpkSolver } from "./peers/glpk-solver.ts";
import { greedyCents } from "./peers/greedy-plan.ts";
import { AS_OF, realisticProfile } from "./realistic-profile.ts";
import type { Report } from "./report.ts";

const LIMIT_MS = 5000;
const FOURTH = ["us-ga", "us-mi", "us-oh", "us-md", "us-la"] as const;
const SIZES = [
  { activities: 70, people: 60 },
  { activities: 2000, people: 40 },
  { activities: 20_000, people: 6 },
] as const;

/** Plans for four or five credentials, by ours, by the same program in GLPK, and what a greedy choice would cost. */
export async function plan(share: number): Promise<Report> {
  const highs = solverOf(await loadHighs());
  const glpk = await glpkSolver();
  const rows: (string | number)[][] = [];
  for (const { activities, people } of SIZES) {
    const worlds = Array.from({ length: Math.max(2, Math.round(people * share)) }, (_, seed) => ({
      profile: planner(seed),
      activities: realisticCatalog(activities, seed + 1),
    }));
    const ours = timed(worlds, highs);
    const peer = timed(worlds, glpk);
    assertSame(ours.plans, peer.plans);
    const cost = overCost(worlds, ours.plans);
    const name = `${activities} activities, 4-5 credentials`;
    rows.push([`${name}: HiGHS`, ...figures(ours), cost]);
    rows.push([`${name}: GLPK`, ...figures(peer), ""]);
  }
  return {
    title: "Plans proven optimal, on one core",
    head: [
      "catalog and solver",
      "median ms",
      "p95 ms",
      "worst ms",
      "plans/s",
      "proven",
      "a greedy choice costs",
    ],
    rows,
    notes: [
      "From profile and catalog to the confirmed plan: the judge asked about each activity, the program made and solved, the plan judged again. Both solvers are given the same program; wherever both proved their plans, these cost the same price, hours and number.",
      "The greedy choice takes again and again what gives the most missing hours for its price; where it closes less than the plan does, it is left out of the average.",
      "Small catalogs are compared with a search through every choice in `src/rules/plan/plan-properties.test.ts`.",
    ],
  };
}

type World = { readonly profile: Profile; readonly activities: Activity[] };
type Timed = { readonly plans: readonly Plan[]; readonly ms: readonly number[] };

/** A technician certified by PTCB, registered in Texas, Alabama, one more state, and for every other one in Kansas. */
function planner(seed: number): Profile {
  const profile = realisticProfile(seed, 15 + (seed % 5) * 8);
  const more = [FOURTH[seed % FOURTH.length], ...(seed % 2 === 0 ? ["us-ks"] : [])].map((state) => ({
    id: String(state),
    kind: `${state}/pharmacy-technician`,
    issuedOn: localDate("2018-02-02"),
    expiresOn: localDate("2027-06-30"),
  }));
  return { ...profile, credentials: [...profile.credentials, ...more] };
}

function timed(worlds: readonly World[], solver: Solver): Timed {
  const limits = { milliseconds: LIMIT_MS, now: () => performance.now() };
  const plans: Plan[] = [];
  const ms = worlds.map(({ profile, activities }) => {
    const started = performance.now();
    plans.push(planFor(profile, { activities }, requirementsByKind(), AS_OF, solver, limits));
    return performance.now() - started;
  });
  return { plans, ms };
}

function figures({ plans, ms }: Timed): (string | number)[] {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const proven = plans.filter(({ status }) => status !== "not-proven").length;
  const total = ms.reduce((sum, each) => sum + each, 0);
  return [at(0.5), at(0.95), at(1), (ms.length * 1000) / total, `${proven} of ${plans.length}`];
}

function assertSame(ours: readonly Plan[], peer: readonly Plan[]): void {
  for (const [index, plan] of ours.entries()) {
    const other = peer[index];
    if (plan.status === "not-proven" || !other || other.status === "not-proven") continue;
    const told = ({ priceUsd, hours, activities, impossible }: Plan) =>
      JSON.stringify([priceUsd, hours, activities.length, impossible.length]);
    if (told(plan) !== told(other)) throw new Error(`person ${index}: ${told(plan)} and ${told(other)}`);
  }
}

/** By how much the greedy choice is dearer, on average over those that it closes as well. */
function overCost(worlds: readonly World[], plans: readonly Plan[]): string {
  const extra: number[] = [];
  for (const [index, { profile, activities }] of worlds.entries()) {
    const cents = greedyCents(profile, activities, requirementsByKind(), AS_OF, plans[index] as Plan);
    if (cents !== null) extra.push(cents / 100 - (plans[index]?.priceUsd ?? 0));
  }
  if (extra.length === 0) return "closes less each time";
  const mean = extra.reduce((sum, each) => sum + each, 0) / extra.length;
  return `$${mean.toFixed(2)} more (${extra.length} of ${plans.length})`;
}

import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { makePlanner, smallWorld, type World } from "../../../tests/support/plan-maker.ts";
import { bestPlan, costOf, gapsOf, stillMissed } from "../../../tests/support/plan-oracle.ts";
import type { Plan } from "./plan-shape.ts";

let planner: (world: World) => Plan;
beforeAll(async () => {
  planner = await makePlanner();
});

const SEED = 20261125;

/** What a plan takes, as the oracle understands it. */
function takenBy({ activities: planned }: Plan, { activities }: World) {
  return planned.map(({ id, takeOn, takeBy }) => {
    const activity = activities.find((one) => one.id === id);
    if (!activity) throw new Error(`the plan takes ${id}, which the catalog does not have`);
    return { activity, day: (takeOn ?? takeBy) as string };
  });
}

/** The gaps that a plan says it closes are those it does not call impossible. */
function assertCloses(plan: Plan, world: World): void {
  const { profile, requirements } = world;
  const open = stillMissed(profile, requirements, takenBy(plan, world)).map(
    ({ credential, rule }) => `${credential} ${rule}`,
  );
  const impossible = plan.impossible.map(({ credential, rule }) => `${credential} ${rule}`);
  expect(open.filter((gap) => !impossible.includes(gap))).toEqual([]);
}

test("of every small catalog the plan is the best one there is, and the judge confirms each gap that it closes", () => {
  fc.assert(
    fc.property(smallWorld(6), (world) => {
      const plan = planner(world);
      const gaps = gapsOf(world.profile, world.requirements);
      expect(plan.status).not.toBe("not-proven");
      assertCloses(plan, world);
      const found = {
        closed: gaps.length - plan.impossible.length,
        ...costOf(takenBy(plan, world).map(({ activity }) => activity)),
      };
      expect(found).toEqual(bestPlan(world.profile, world.requirements, world.activities));
      expect({ priceUsd: plan.priceUsd, hours: plan.hours, bound: plan.bound.priceUsd }).toEqual({
        priceUsd: found.cents / 100,
        hours: found.minutes / 60,
        bound: found.cents / 100,
      });
    }),
    { numRuns: 2000, seed: SEED },
  );
}, 120_000);

test("where only so many hours a day count, the judge confirms each gap that is closed, with every activity on the day that is named", () => {
  fc.assert(
    fc.property(smallWorld(8, true), (world) => assertCloses(planner(world), world)),
    { numRuns: 2000, seed: SEED },
  );
}, 120_000);

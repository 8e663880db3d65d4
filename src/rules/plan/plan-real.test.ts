import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import type { Profile } from "#src/rules/profile.ts";
import { realisticCatalog } from "../../../bench/catalogs.ts";
import { makePlanner, type World } from "../../../tests/support/plan-maker.ts";
import { randomProfile } from "../../../tests/support/random-profile.ts";
import type { Plan } from "./plan-shape.ts";

let planner: (world: World) => Plan;
beforeAll(async () => {
  planner = await makePlanner();
});

const requirements = requirementsByKind();
const kinds = [...requirements.keys()];

/** The finding of a rule on a later day, when these credits were earned too. */
function findingOn(profile: Profile, day: string, credential: string, rule: string) {
  const { standings } = judgeProfile({ ...profile, asOf: localDate(day) }, requirements, localDate(day));
  const standing = standings.find((entry) => entry.credential === credential);
  return { cycle: standing?.cycle, finding: standing?.findings.find((entry) => entry.rule === rule) };
}

/** The profile with a plan taken, each activity as late as it may be. */
function withPlan(profile: Profile, plan: Plan, { activities }: World, until: string): Profile {
  const taken = plan.activities.flatMap(({ id, takeOn, takeBy }) => {
    const {
      priceUsd: _p,
      sessions: _s,
      availableFrom: _f,
      availableUntil: _u,
      ...activity
    } = activities.find((one) => one.id === id) as World["activities"][number];
    const completedOn = localDate((takeOn ?? takeBy) as string);
    return completedOn <= until ? [{ ...activity, id: `taken ${id}`, completedOn }] : [];
  });
  return { ...profile, credits: [...profile.credits, ...taken] };
}

test("under every real requirement the judge confirms each gap that a plan closes, on the cycle's last day", () => {
  let closed = 0;
  fc.assert(
    fc.property(fc.nat(1_000_000), (seed) => {
      const made = randomProfile(seed, { kinds, credits: 20 }) as unknown as Profile;
      const profile = {
        ...made,
        credits: made.credits.filter(({ completedOn }) => completedOn <= (made.asOf ?? "")),
      };
      const world = { profile, requirements, activities: realisticCatalog(60, seed) };
      const plan = planner(world);
      expect(plan.status).not.toBe("not-proven");
      const gaps = new Map(
        plan.activities.flatMap((one) => one.for).map((gap) => [`${gap.credential} ${gap.rule}`, gap]),
      );
      for (const { credential, rule } of gaps.values()) {
        const now = findingOn(profile, plan.asOf, credential, rule);
        const ends = [now.cycle?.endsOn ?? "", now.finding?.period?.endsOn ?? "9999"];
        const lastDay = ends.sort()[0] as string;
        const without = findingOn(profile, lastDay, credential, rule);
        // Where time alone changes what is asked (a fact's day comes, another credential runs out), the days do not compare.
        if (lastDay < plan.asOf || without.finding?.missing !== now.finding?.missing) continue;
        const later = findingOn(withPlan(profile, plan, world, lastDay), lastDay, credential, rule);
        const isClosed =
          later.finding?.status === "met" || (later.finding?.have ?? 0) >= (now.finding?.need ?? 0);
        expect({ credential, rule, isClosed }).toEqual({ credential, rule, isClosed: true });
        closed++;
      }
    }),
    { numRuns: 1000, seed: 20261125 },
  );
  expect(closed).toBeGreaterThan(500);
}, 120_000);

import fc from "fast-check";
import loadHighs from "highs";
import { addDays, localDate } from "#src/base/local-date.ts";
import type { Requirements } from "#src/rules/judge-profile.ts";
import { type Activity, parseCatalog } from "#src/rules/plan/catalog.ts";
import { solverOf } from "#src/rules/plan/highs.ts";
import { planFor } from "#src/rules/plan/plan.ts";
import type { Plan } from "#src/rules/plan/plan-shape.ts";
import { type Profile, parseProfile } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import {
  ALL_ACCEPTED,
  atLeast,
  atMost,
  makeRequirement,
  perDay,
  type RuleInput,
} from "./requirement-maker.ts";

/* Makers of plans: random small worlds, and the steps that the doors take. */

export const TODAY = localDate("2026-11-24");

export type World = { profile: Profile; requirements: Requirements; activities: Activity[] };

/** Reads a profile and a catalog as the doors do, and plans. */
export async function makePlanner(milliseconds = 10_000) {
  const solver = solverOf(await loadHighs());
  return ({ profile, requirements, activities }: World): Plan =>
    planFor(profile, { activities }, requirements, TODAY, solver, {
      milliseconds,
      now: () => performance.now(),
    });
}

/** A world from its parts, all read by the doors. */
export function worldOf(requirements: readonly Requirement[], profile: unknown, activities: unknown): World {
  const byKind = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const read = parseProfile(profile, new Set(byKind.keys()));
  const catalog = parseCatalog({ activities });
  if (!read.ok) throw new Error(`a profile at fault: ${JSON.stringify(read.refusal.faults)}`);
  if (!catalog.ok) throw new Error(`a catalog at fault: ${JSON.stringify(catalog.refusal.faults)}`);
  return { profile: read.value, requirements: byKind, activities: catalog.value.activities };
}

const hours = fc.constantFrom(0.5, 1, 1, 1.5, 2, 3);
/** A word that is nearly always said. */
const said = <T>(word: fc.Arbitrary<T>) => fc.option(word, { nil: undefined, freq: 9 });
const words = fc
  .record({
    delivery: said(fc.constantFrom("live", "home-study")),
    topics: said(
      fc.constantFrom(["law"], ["patient-safety"], ["immunization"], ["law", "patient-safety"], []),
    ),
    audience: said(fc.constantFrom("technician", "technician", "pharmacist")),
    accreditation: said(fc.constantFrom("acpe", "acpe", "acpe", "in-service", "college")),
  })
  .map(unsaid);
const uan = fc.option(
  fc
    .tuple(fc.nat(4), fc.constantFrom("H01", "H03", "H05"), fc.constantFrom("T", "P"))
    .map(([sequence, format, audience]) => `0202-0000-25-00${sequence}-${format}-${audience}`),
  { nil: undefined, freq: 3 },
);
const dayAfter = (from: string, span: number) => fc.nat(span).map((days) => addDays(localDate(from), days));

/** Without the words that are not said. */
function unsaid<T extends Record<string, unknown>>(all: T): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function activity(most: number) {
  return fc
    .array(
      fc.record({
        hours,
        priceUsd: fc.constantFrom(0, 0, 5, 9.99, 10, 15, 15, 20),
        words,
        uan,
        until: fc.option(dayAfter("2026-11-20", 300), { nil: undefined, freq: 3 }),
        from: fc.option(dayAfter("2026-11-20", 200), { nil: undefined, freq: 5 }),
        sessions: fc.array(dayAfter("2026-11-20", 250), { minLength: 1, maxLength: 2 }),
      }),
      { minLength: Math.min(4, most), maxLength: most },
    )
    .map((list) =>
      list.map(({ words: said, uan: number, until, from, sessions, ...rest }, index) => ({
        ...rest,
        ...said,
        id: `a${index}`,
        ...(said.delivery === "live" ? { sessions } : number ? { uan: number, delivery: "home-study" } : {}),
        ...(until && !(from && from > until) ? { availableUntil: until } : {}),
        ...(from ? { availableFrom: from } : {}),
      })),
    );
}

const need = fc.constantFrom(0.5, 1, 1, 2);
const cap = fc.constantFrom(0, 1, 2, 3);
/** A rule, or as often none. */
const perhaps = (rule: fc.Arbitrary<RuleInput>) => fc.option(rule, { nil: undefined, freq: 1 });
const rules = fc
  .record({
    total: fc.constantFrom(2, 3, 4, 5).map((value) => atLeast(value)),
    law: perhaps(need.map((value) => atLeast(value, { of: { topics: ["law"] } }))),
    live: perhaps(need.map((value) => atLeast(value, { of: { delivery: "live" } }))),
    "technician-specific": perhaps(need.map((value) => atLeast(value, { of: { audience: "technician" } }))),
    "patient-safety": perhaps(
      need.map((value) => atLeast(value, { of: { topics: ["patient-safety"] }, inside: false })),
    ),
    immunization: perhaps(fc.constant(atLeast(1, { of: { topics: ["immunization"] }, unit: "course" }))),
    "pharmacist-specific": perhaps(cap.map((value) => atMost(value, { audience: "pharmacist" }))),
    college: perhaps(cap.map((value) => atMost(value, { accreditation: ["college"] }))),
    "home-study": perhaps(cap.map((value) => atMost(value, { delivery: "home-study" }))),
    "per-day": perhaps(fc.constantFrom(2, 3).map((value) => perDay(value))),
  })
  .map((made) =>
    Object.fromEntries(Object.entries(made).flatMap(([id, rule]) => (rule ? [[id, rule]] : []))),
  );

const credits = fc.array(fc.record({ hours, words, uan, completedOn: dayAfter("2025-03-01", 633) }), {
  maxLength: 3,
});

/** One or two fictional credentials, a short record, a small catalog. `daily`: with caps on what counts a day. */
export function smallWorld(most: number, daily = false): fc.Arbitrary<World> {
  return fc
    .record({
      rules: fc.tuple(rules, rules),
      count: fc.constantFrom(1, 2),
      ends: fc.tuple(dayAfter("2026-12-10", 200), dayAfter("2026-12-10", 200)),
      credits,
      activities: activity(most),
    })
    .map(({ rules: each, count, ends, credits: done, activities }) => {
      const kinds = ["us-zy/pharmacy-technician", "us-zz/pharmacy-technician"].slice(0, count);
      const requirements = kinds.map((id, index) => {
        const { "per-day": day, ...others } = each[index] as Record<string, RuleInput>;
        return makeRequirement(daily && day ? { ...others, "per-day": day } : others, {
          id,
          accepts: ALL_ACCEPTED ?? {},
        });
      });
      const profile = {
        asOf: TODAY,
        credentials: kinds.map((kind, index) => ({
          id: `k${index}`,
          kind,
          issuedOn: "2015-06-01",
          expiresOn: ends[index],
        })),
        credits: done.map(({ words: said, uan: number, ...rest }, index) => ({
          ...rest,
          ...said,
          ...(number ? { uan: number } : {}),
          id: `c${index}`,
        })),
      };
      return worldOf(requirements, profile, activities);
    });
}

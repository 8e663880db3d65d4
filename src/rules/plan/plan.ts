import type { LocalDate } from "#src/base/local-date.ts";
import { hoursOfMinutes, QUARTER_HOUR } from "#src/base/minutes.ts";
import type { Requirements } from "#src/rules/judge-profile.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Catalog } from "./catalog.ts";
import { type Case, type Gaps, gapsOf } from "./gaps.ts";
import { centsOf, type Group, groupsOf, targetsOf } from "./groups.ts";
import { type Model, modelOf } from "./model.ts";
import { type Offer, offersOf } from "./offers.ts";
import type { Plan, PlannedActivity } from "./plan-shape.ts";
import type { Row, Solver } from "./program.ts";
import { prove } from "./proof.ts";
import { type Found, search, type TimedSolver } from "./search.ts";

/** How long a plan may take. `now` reads a clock in milliseconds: rules have none of their own. */
export type PlanLimits = { readonly milliseconds: number; readonly now: () => number };

/**
 * The plan that closes every gap of a profile that the catalog can close: at the lowest price, then in the fewest hours,
 * then with the fewest activities. The judge says what each activity would count for, and confirms the plan before it is
 * told. Where the time runs out, the best plan found is told with what no plan can cost less than.
 */
export function planFor(
  profile: Profile,
  catalog: Catalog,
  requirements: Requirements,
  today: LocalDate,
  solver: Solver,
  limits: PlanLimits,
): Plan {
  const gaps = gapsOf(profile, requirements, today);
  if (gaps.cases.length === 0)
    return tell(gaps, { activities: [], chosen: [], boundCents: 0, proven: true }, []);
  const until = limits.now() + limits.milliseconds;
  const timed: TimedSolver = (program, goal) => solver(program, goal, Math.max(0, until - limits.now()));
  const { offers, supplies } = offersOf(catalog.activities, gaps.cases, gaps.asOf);
  const targets = targetsOf(gaps.cases);
  const groups = groupsOf(offers, targets);
  const modelFor = (some: readonly Group[]) => modelOf(gaps.cases, supplies, some, targets);
  const settled = settle(gaps, groups, modelFor, timed, () => limits.now() < until);
  return tell(gaps, settled, unsupplied(gaps.cases, settled, timed));
}

type Settled = {
  readonly activities: readonly PlannedActivity[];
  readonly chosen: readonly Offer[];
  readonly boundCents: number;
  readonly proven: boolean;
};
/** `closed`: which gaps the plan closes, where it is known that no plan closes more. */
type Claimed = Settled & { readonly closed: readonly boolean[] | null; readonly model: Model };

/** How many plans the judge may turn down before the best one is no longer sought. */
const MOST_CUTS = 40;

/**
 * The best plan that the judge confirms. The program knows each rule by itself; the judge may give hours to a rule that
 * cannot be met whole rather than to one that could. A plan it turns down is cut off, and the next best is asked about.
 */
function settle(
  { cases, asOf }: Gaps,
  groups: readonly Group[],
  modelFor: (groups: readonly Group[]) => Model,
  solver: TimedSolver,
  hasTime: () => boolean,
): Claimed {
  let some = groups;
  let model = modelFor(some);
  let found = search(model, some, [], solver);
  const { boundCents } = found;
  const rows: Row[] = [];
  for (let cuts = 0; ; cuts++) {
    const { proven, mostClosed, closed } = found;
    const all = chosenOf(found, some);
    const chosen = proven ? all : withoutNeedless(all, (fewer) => prove(cases, fewer, closed, asOf) !== null);
    const activities = prove(cases, chosen, closed, asOf);
    if (activities) {
      const least = proven ? found.boundCents : boundCents;
      return { activities, chosen, boundCents: least, proven, closed: mostClosed ? closed : null, model };
    }
    if (cuts >= MOST_CUTS || !proven || !hasTime())
      return { activities: [], chosen: [], boundCents, proven: false, closed: null, model };
    if (cuts === 0) {
      some = groups.flatMap(({ offers, cents }) =>
        offers.map((offer): Group => ({ offers: [offer], cents })),
      );
      rows.push(...inTurn(groups));
      model = modelFor(some);
    }
    rows.push(cutOff(some, chosen, model, closed));
    found = search(model, some, rows, solver);
  }
}

/** The offers that are taken: of each group the first ones. */
function chosenOf({ taken }: Found, groups: readonly Group[]): Offer[] {
  return groups
    .flatMap(({ offers }, group) => offers.slice(0, taken[group] ?? 0))
    .sort((a, b) => a.place - b.place);
}

/** What was found in a hurry may hold what nothing needs: the dearest is left out first. */
function withoutNeedless(
  chosen: readonly Offer[],
  isEnough: (fewer: readonly Offer[]) => boolean,
): readonly Offer[] {
  const dearest = [...chosen].sort((a, b) => centsOf(b) - centsOf(a) || b.credit.minutes - a.credit.minutes);
  return dearest.reduce<readonly Offer[]>((kept, offer) => {
    const fewer = kept.filter((other) => other !== offer);
    return isEnough(fewer) ? fewer : kept;
  }, chosen);
}

/** Of like offers, one by one, the first ones first; so that no plan is asked about twice in another dress. */
function inTurn(groups: readonly Group[]): Row[] {
  const rows: Row[] = [];
  let variable = 0;
  for (const { offers } of groups)
    for (const index of offers.keys()) {
      if (index > 0)
        rows.push({
          terms: [
            [variable, -1],
            [variable - 1, 1],
          ],
          min: 0,
        });
      variable++;
    }
  return rows;
}

/** Forbids one choice of offers together with the gaps that it was said to close. */
function cutOff(
  groups: readonly Group[],
  chosen: readonly Offer[],
  model: Model,
  closed: readonly boolean[],
): Row {
  const taken = new Set(chosen);
  const choice = groups.map(
    ({ offers }, variable) => [variable, taken.has(offers[0] as Offer) ? -1 : 1] as const,
  );
  const claims = model.closed.filter((_, gap) => closed[gap]).map((variable) => [variable, -1] as const);
  return { terms: [...choice, ...claims], min: 1 - taken.size - claims.length };
}

/** Of each gap that stays open, what the whole catalog cannot supply while the others are closed. */
function unsupplied(
  cases: readonly Case[],
  { model, closed }: Claimed,
  solver: TimedSolver,
): Plan["impossible"] {
  const gaps = cases.flatMap((one) => one.gaps.map((gap) => ({ credential: one.credential, gap, one })));
  const keep = model.closed.flatMap((variable, gap): Row[] =>
    closed?.[gap] ? [{ terms: [[variable, 1]], min: 1 }] : [],
  );
  return gaps.flatMap(({ credential, gap, one }, index): Plan["impossible"] => {
    const goal = model.reach[index];
    if (!closed || closed[index] || !goal) return [];
    if (goal.terms.length === 0) return [{ credential, rule: gap.rule, missing: gap.missing }];
    const most = solver(
      { variables: model.variables, rows: [...model.rows, ...keep] },
      goal.terms.map(([variable, coefficient]) => [variable, -coefficient]),
    );
    if (most.state !== "optimal") return [{ credential, rule: gap.rule, missing: gap.missing }];
    const open = goal.target - goal.given + most.value;
    const isCourse = one.weighed.rules[gap.index]?.rule.unit === "course";
    const missing = isCourse ? Math.round(open) : hoursOfMinutes(Math.round(open * QUARTER_HOUR));
    return [{ credential, rule: gap.rule, missing: Math.min(gap.missing, missing) }];
  });
}

function tell(
  gaps: Gaps,
  { activities, chosen, boundCents, proven }: Settled,
  unmet: Plan["impossible"],
): Plan {
  const cents = chosen.reduce((sum, offer) => sum + centsOf(offer), 0);
  const minutes = chosen.reduce((sum, { credit }) => sum + credit.minutes, 0);
  const impossible = [...gaps.hopeless, ...unmet];
  return {
    asOf: gaps.asOf,
    status: statusOf(gaps, proven, impossible),
    priceUsd: cents / 100,
    hours: hoursOfMinutes(minutes),
    bound: { priceUsd: (chosen.length > 0 ? Math.min(boundCents, cents) : boundCents) / 100 },
    activities: [...activities],
    impossible,
    unknown: gaps.unknown,
  };
}

function statusOf({ cases }: Gaps, proven: boolean, impossible: Plan["impossible"]): Plan["status"] {
  if (!proven) return "not-proven";
  if (impossible.length > 0) return "impossible";
  return cases.length === 0 ? "nothing-needed" : "optimal";
}

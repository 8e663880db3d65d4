import { QUARTER_HOUR } from "#src/base/minutes.ts";
import { limitOf } from "#src/rules/reckon.ts";
import type { Case } from "./gaps.ts";
import { exclusions, type Group, type Targets } from "./groups.ts";
import type { Offer, Share, Supply } from "./offers.ts";
import type { Program, Row } from "./program.ts";

/**
 * The mixed-integer program of a plan. The first variables count how many of each group are taken, the next tell of each
 * gap whether it is closed; then follow the minutes that contend for room under caps or on top. Amounts are quarter-hours.
 */
export type Model = Program & {
  /** The variables of the gaps, in the order of the cases and of their gaps. */
  readonly closed: readonly number[];
  /** For each gap, what reaches its rule: the terms of its row, and what is there already. */
  readonly reach: readonly {
    readonly terms: readonly Term[];
    readonly given: number;
    readonly target: number;
  }[];
};
type Term = readonly [variable: number, coefficient: number];
type Draft = {
  readonly variables: { whole: boolean; most: number }[];
  readonly rows: Row[];
  readonly closed: number[];
  readonly reach: Model["reach"][number][];
};

export function modelOf(
  cases: readonly Case[],
  supplies: readonly Supply[],
  groups: readonly Group[],
  targets: Targets,
): Model {
  const draft: Draft = {
    variables: groups.map(({ offers }) => ({ whole: true, most: offers.length })),
    rows: onceRows(groups),
    closed: [],
    reach: [],
  };
  for (const { gaps } of cases)
    for (const _ of gaps) draft.closed.push(draft.variables.push({ whole: true, most: 1 }) - 1);
  let gap = 0;
  for (const [index, one] of cases.entries()) {
    const reached = caseRows(
      draft,
      one,
      index,
      supplies[index] as Supply,
      groups,
      targets[index] ?? new Map(),
    );
    for (const { index: rule } of one.gaps) {
      const goal = reached(rule);
      draft.reach.push(goal);
      const closed = draft.closed[gap++] as number;
      draft.rows.push({ terms: [...goal.terms, [closed, -goal.target]], min: -goal.given });
    }
    for (const rule of one.met) {
      const { terms, given, target } = reached(rule);
      if (isContended(draft, terms)) draft.rows.push({ terms, min: target - given });
    }
  }
  return draft;
}

/** A met rule can only be unmade where its minutes contend; where they do not, more of them never hurt. */
function isContended({ variables }: Draft, terms: readonly Term[]): boolean {
  return terms.some(([variable]) => !variables[variable]?.whole);
}

/** Each activity, and each number, once. */
function onceRows(groups: readonly Group[]): Row[] {
  const single = [...groups.entries()].filter(([, { offers }]) => offers.length === 1);
  const byPlace = new Map<number, number[]>();
  for (const [variable, { offers }] of single) {
    const { place } = offers[0] as Offer;
    byPlace.set(place, [...(byPlace.get(place) ?? []), variable]);
  }
  return exclusions(single.map(([, { offers }]) => offers[0] as Offer)).flatMap(({ places }): Row[] => {
    const variables = [...new Set(places)].flatMap((place) => byPlace.get(place) ?? []);
    return variables.length > 1 ? [{ terms: variables.map((variable): Term => [variable, 1]), max: 1 }] : [];
  });
}

/** Minutes that are alike to one case: under the same caps, for the same rules. */
type Class = Share & {
  held: number;
  readonly taken: Term[];
  readonly inside: number | null;
  readonly above: number[];
};

/** The rows of one case; returns what reaches a rule. */
function caseRows(
  draft: Draft,
  one: Case,
  index: number,
  supply: Supply,
  groups: readonly Group[],
  targets: Targets[number],
): (rule: number) => Model["reach"][number] {
  const limits = supply.caps.map(({ entry }) => limitOf(entry, false));
  const binding = bindingCaps(limits, index, supply, groups);
  const classes = classesOf(draft, index, supply, groups, targets, binding);
  for (const { inside, above, held, taken } of classes) {
    const parts = [...(inside === null ? [] : [inside]), ...above];
    if (parts.length > 0)
      draft.rows.push({
        terms: [...ones(parts), ...taken.map(([v, c]): Term => [v, -c])],
        max: quarters(held),
      });
  }
  for (const [cap, limit] of limits.entries()) {
    const under = classes.filter(({ caps }) => caps.includes(cap));
    const parts = under.flatMap(({ inside, above }) => [...(inside === null ? [] : [inside]), ...above]);
    if (binding[cap] && parts.length > 0) draft.rows.push({ terms: ones(parts), max: quarters(limit) });
  }
  return (rule) => reachOf(rule, index, supply, groups, classes, one, targets.get(rule) ?? 0);
}

function quarters(minutes: number): number {
  return minutes / QUARTER_HOUR;
}

function ones(variables: readonly number[]): Term[] {
  return variables.map((variable): Term => [variable, 1]);
}

/** The caps that could bind if everything were taken. */
function bindingCaps(
  limits: readonly number[],
  index: number,
  { held }: Supply,
  groups: readonly Group[],
): boolean[] {
  const sums = limits.map(() => 0);
  const add = (share: Share | null | undefined, times: number) => {
    for (const cap of share?.caps ?? []) sums[cap] = (sums[cap] ?? 0) + (share?.minutes ?? 0) * times;
  };
  for (const share of held) add(share, 1);
  for (const { offers } of groups) add(offers[0]?.shares[index], offers.length);
  return sums.map((sum, cap) => sum > (limits[cap] ?? 0));
}

function classesOf(
  draft: Draft,
  index: number,
  { held }: Supply,
  groups: readonly Group[],
  targets: Targets[number],
  binding: readonly boolean[],
): Class[] {
  const classes = new Map<string, Class>();
  const classOf = (share: Share): Class => {
    const caps = share.caps.filter((cap) => binding[cap]);
    const rules = share.rules.filter((rule) => targets.has(rule));
    const onTop = share.onTop.filter((rule) => targets.has(rule));
    const key = `${caps}/${rules}/${onTop}`;
    const known = classes.get(key);
    if (known) return known;
    const contended = caps.length > 0 || onTop.length > 0;
    const fresh = () => draft.variables.push({ whole: false, most: Number.POSITIVE_INFINITY }) - 1;
    const made: Class = {
      ...share,
      caps,
      rules,
      onTop,
      held: 0,
      taken: [],
      inside: contended && rules.length > 0 ? fresh() : null,
      above: onTop.map(fresh),
    };
    classes.set(key, made);
    return made;
  };
  for (const share of held) classOf(share).held += share.minutes;
  for (const [variable, { offers }] of groups.entries()) {
    const share = offers[0]?.shares[index];
    if (share) classOf(share).taken.push([variable, quarters(share.minutes)]);
  }
  return [...classes.values()];
}

/** What reaches a rule: the minutes, or courses, of its classes; those that contend for nothing straight from what is taken. */
function reachOf(
  rule: number,
  index: number,
  supply: Supply,
  groups: readonly Group[],
  classes: readonly Class[],
  one: Case,
  target: number,
): Model["reach"][number] {
  const entry = one.weighed.rules[rule];
  if (entry?.rule.unit === "course") {
    const taken = groups.flatMap(({ offers }, variable): Term[] =>
      offers[0]?.shares[index]?.courses.includes(rule) ? [[variable, 1]] : [],
    );
    const given = supply.held.filter(({ courses }) => courses.includes(rule)).length;
    return { terms: taken, given, target };
  }
  let given = entry?.carried.surely ?? 0;
  const terms: Term[] = [];
  for (const { rules, onTop, inside, above, held, taken } of classes) {
    const place = onTop.indexOf(rule);
    if (place >= 0) terms.push([above[place] as number, 1]);
    if (!rules.includes(rule)) continue;
    if (inside !== null) terms.push([inside, 1]);
    else {
      given += held;
      terms.push(...taken);
    }
  }
  return { terms, given: quarters(given), target: quarters(target) };
}

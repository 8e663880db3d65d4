import { QUARTER_HOUR } from "#src/base/minutes.ts";
import type { Group } from "./groups.ts";
import type { Model } from "./model.ts";
import type { Row, Solved, Solver, Terms } from "./program.ts";

/**
 * What was found: how many of each group to take, and which gaps that closes. `boundCents`: no plan that closes as many
 * costs less. `mostClosed`: more gaps surely cannot be closed. `proven`: and nothing that closes as many is better, first
 * in price, then in hours, then in number.
 */
export type Found = {
  readonly taken: readonly number[];
  readonly closed: readonly boolean[];
  readonly boundCents: number;
  readonly mostClosed: boolean;
  readonly proven: boolean;
};

/** Solves a program within the time that is left. */
export type TimedSolver = (program: Parameters<Solver>[0], goal: Terms) => Solved;

const EPSILON = 1e-6;

/** The best plan of a model: most gaps closed, then the lowest price, the fewest hours, the fewest activities. */
export function search(
  model: Model,
  groups: readonly Group[],
  cuts: readonly Row[],
  solver: TimedSolver,
): Found {
  const { variables } = model;
  const rows = [...model.rows, ...cuts];
  const price: Terms = groups.map(({ cents }, group) => [group, cents]);
  let most: Row = { terms: ones(model.closed), min: model.closed.length };
  let cheapest = solver({ variables, rows: [...rows, most] }, price);
  if (cheapest.state === "infeasible") {
    const closable = solver({ variables, rows }, ones(model.closed, -1));
    if (closable.state !== "optimal")
      return {
        ...readingOf(model, groups, valuesOf(closable)),
        boundCents: 0,
        mostClosed: false,
        proven: false,
      };
    most = { terms: ones(model.closed), min: Math.round(-closable.value) };
    cheapest = solver({ variables, rows: [...rows, most] }, price);
  }
  if (cheapest.state !== "optimal") {
    const bound = cheapest.state === "out-of-time" ? cheapest.bound : 0;
    const boundCents = Math.ceil(Math.max(0, bound) - EPSILON);
    const values = valuesOf(cheapest);
    return { ...readingOf(model, groups, values), boundCents, mostClosed: values !== null, proven: false };
  }
  const boundCents = Math.round(cheapest.value);
  const within = { variables, rows: [...rows, most, { terms: price, max: boundCents }] };
  const least = solver(within, leastHours(groups, cheapest.values));
  const values = valuesOf(least) ?? cheapest.values;
  return {
    ...readingOf(model, groups, values),
    boundCents,
    mostClosed: true,
    proven: least.state === "optimal",
  };
}

/** Hours first, then the number of activities: there are never more of them than quarter-hours. */
function leastHours(groups: readonly Group[], values: readonly number[]): Terms {
  const quarters = groups.map(({ offers }) => (offers[0]?.credit.minutes ?? 0) / QUARTER_HOUR);
  const most = quarters.reduce((sum, each, group) => sum + each * Math.round(values[group] ?? 0), 1);
  return quarters.map((each, group) => [group, each * most + 1]);
}

function ones(variables: readonly number[], coefficient = 1): Terms {
  return variables.map((variable) => [variable, coefficient]);
}

function valuesOf(solved: Solved): readonly number[] | null {
  return solved.state === "infeasible" ? null : solved.values;
}

function readingOf(model: Model, groups: readonly Group[], values: readonly number[] | null) {
  return {
    taken: groups.map((_, group) => Math.round(values?.[group] ?? 0)),
    closed: model.closed.map((variable) => (values?.[variable] ?? 0) > 0.5),
  };
}

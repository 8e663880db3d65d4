import createGlpk, { type GLPK, type LP } from "glpk.js/node";
import type { Allocation } from "#src/rules/allocation.ts";

/*
 * The allocation as a linear program, solved by GLPK: a second opinion that shares no line with what it judges.
 * Variables: `i<item>` minutes of an item that count inside, `t<item>_<rule>` minutes that it gives on top to a rule,
 * `m<rule>` and `n<rule>` the minutes that a rule, or an on-top rule, still misses.
 */

type Terms = { name: string; coef: number }[];
type Row = LP["subjectTo"][number];
export type Oracle = {
  /** The smallest sum of missing minutes, and of the allocations that reach it the largest total counted. */
  readonly best: (problem: Allocation) => { missing: number; counted: number };
  /** The same, then the most for the first item, then for the second, and so on. */
  readonly byDay: (problem: Allocation) => { missing: number; counted: number; items: number[] };
};

/** One solver for many small programs. */
export async function makeOracle(): Promise<Oracle> {
  const glpk = await createGlpk();
  return {
    best: (problem) => {
      const { missing, counted } = solveInTurn(glpk, problem, 0);
      return { missing, counted };
    },
    byDay: (problem) => solveInTurn(glpk, problem, problem.items.length),
  };
}

function solveInTurn(glpk: GLPK, problem: Allocation, itemsByDay: number) {
  const rows = rowsOf(glpk, problem);
  const missingTerms = [...named("m", problem.rules), ...named("n", problem.onTop)];
  const countedTerms = problem.items.flatMap((_, item) => partsOf(problem, item));
  const missing = missingTerms.length === 0 ? 0 : solve(glpk, rows, missingTerms, glpk.GLP_MIN);
  rows.push(bound(glpk, missingTerms, missing + SLACK, "fewest-missing"));
  const counted = countedTerms.length === 0 ? 0 : solve(glpk, rows, countedTerms, glpk.GLP_MAX);
  rows.push(atLeast(glpk, countedTerms, counted - SLACK, "most-counted"));
  const items: number[] = [];
  for (let item = 0; item < itemsByDay; item++) {
    const minutes = solve(glpk, rows, partsOf(problem, item), glpk.GLP_MAX);
    items.push(minutes);
    rows.push(atLeast(glpk, partsOf(problem, item), minutes - SLACK, `item-${item}`));
  }
  return { missing, counted, items };
}

/** What an optimum may lose when it becomes a bound of the next program, so that rounding does not make it unreachable. */
const SLACK = 1e-7;

function named(letter: string, rules: readonly unknown[]): Terms {
  return rules.map((_, rule) => ({ name: `${letter}${rule}`, coef: 1 }));
}

function partsOf(problem: Allocation, item: number): Terms {
  const onTop = problem.items[item]?.onTop ?? [];
  return [{ name: `i${item}`, coef: 1 }, ...onTop.map((rule) => ({ name: `t${item}_${rule}`, coef: 1 }))];
}

function rowsOf(glpk: GLPK, problem: Allocation): Row[] {
  const { items, caps, rules, onTop } = problem;
  const rows = items.map((item, index) =>
    bound(glpk, partsOf(problem, index), item.minutes, `minutes-${index}`),
  );
  for (const [cap, limit] of caps.entries()) {
    const under = items.flatMap((item, index) => (item.caps.includes(cap) ? partsOf(problem, index) : []));
    if (under.length > 0) rows.push(bound(glpk, under, limit, `cap-${cap}`));
  }
  for (const [rule, { need, given }] of rules.entries()) {
    const inside = items.flatMap((item, index) =>
      item.rules.includes(rule) ? [{ name: `i${index}`, coef: 1 }] : [],
    );
    rows.push(atLeast(glpk, [{ name: `m${rule}`, coef: 1 }, ...inside], need - given, `rule-${rule}`));
  }
  for (const [rule, { need, given }] of onTop.entries()) {
    const aside = items.flatMap((item, index) =>
      item.onTop.includes(rule) ? [{ name: `t${index}_${rule}`, coef: 1 }] : [],
    );
    rows.push(atLeast(glpk, [{ name: `n${rule}`, coef: 1 }, ...aside], need - given, `top-${rule}`));
    if (aside.length > 0) rows.push(bound(glpk, aside, Math.max(0, need - given), `aside-${rule}`));
  }
  return rows;
}

function bound(glpk: GLPK, vars: Terms, limit: number, name: string): Row {
  return { name, vars, bnds: { type: glpk.GLP_UP, ub: limit, lb: 0 } };
}

function atLeast(glpk: GLPK, vars: Terms, limit: number, name: string): Row {
  return { name, vars, bnds: { type: glpk.GLP_LO, ub: 0, lb: limit } };
}

function solve(glpk: GLPK, subjectTo: readonly Row[], vars: Terms, direction: number): number {
  const rows = subjectTo.filter((row) => row.vars.length > 0);
  const { result } = glpk.solve(
    { name: "allocation", objective: { direction, name: "value", vars }, subjectTo: rows },
    { msglev: glpk.GLP_MSG_OFF, presol: false },
  );
  if (result.status !== glpk.GLP_OPT) throw new Error(`GLPK found no optimum: status ${result.status}`);
  return result.z;
}

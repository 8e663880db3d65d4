import createGlpk, { type LP } from "glpk.js/node";
import type { Solver, Terms } from "#src/rules/plan/program.ts";

/** The same programs, solved by GLPK in WebAssembly. */
export async function glpkSolver(): Promise<Solver> {
  const glpk = await createGlpk();
  return (program, goal, milliseconds) => {
    const { variables, rows } = program;
    const vars = (terms: Terms) =>
      [...joined(terms)].map(([variable, coef]) => ({ name: `v${variable}`, coef }));
    const bounds = (min: number | undefined, max: number | undefined) => {
      if (min !== undefined && max !== undefined) return { type: glpk.GLP_DB, lb: min, ub: max };
      return min !== undefined
        ? { type: glpk.GLP_LO, lb: min, ub: 0 }
        : { type: glpk.GLP_UP, lb: 0, ub: max ?? 0 };
    };
    const program_: LP = {
      name: "plan",
      objective: { direction: glpk.GLP_MIN, name: "goal", vars: vars(goal) },
      subjectTo: rows
        .filter(({ terms }) => terms.length > 0)
        .map(({ terms, min, max }, index) => ({
          name: `r${index}`,
          vars: vars(terms),
          bnds: bounds(min, max),
        })),
      bounds: variables.map(({ most }, index) => ({
        name: `v${index}`,
        ...(Number.isFinite(most)
          ? { type: glpk.GLP_DB, lb: 0, ub: most }
          : { type: glpk.GLP_LO, lb: 0, ub: 0 }),
      })),
      generals: variables.flatMap(({ whole }, index) => (whole ? [`v${index}`] : [])),
    };
    const limit = Math.max(1, Math.ceil(milliseconds / 1000));
    const { result } = glpk.solve(program_, {
      msglev: glpk.GLP_MSG_OFF,
      presol: true,
      mipgap: 0,
      tmlim: limit,
    });
    const values = variables.map((_, index) => result.vars[`v${index}`] ?? 0);
    if (result.status === glpk.GLP_OPT) return { state: "optimal", value: result.z, values };
    if (result.status === glpk.GLP_NOFEAS || result.status === glpk.GLP_INFEAS)
      return { state: "infeasible" };
    return { state: "out-of-time", values: result.status === glpk.GLP_FEAS ? values : null, bound: 0 };
  };
}

function joined(terms: Terms): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [variable, coefficient] of terms) sums.set(variable, (sums.get(variable) ?? 0) + coefficient);
  return sums;
}

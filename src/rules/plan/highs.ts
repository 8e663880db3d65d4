import type { Highs } from "highs";
import type { Program, Solved, Solver, Terms } from "./program.ts";

/**
 * The solver of plans: HiGHS, compiled to WebAssembly, so that it runs in a browser as in a server. The caller loads it,
 * since only the caller knows where its bytes lie.
 */
export function solverOf(highs: Highs): Solver {
  const { modelStatus } = highs.constants;
  return (program, goal, milliseconds) =>
    highs.withModel(modelData(highs, program, goal), (model): Solved => {
      model.options.set({
        output_flag: false,
        time_limit: Math.max(0.001, milliseconds / 1000),
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
      });
      model.run();
      const status = model.getModelStatus();
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
        return { state: "infeasible" };
      const values = [...model.getSolution().colValue];
      if (status === modelStatus.optimal || status === modelStatus.empty)
        return { state: "optimal", value: sumOf(goal, values), values };
      const found = model.info.get("primal_solution_status") === highs.constants.solutionStatus.feasible;
      const bound = Number(model.info.get("mip_dual_bound"));
      return {
        state: "out-of-time",
        values: found ? values : null,
        bound: Number.isFinite(bound) ? bound : 0,
      };
    });
}

function sumOf(terms: Terms, values: readonly number[]): number {
  return terms.reduce((sum, [variable, coefficient]) => sum + coefficient * (values[variable] ?? 0), 0);
}

/** The program as sparse rows. */
function modelData(highs: Highs, { variables, rows }: Program, goal: Terms) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const [variable, coefficient] of joined(terms)) {
      indices.push(variable);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  const costs = new Array<number>(variables.length).fill(0);
  for (const [variable, coefficient] of goal) costs[variable] = (costs[variable] ?? 0) + coefficient;
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols: variables.length,
    numRows: rows.length,
    colCost: costs,
    colLower: variables.map(() => 0),
    colUpper: variables.map(({ most }) => (Number.isFinite(most) ? most : highs.infinity)),
    rowLower: rows.map(({ min }) => min ?? -highs.infinity),
    rowUpper: rows.map(({ max }) => max ?? highs.infinity),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: variables.length,
      starts,
      indices,
      values,
    },
    integrality: variables.map(({ whole }) => (whole ? integer : continuous)),
  };
}

/** The terms with each variable once. */
function joined(terms: Terms): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [variable, coefficient] of terms) sums.set(variable, (sums.get(variable) ?? 0) + coefficient);
  return sums;
}

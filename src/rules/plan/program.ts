/** One row of a program: min ≤ Σ coefficient × variable ≤ max. */
export type Terms = readonly (readonly [variable: number, coefficient: number])[];
export type Row = { readonly terms: Terms; readonly min?: number; readonly max?: number };

/** A mixed-integer linear program over variables from 0 to `most`. */
export type Program = {
  readonly variables: readonly { readonly whole: boolean; readonly most: number }[];
  readonly rows: readonly Row[];
};

/**
 * The smallest value of a sum, with the variables that reach it; or that there is none; or what was found when the time
 * ran out (perhaps nothing), with a value that nothing goes below.
 */
export type Solved =
  | { readonly state: "optimal"; readonly value: number; readonly values: readonly number[] }
  | { readonly state: "infeasible" }
  | { readonly state: "out-of-time"; readonly values: readonly number[] | null; readonly bound: number };

/** Minimizes `goal` over the program; takes no longer than `milliseconds`. */
export type Solver = (program: Program, goal: Terms, milliseconds: number) => Solved;

/** One row of a linear program: Σ coefficient × variable ≤ limit, with whole numbers and limit ≥ 0. */
export type Bound = {
  readonly terms: readonly (readonly [variable: number, coefficient: number])[];
  readonly limit: number;
};

/** A wish for one variable: to be raised by up to `most`. */
export type Raise = { readonly variable: number; readonly most: number };

/** Each variable's value, and what each wish was granted. */
export type Solution = { readonly value: (variable: number) => number; readonly granted: readonly number[] };

/**
 * Over variables ≥ 0 within the rows: maximizes several sums of variables, each in its turn without losing the ones before;
 * then grants wishes one after another, each as far as it goes without losing any of that; last, maximizes one more sum.
 *
 * Exact: the tableau holds whole numbers over one common denominator (Edmonds' integer pivoting), and Bland's rule ends
 * every run. All limits are ≥ 0, so the slack basis is a start. Every variable must stand in some row.
 */
export function lexicographic(
  rows: readonly Bound[],
  variables: number,
  sums: readonly (readonly number[])[],
  wishes: readonly Raise[],
  last: readonly number[],
): Solution {
  const tableau = tableauOf(rows, variables);
  for (const sum of sums) maximize(tableau, sum);
  const spent = new Set<number>();
  const granted = wishes.map((wish) => (spent.has(wish.variable) ? 0 : grant(tableau, wish, spent)));
  maximize(tableau, last);
  return { value: (variable) => amountOf(tableau, variable), granted };
}

/**
 * A condensed simplex tableau: basic variable = limit − Σ entry × nonbasic variable, every entry over `scale`. The
 * program's own variables are numbered first, then one slack for each row. A barred column never enters the basis again.
 * A variable with a floor stands in the tableau for what it holds above it.
 */
type Tableau = {
  readonly width: number;
  readonly cells: number[][];
  readonly basic: number[];
  readonly nonbasic: number[];
  readonly barred: boolean[];
  readonly floors: number[];
  scale: number;
};

function tableauOf(rows: readonly Bound[], variables: number): Tableau {
  const cells = rows.map((row) => {
    const entries = new Array<number>(variables + 1).fill(0);
    for (const [variable, coefficient] of row.terms)
      entries[variable] = (entries[variable] ?? 0) + coefficient;
    entries[variables] = row.limit;
    return entries;
  });
  return {
    width: variables,
    cells,
    basic: rows.map((_, index) => variables + index),
    nonbasic: Array.from({ length: variables }, (_, index) => index),
    barred: new Array<boolean>(variables).fill(false),
    floors: new Array<number>(variables + rows.length).fill(0),
    scale: 1,
  };
}

function amountOf(tableau: Tableau, variable: number): number {
  const row = tableau.basic.indexOf(variable);
  const above = row < 0 ? 0 : cellOf(tableau, row, tableau.width) / tableau.scale;
  return (tableau.floors[variable] ?? 0) + above;
}

/** Raises the sum as far as it goes, then bars every column that would lower it. */
function maximize(tableau: Tableau, sum: readonly number[]): void {
  bar(tableau, climb(tableau, sum));
}

/**
 * Raises one variable, and keeps as its floor what was wished; where that is out of reach, keeps what there is for good,
 * and notes the variable as spent.
 */
function grant(tableau: Tableau, { variable, most }: Raise, spent: Set<number>): number {
  if (keepFloor(tableau, variable, most)) return most;
  const costs = climb(tableau, [variable]);
  if (keepFloor(tableau, variable, most)) return most;
  bar(tableau, costs);
  spent.add(variable);
  return amountOf(tableau, variable) - (tableau.floors[variable] ?? 0);
}

function keepFloor(tableau: Tableau, variable: number, most: number): boolean {
  const cells = tableau.cells[tableau.basic.indexOf(variable)];
  const above = cells?.[tableau.width] ?? 0;
  if (!cells || above < most * tableau.scale) return false;
  cells[tableau.width] = above - most * tableau.scale;
  tableau.floors[variable] = (tableau.floors[variable] ?? 0) + most;
  return true;
}

/** Raises the sum as far as it goes; answers its costs there, as `costsOf` does. */
function climb(tableau: Tableau, sum: readonly number[]): number[] {
  const costs = costsOf(tableau, sum);
  for (;;) {
    const column = enteringColumn(tableau, costs);
    if (column < 0) return costs;
    pivot(tableau, leavingRow(tableau, column), column, costs);
  }
}

function cellOf(tableau: Tableau, row: number, column: number): number {
  return (tableau.cells[row] as number[])[column] as number;
}

/** For each nonbasic variable, how much the sum falls when it rises; negative where the sum gains. */
function costsOf(tableau: Tableau, sum: readonly number[]): number[] {
  const costs = new Array<number>(tableau.width).fill(0);
  for (const variable of sum) {
    const column = tableau.nonbasic.indexOf(variable);
    if (column >= 0) {
      costs[column] = (costs[column] ?? 0) - tableau.scale;
      continue;
    }
    const row = tableau.basic.indexOf(variable);
    for (let index = 0; index < tableau.width; index++)
      costs[index] = (costs[index] ?? 0) + cellOf(tableau, row, index);
  }
  return costs;
}

function bar(tableau: Tableau, costs: readonly number[]): void {
  for (const [column, cost] of costs.entries()) if (cost > 0) tableau.barred[column] = true;
}

/** Bland's rule: of the columns that gain, the one whose variable has the lowest number; -1 when none gains. */
function enteringColumn(tableau: Tableau, costs: readonly number[]): number {
  let best = -1;
  for (const [column, cost] of costs.entries()) {
    if (cost >= 0 || tableau.barred[column]) continue;
    if (best < 0 || (tableau.nonbasic[column] as number) < (tableau.nonbasic[best] as number)) best = column;
  }
  return best;
}

/** The row that binds first; among equals the one whose variable has the lowest number. */
function leavingRow(tableau: Tableau, column: number): number {
  let best = -1;
  for (let row = 0; row < tableau.cells.length; row++) {
    const entry = cellOf(tableau, row, column);
    if (entry > 0 && (best < 0 || bindsSooner(tableau, row, best, column))) best = row;
  }
  if (best < 0) throw new Error("the program is unbounded: a variable stands in no row");
  return best;
}

function bindsSooner(tableau: Tableau, row: number, than: number, column: number): boolean {
  const own = cellOf(tableau, row, tableau.width) * cellOf(tableau, than, column);
  const other = cellOf(tableau, than, tableau.width) * cellOf(tableau, row, column);
  return own < other || (own === other && (tableau.basic[row] as number) < (tableau.basic[than] as number));
}

/** Swaps a basic and a nonbasic variable, and restates every row and the costs; each division is exact (Edmonds). */
function pivot(tableau: Tableau, pivotRow: number, pivotColumn: number, costs: number[]): void {
  const pivotCells = tableau.cells[pivotRow] as number[];
  const element = pivotCells[pivotColumn] as number;
  for (const [row, cells] of tableau.cells.entries())
    if (row !== pivotRow) restate(cells, pivotCells, pivotColumn, tableau.scale);
  restate(costs, pivotCells, pivotColumn, tableau.scale);
  pivotCells[pivotColumn] = tableau.scale;
  tableau.scale = element;
  const leaving = tableau.basic[pivotRow] as number;
  tableau.basic[pivotRow] = tableau.nonbasic[pivotColumn] as number;
  tableau.nonbasic[pivotColumn] = leaving;
}

function restate(cells: number[], pivotCells: readonly number[], pivotColumn: number, scale: number): void {
  const factor = cells[pivotColumn] as number;
  const element = pivotCells[pivotColumn] as number;
  if (factor === 0 && element === scale) return;
  for (let column = 0; column < cells.length; column++)
    if (column !== pivotColumn)
      cells[column] = ((cells[column] as number) * element - factor * (pivotCells[column] as number)) / scale;
  cells[pivotColumn] = -factor;
}

/** One row of a linear program: Σ coefficient × variable ≤ limit, with whole numbers and limit ≥ 0. */
export type Bound = { readonly terms: readonly (readonly [variable: number, coefficient: number])[]; readonly limit: number };

/**
 * Maximises several sums of variables, each in its turn without losing the ones before, over variables ≥ 0 within the
 * rows; last, leaves as little slack as possible in the named rows, in their order. Answers each variable's value.
 *
 * Exact: the tableau holds whole numbers over one common denominator (Edmonds' integer pivoting), and Bland's rule ends
 * every run. All limits are ≥ 0, so the slack basis is a start.
 */
export function lexicographic(
  rows: readonly Bound[],
  variables: number,
  sums: readonly (readonly number[])[],
  tightest: readonly number[],
): (variable: number) => number {
  const tableau = new Tableau(rows, variables);
  for (const sum of sums) tableau.maximise(sum);
  for (const row of tightest) tableau.tighten(variables + row);
  return (variable) => tableau.valueOf(variable);
}

/**
 * A condensed simplex tableau: basic variable = limit − Σ entry × nonbasic variable, every entry over `#scale`. Variables
 * are numbered first the program's own, then one slack for each row.
 */
class Tableau {
  #cells: number[][];
  #basic: number[];
  #nonbasic: number[];
  #barred: boolean[];
  #scale = 1;
  #width: number;

  constructor(rows: readonly Bound[], variables: number) {
    this.#width = variables;
    this.#cells = rows.map((row) => {
      const cells = new Array<number>(variables + 1).fill(0);
      for (const [variable, coefficient] of row.terms) cells[variable] = (cells[variable] ?? 0) + coefficient;
      cells[variables] = row.limit;
      return cells;
    });
    this.#basic = rows.map((_, index) => variables + index);
    this.#nonbasic = Array.from({ length: variables }, (_, index) => index);
    this.#barred = new Array<boolean>(variables).fill(false);
  }

  valueOf(variable: number): number {
    const row = this.#basic.indexOf(variable);
    return row < 0 ? 0 : this.#cell(row, this.#width) / this.#scale;
  }

  /** Raises the sum as far as it goes, then bars every column that would lower it. */
  maximise(sum: readonly number[]): void {
    for (;;) {
      const costs = this.#costsOf(sum);
      const column = this.#entering(costs);
      if (column < 0) return this.#bar(costs);
      this.#pivot(this.#leaving(column), column);
    }
  }

  /** Lowers one variable as far as it goes, then bars every column that would raise it. */
  tighten(variable: number): void {
    const column = this.#nonbasic.indexOf(variable);
    if (column >= 0) {
      this.#barred[column] = true;
      return;
    }
    for (;;) {
      const row = this.#basic.indexOf(variable);
      if (row < 0) {
        this.#barred[this.#nonbasic.indexOf(variable)] = true;
        return;
      }
      const costs = this.#nonbasic.map((_, index) => -this.#cell(row, index));
      const entering = this.#entering(costs);
      if (entering < 0) return this.#bar(costs);
      this.#pivot(this.#leaving(entering), entering);
    }
  }

  #cell(row: number, column: number): number {
    return (this.#cells[row] as number[])[column] as number;
  }

  /** For each nonbasic variable, how much the sum falls when it rises; negative where the sum gains. */
  #costsOf(sum: readonly number[]): number[] {
    const costs = new Array<number>(this.#width).fill(0);
    for (const variable of sum) {
      const column = this.#nonbasic.indexOf(variable);
      if (column >= 0) costs[column] = (costs[column] ?? 0) - this.#scale;
      else {
        const row = this.#cells[this.#basic.indexOf(variable)] as number[];
        for (let index = 0; index < this.#width; index++) costs[index] = (costs[index] ?? 0) + (row[index] ?? 0);
      }
    }
    return costs;
  }

  #bar(costs: readonly number[]): void {
    for (const [column, cost] of costs.entries()) if (cost > 0) this.#barred[column] = true;
  }

  /** Bland: of the columns that gain, the one whose variable has the lowest number; -1 when none gains. */
  #entering(costs: readonly number[]): number {
    let best = -1;
    for (const [column, cost] of costs.entries())
      if (cost < 0 && !this.#barred[column] && (best < 0 || (this.#nonbasic[column] as number) < (this.#nonbasic[best] as number))) best = column;
    return best;
  }

  /** The row that binds first; among equals the lowest variable. Every column is bounded by construction. */
  #leaving(column: number): number {
    let best = -1;
    for (let row = 0; row < this.#cells.length; row++) {
      const entry = this.#cell(row, column);
      if (entry <= 0) continue;
      if (best < 0) {
        best = row;
        continue;
      }
      const difference = this.#cell(row, this.#width) * this.#cell(best, column) - this.#cell(best, this.#width) * entry;
      if (difference < 0 || (difference === 0 && (this.#basic[row] as number) < (this.#basic[best] as number))) best = row;
    }
    if (best < 0) throw new Error("the allocation is unbounded: a variable stands in no row");
    return best;
  }

  #pivot(pivotRow: number, pivotColumn: number): void {
    const pivotCells = this.#cells[pivotRow] as number[];
    const pivot = pivotCells[pivotColumn] as number;
    for (const [row, cells] of this.#cells.entries()) {
      const factor = cells[pivotColumn] as number;
      if (row === pivotRow) continue;
      for (let column = 0; column <= this.#width; column++)
        if (column !== pivotColumn) cells[column] = ((cells[column] as number) * pivot - factor * (pivotCells[column] as number)) / this.#scale;
      cells[pivotColumn] = -factor;
    }
    pivotCells[pivotColumn] = this.#scale;
    this.#scale = pivot;
    const leaving = this.#basic[pivotRow] as number;
    this.#basic[pivotRow] = this.#nonbasic[pivotColumn] as number;
    this.#nonbasic[pivotColumn] = leaving;
  }
}

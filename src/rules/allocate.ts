import { type Bound, lexicographic } from "./simplex.ts";

/** A credit to allocate: its minutes, and the indices of the caps, rules and on-top rules that it falls under. */
export type Item = {
  readonly minutes: number;
  readonly caps: readonly number[];
  readonly rules: readonly number[];
  readonly onTop: readonly number[];
};

/**
 * How much may count: each cap bounds the minutes of its items; each rule asks for minutes of its items, of which `given`
 * are already there; an on-top rule takes minutes that then count for no other rule. Minutes are whole, needs finite.
 */
export type Allocation = {
  readonly items: readonly Item[];
  readonly caps: readonly number[];
  readonly rules: readonly { readonly need: number; readonly given: number }[];
  readonly onTop: readonly { readonly need: number; readonly given: number }[];
};

/** What counts: minutes of each item, minutes had by each rule, and minutes set aside for each on-top rule. */
export type Allocated = { readonly counted: number[]; readonly have: number[]; readonly onTop: number[] };

/**
 * Of all allocations inside the caps, the one with the smallest sum of missing minutes over the rules, then the largest
 * total counted, then the most for the earlier items (they come in the order of their days). Exact: where overlapping caps
 * leave no whole-minute optimum, an item may count a fraction of a minute, as in the linear program that defines it.
 */
export function allocate(problem: Allocation): Allocated {
  const binding = bindingCaps(problem);
  const contested = problem.items.map((item) => item.onTop.length > 0 || item.caps.some((cap) => binding[cap]));
  const counted = problem.items.map((item) => item.minutes);
  const have = problem.rules.map((rule) => rule.given);
  for (const [index, item] of problem.items.entries())
    if (!contested[index]) for (const rule of item.rules) have[rule] = (have[rule] ?? 0) + item.minutes;
  const onTop = problem.onTop.map((rule) => rule.given);
  if (contested.includes(true)) settle(problem, contested, binding, { counted, have, onTop });
  return { counted, have, onTop };
}

function bindingCaps(problem: Allocation): boolean[] {
  const held = problem.caps.map(() => 0);
  for (const item of problem.items) for (const cap of item.caps) held[cap] = (held[cap] ?? 0) + item.minutes;
  return problem.caps.map((cap, index) => (held[index] ?? 0) > cap);
}

/** Solves the contested items exactly, and adds them to what the others already gave. */
function settle(problem: Allocation, contested: readonly boolean[], binding: readonly boolean[], result: Allocated): void {
  const model = new Model();
  const inside: number[] = [];
  const above = new Map<string, number>();
  const limits: number[] = [];
  const order = [...problem.items.keys()].filter((index) => contested[index]);
  for (const index of order) {
    const item = problem.items[index] as Item;
    inside[index] = model.variable();
    for (const rule of item.onTop) above.set(`${index}/${rule}`, model.variable());
    const parts = [inside[index], ...item.onTop.map((rule) => above.get(`${index}/${rule}`) as number)];
    limits[index] = model.atMost(parts.map((part) => [part, 1]), item.minutes);
  }
  const variablesOf = (index: number) => [inside[index] as number, ...(problem.items[index]?.onTop ?? []).map((rule) => above.get(`${index}/${rule}`) as number)];
  for (const [cap, minutes] of problem.caps.entries())
    if (binding[cap]) model.atMost(order.filter((index) => problem.items[index]?.caps.includes(cap)).flatMap(variablesOf).map((part) => [part, 1]), minutes);

  const met: number[] = [];
  for (const [rule, { need }] of problem.rules.entries())
    met.push(model.reach(order.filter((index) => problem.items[index]?.rules.includes(rule)).map((index) => inside[index] as number), need, result.have[rule] ?? 0));
  for (const [rule, { need, given }] of problem.onTop.entries()) {
    const parts = order.flatMap((index) => above.get(`${index}/${rule}`) ?? []);
    met.push(model.reach(parts, need, given));
    model.atMost(parts.map((part) => [part, 1]), Math.max(0, need - given));
  }
  const all = order.flatMap(variablesOf);
  const solution = model.solve([met, all, [...above.values()]], order.map((index) => limits[index] as number));

  for (const index of order) {
    const item = problem.items[index] as Item;
    const own = solution(inside[index] as number);
    for (const rule of item.rules) result.have[rule] = (result.have[rule] ?? 0) + own;
    let total = own;
    for (const rule of item.onTop) {
      const part = solution(above.get(`${index}/${rule}`) as number);
      result.onTop[rule] = (result.onTop[rule] ?? 0) + part;
      total += part;
    }
    result.counted[index] = total;
  }
}

/** Gathers the rows of a linear program whose rows are all "at most". */
class Model {
  #rows: Bound[] = [];
  #variables = 0;

  variable(): number {
    return this.#variables++;
  }

  /** Adds Σ coefficient × variable ≤ limit, and answers the row's number. */
  atMost(terms: [variable: number, coefficient: number][], limit: number): number {
    return this.#rows.push({ terms, limit }) - 1;
  }

  /** A variable that is as large as `need`, or as what the parts and `given` reach, whichever is less. */
  reach(parts: readonly number[], need: number, given: number): number {
    const reached = this.variable();
    this.atMost([[reached, 1]], need);
    this.atMost([[reached, 1], ...parts.map((part): [number, number] => [part, -1])], given);
    return reached;
  }

  /** Maximises each sum in its turn, then uses up the named rows in their order. */
  solve(sums: readonly (readonly number[])[], rows: readonly number[]): (variable: number) => number {
    return lexicographic(this.#rows, this.#variables, sums, rows);
  }
}

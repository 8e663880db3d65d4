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
  const order = [...problem.items.keys()].filter((index) => contested[index]);
  const variables = variablesOf(problem, order);
  const all = order.flatMap((index) => [variables.inside(index), ...variables.above(index)]);
  const { rows, met } = rowsOf(problem, order, binding, result, variables);
  const solution = lexicographic(rows, variables.count + met.length, [met, all, order.flatMap((index) => variables.above(index))], [...order.keys()]);

  for (const index of order) {
    const item = problem.items[index] as Item;
    const own = solution(variables.inside(index));
    result.counted[index] = own;
    for (const rule of item.rules) result.have[rule] = (result.have[rule] ?? 0) + own;
    for (const [place, rule] of item.onTop.entries()) {
      const part = solution(variables.above(index)[place] as number);
      result.onTop[rule] = (result.onTop[rule] ?? 0) + part;
      result.counted[index] += part;
    }
  }
}

/** The numbers of the program's variables: minutes of an item that count inside, and on top for each of its on-top rules. */
type Variables = { readonly count: number; readonly inside: (item: number) => number; readonly above: (item: number) => readonly number[] };

function variablesOf(problem: Allocation, order: readonly number[]): Variables {
  const inside: number[] = [];
  const above: number[][] = [];
  let count = 0;
  for (const index of order) {
    inside[index] = count++;
    above[index] = (problem.items[index]?.onTop ?? []).map(() => count++);
  }
  return { count, inside: (item) => inside[item] as number, above: (item) => above[item] ?? [] };
}

/**
 * The rows of the program: first one for each item (no more than its minutes), then the caps, then two for each rule,
 * which tie a variable `met` to the need and to what reaches it.
 */
function rowsOf(problem: Allocation, order: readonly number[], binding: readonly boolean[], given: Allocated, variables: Variables): { rows: Bound[]; met: number[] } {
  const ones = (list: readonly number[]) => list.map((variable): [number, number] => [variable, 1]);
  const partsOf = (index: number) => [variables.inside(index), ...variables.above(index)];
  const rows: Bound[] = order.map((index) => ({ terms: ones(partsOf(index)), limit: problem.items[index]?.minutes ?? 0 }));
  for (const [cap, limit] of problem.caps.entries()) {
    if (!binding[cap]) continue;
    const under = order.filter((index) => problem.items[index]?.caps.includes(cap));
    rows.push({ terms: ones(under.flatMap(partsOf)), limit });
  }
  const met: number[] = [];
  const reach = (parts: readonly number[], need: number, from: number) => {
    const variable = variables.count + met.length;
    met.push(variable);
    rows.push({ terms: [[variable, 1]], limit: need });
    rows.push({ terms: [[variable, 1], ...parts.map((part): [number, number] => [part, -1])], limit: from });
  };
  for (const [rule, { need }] of problem.rules.entries()) {
    const parts = order.filter((index) => problem.items[index]?.rules.includes(rule)).map(variables.inside);
    reach(parts, need, given.have[rule] ?? 0);
  }
  for (const [rule, { need, given: there }] of problem.onTop.entries()) {
    const parts = order.flatMap((index) => variables.above(index).filter((_, place) => problem.items[index]?.onTop[place] === rule));
    reach(parts, need, there);
    rows.push({ terms: ones(parts), limit: Math.max(0, need - there) });
  }
  return { rows, met };
}

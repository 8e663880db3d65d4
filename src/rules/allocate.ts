import type { Allocated, Allocation, Item } from "./allocation.ts";
import { fillInOrder, plainShares } from "./plain-caps.ts";
import { type Bound, lexicographic } from "./simplex.ts";

/**
 * Of all allocations inside the caps, the one with the smallest sum of missing minutes over the rules, then the largest
 * total counted, then the most for the earlier items (they come in the order of their days). Exact: where overlapping caps
 * leave no whole-minute optimum, an item may count a fraction of a minute, as in the linear program that defines it.
 */
export function allocate(problem: Allocation): Allocated {
  const binding = bindingCaps(problem);
  const contested = problem.items.map(
    (item) => item.onTop.length > 0 || item.caps.some((cap) => binding[cap]),
  );
  const counted = problem.items.map((item) => item.minutes);
  const have = problem.rules.map((rule) => rule.given);
  for (const [index, item] of problem.items.entries())
    if (!contested[index]) for (const rule of item.rules) have[rule] = (have[rule] ?? 0) + item.minutes;
  const onTop = problem.onTop.map((rule) => rule.given);
  const result = { counted, have, onTop };
  if (!contested.includes(true)) return result;
  const shares = plainShares(problem, contested, binding, have);
  if (shares) fillInOrder(problem, shares, result);
  else settle(problem, contested, binding, result);
  return result;
}

function bindingCaps(problem: Allocation): boolean[] {
  const held = problem.caps.map(() => 0);
  for (const item of problem.items) for (const cap of item.caps) held[cap] = (held[cap] ?? 0) + item.minutes;
  return problem.caps.map((cap, index) => (held[index] ?? 0) > cap);
}

/** Solves the contested items exactly, and adds them to what the others already gave. */
function settle(
  problem: Allocation,
  contested: readonly boolean[],
  binding: readonly boolean[],
  result: Allocated,
): void {
  const groups = groupsOf(problem, contested, binding);
  const { rows, sums, wishes, last } = programOf(problem, groups, binding, result);
  const solution = lexicographic(rows.bounds, rows.variables, sums, wishes, last);
  for (const [wish, index] of groups.order.entries()) result.counted[index] = solution.granted[wish] ?? 0;
  for (const group of groups.all) {
    for (const rule of group.like.rules)
      result.have[rule] = (result.have[rule] ?? 0) + solution.value(group.inside);
    for (const [place, rule] of group.like.onTop.entries())
      result.onTop[rule] = (result.onTop[rule] ?? 0) + solution.value(group.above[place] as number);
  }
}

/**
 * Items that fall under the same caps and rules, so that the program is as small as the law and not as long as the record.
 * `inside`, `above` and `counted` number the program's variables: minutes that count inside, on top for each of the on-top
 * rules, and all that count.
 */
type Group = {
  readonly like: Item;
  readonly caps: readonly number[];
  minutes: number;
  readonly inside: number;
  readonly above: readonly number[];
  readonly counted: number;
};
type Groups = {
  readonly all: readonly Group[];
  readonly order: readonly number[];
  readonly of: readonly Group[];
  readonly variables: number;
};

function groupsOf(problem: Allocation, contested: readonly boolean[], binding: readonly boolean[]): Groups {
  const order = [...problem.items.keys()].filter((index) => contested[index]);
  const byLikeness = new Map<string, Group>();
  let variables = 0;
  const of = order.map((index) => {
    const like = problem.items[index] as Item;
    const caps = like.caps.filter((cap) => binding[cap]);
    const likeness = `${caps}/${like.rules}/${like.onTop}`;
    const group = byLikeness.get(likeness) ?? newGroup(like, caps, variables);
    if (!byLikeness.has(likeness)) variables = group.counted + 1;
    byLikeness.set(likeness, group);
    group.minutes += like.minutes;
    return group;
  });
  return { all: [...byLikeness.values()], order, of, variables };
}

function newGroup(like: Item, caps: readonly number[], variable: number): Group {
  const above = like.onTop.map((_, place) => variable + 1 + place);
  return {
    like,
    caps,
    minutes: 0,
    inside: variable,
    above,
    counted: variable + above.length + (above.length > 0 ? 1 : 0),
  };
}

/**
 * The linear program. Rows: each group within its minutes, the caps, and two for each rule, which tie a variable `met` to
 * the need and to what reaches it. Sums: what is met, then what counts. Wishes: each item's minutes, in the items' order.
 */
function programOf(problem: Allocation, groups: Groups, binding: readonly boolean[], given: Allocated) {
  const ones = (list: readonly number[]) => list.map((variable): [number, number] => [variable, 1]);
  const minus = (list: readonly number[]) => list.map((variable): [number, number] => [variable, -1]);
  const partsOf = (group: Group) => [group.inside, ...group.above];
  const bounds: Bound[] = groups.all.map((group) => ({ terms: ones(partsOf(group)), limit: group.minutes }));
  for (const group of groups.all)
    if (group.above.length > 0)
      bounds.push({ terms: [[group.counted, 1], ...minus(partsOf(group))], limit: 0 });
  for (const [cap, limit] of problem.caps.entries())
    if (binding[cap])
      bounds.push({
        terms: ones(groups.all.filter(({ caps }) => caps.includes(cap)).flatMap(partsOf)),
        limit,
      });
  const met: number[] = [];
  const reach = (parts: readonly number[], need: number, from: number) => {
    const variable = groups.variables + met.length;
    met.push(variable);
    bounds.push({ terms: [[variable, 1]], limit: need });
    bounds.push({ terms: [[variable, 1], ...minus(parts)], limit: from });
  };
  for (const [rule, { need }] of problem.rules.entries())
    reach(
      groups.all.filter(({ like }) => like.rules.includes(rule)).map(({ inside }) => inside),
      need,
      given.have[rule] ?? 0,
    );
  for (const [rule, { need, given: there }] of problem.onTop.entries()) {
    const parts = groups.all.flatMap(({ like, above }) =>
      above.filter((_, place) => like.onTop[place] === rule),
    );
    reach(parts, need, there);
    bounds.push({ terms: ones(parts), limit: Math.max(0, need - there) });
  }
  return {
    rows: { bounds, variables: groups.variables + met.length },
    sums: [met, groups.all.flatMap(partsOf)],
    wishes: groups.of.map((group, wish) => ({
      variable: group.counted,
      most: problem.items[groups.order[wish] as number]?.minutes ?? 0,
    })),
    last: groups.all.flatMap(({ above }) => above),
  };
}

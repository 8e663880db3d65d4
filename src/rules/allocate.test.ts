import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { processorMs } from "#tests/support/processor-time.ts";
import { makeOracle, type Oracle } from "../../tests/support/allocation-oracle.ts";
import { allocate } from "./allocate.ts";
import type { Allocated, Allocation, Item } from "./allocation.ts";

let oracle: Oracle;
beforeAll(async () => {
  oracle = await makeOracle();
});

const TOLERANCE = 1e-4;

const some = (count: number, most: number) =>
  count === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(count - 1), { maxLength: most });
const need = fc.record({
  need: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 15),
  given: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 20 }).map((quarters) => quarters * 15),
  ),
});

/** Problems whose caps overlap as they will, with rules inside and on top, and minutes already given. */
function problems(mostItems: number, mostQuarters: number): fc.Arbitrary<Allocation> {
  return fc
    .record({
      caps: fc.array(
        fc.integer({ min: 0, max: 3 * mostQuarters }).map((quarters) => quarters * 15),
        { maxLength: 4 },
      ),
      rules: fc.array(need, { maxLength: 4 }),
      onTop: fc.array(need, { maxLength: 2 }),
    })
    .chain(({ caps, rules, onTop }) => {
      const item: fc.Arbitrary<Item> = fc.record({
        minutes: fc.integer({ min: 1, max: mostQuarters }).map((quarters) => quarters * 15),
        caps: some(caps.length, 3),
        rules: some(rules.length, 4),
        onTop: some(onTop.length, 2),
      });
      return fc.array(item, { maxLength: mostItems }).map((items) => ({ items, caps, rules, onTop }));
    });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const missingIn = (rules: Allocation["rules"], have: readonly number[]) =>
  sum(rules.map((rule, index) => Math.max(0, rule.need - (have[index] ?? 0))));

function outcomeOf(problem: Allocation, allocated: Allocated): { missing: number; counted: number } {
  return {
    missing: missingIn(problem.rules, allocated.have) + missingIn(problem.onTop, allocated.onTop),
    counted: sum(allocated.counted),
  };
}

function isNear(left: number, right: number): boolean {
  return Math.abs(left - right) < TOLERANCE;
}

/** What every allocation must be, whether or not it is the best: nothing above a credit, nothing above a cap, nothing twice. */
function expectFeasible(problem: Allocation, allocated: Allocated): void {
  for (const [index, item] of problem.items.entries()) {
    const counted = allocated.counted[index] as number;
    expect(counted).toBeGreaterThanOrEqual(0);
    expect(counted).toBeLessThanOrEqual(item.minutes + TOLERANCE);
  }
  for (const [cap, limit] of problem.caps.entries()) {
    const under = problem.items.map((item, index) =>
      item.caps.includes(cap) ? (allocated.counted[index] as number) : 0,
    );
    expect(sum(under)).toBeLessThanOrEqual(limit + TOLERANCE);
  }
  for (const [rule, { given }] of problem.rules.entries()) {
    const inside = problem.items.map((item, index) =>
      item.rules.includes(rule) ? (allocated.counted[index] as number) : 0,
    );
    expect(allocated.have[rule]).toBeGreaterThanOrEqual(given);
    expect(allocated.have[rule]).toBeLessThanOrEqual(given + sum(inside) + TOLERANCE);
  }
  const aside = problem.onTop.map((rule, index) => (allocated.onTop[index] as number) - rule.given);
  for (const [rule, minutes] of aside.entries()) {
    const able = problem.items.map((item, index) =>
      item.onTop.includes(rule) ? (allocated.counted[index] as number) : 0,
    );
    expect(minutes).toBeGreaterThanOrEqual(-TOLERANCE);
    expect(minutes).toBeLessThanOrEqual(sum(able) + TOLERANCE);
  }
}

test("on 10,000 random records nobody is under-counted: it agrees with a linear-programming solver", () => {
  let contested = 0;
  fc.assert(
    fc.property(problems(7, 16), (problem) => {
      const allocated = allocate(problem);
      expectFeasible(problem, allocated);
      const own = outcomeOf(problem, allocated);
      const best = oracle.best(problem);
      if (own.counted < sum(problem.items.map((item) => item.minutes))) contested++;
      if (!isNear(own.missing, best.missing) || !isNear(own.counted, best.counted)) expect(own).toEqual(best);
    }),
    { numRuns: 10_000, seed: 20261124 },
  );
  expect(contested).toBeGreaterThan(2000);
}, 120_000);

test("where several allocations are equally good, the earlier credit counts", () => {
  fc.assert(
    fc.property(problems(5, 8), (problem) => {
      const { counted } = allocate(problem);
      const { items } = oracle.byDay(problem);
      if (!counted.every((minutes, index) => isNear(minutes, items[index] as number)))
        expect(counted).toEqual(items);
    }),
    { numRuns: 1500, seed: 20261124 },
  );
}, 60_000);

test("it agrees with the solver on long records with many caps and rules, too", () => {
  fc.assert(
    fc.property(problems(60, 40), (problem) => {
      const allocated = allocate(problem);
      expectFeasible(problem, allocated);
      const own = outcomeOf(problem, allocated);
      const best = oracle.byDay(problem);
      if (!isNear(own.missing, best.missing) || !isNear(own.counted, best.counted)) expect(own).toEqual(best);
      if (
        !allocated.counted.every((minutes, index) => Math.abs(minutes - (best.items[index] as number)) < 0.01)
      )
        expect(allocated.counted).toEqual(best.items);
    }),
    { numRuns: 200, seed: 20261124 },
  );
}, 60_000);

/** The best allocation in whole quarter-hours, found by trying every one. */
function bestByTrying(problem: Allocation): { missing: number; counted: number } {
  let best = { missing: Number.POSITIVE_INFINITY, counted: 0 };
  const underCap = problem.caps.map(() => 0);
  const have = problem.rules.map((rule) => rule.given);
  const aside = problem.onTop.map((rule) => rule.given);
  const give = (list: number[], places: readonly number[], minutes: number) => {
    for (const place of places) list[place] = (list[place] ?? 0) + minutes;
  };
  const place = (index: number, counted: number): void => {
    const item = problem.items[index];
    if (!item) {
      const missing = missingIn(problem.rules, have) + missingIn(problem.onTop, aside);
      if (missing < best.missing || (missing === best.missing && counted > best.counted))
        best = { missing, counted };
      return;
    }
    split(item, 0, item.minutes, (minutes) => place(index + 1, counted + minutes));
  };
  /** Tries every split of an item's minutes over its on-top rules, and then of the rest over inside and nowhere. */
  const split = (item: Item, part: number, left: number, then: (minutes: number) => void): void => {
    const rule = item.onTop[part];
    for (let minutes = 0; minutes <= left; minutes += 15) {
      const taken = rule === undefined ? item.rules : [];
      const { need: most = 0, given = 0 } = rule === undefined ? {} : (problem.onTop[rule] ?? {});
      give(underCap, item.caps, minutes);
      give(have, taken, minutes);
      if (rule !== undefined) give(aside, [rule], minutes);
      const fits = item.caps.every((cap) => (underCap[cap] as number) <= (problem.caps[cap] as number));
      const asks = rule === undefined || (aside[rule] as number) - given <= Math.max(0, most - given);
      if (fits && asks) {
        if (rule === undefined) then(item.minutes - left + minutes);
        else split(item, part + 1, left - minutes, then);
      }
      give(underCap, item.caps, -minutes);
      give(have, taken, -minutes);
      if (rule !== undefined) give(aside, [rule], -minutes);
    }
  };
  place(0, 0);
  return best;
}

test("on small records no distribution of quarter-hours is better, by trying every one", () => {
  let whole = 0;
  fc.assert(
    fc.property(problems(3, 4), (problem) => {
      const allocated = allocate(problem);
      const own = outcomeOf(problem, allocated);
      const best = bestByTrying(problem);
      expect(own.missing).toBeLessThanOrEqual(best.missing + TOLERANCE);
      if (isNear(own.missing, best.missing))
        expect(own.counted).toBeGreaterThanOrEqual(best.counted - TOLERANCE);
      const isWhole = [...allocated.counted, ...allocated.onTop].every((minutes) => isNear(minutes % 15, 0));
      if (!isWhole) return;
      whole++;
      expect(own).toEqual(best);
    }),
    { numRuns: 1500, seed: 20261124 },
  );
  expect(whole).toBeGreaterThan(1000);
}, 60_000);

const item = (minutes: number, more: Partial<Item> = {}): Item => ({
  minutes,
  caps: [],
  rules: [0],
  onTop: [],
  ...more,
});
const total = (minutes: number) => [{ need: minutes, given: 0 }];

test("a cap counts the earlier credit whole and the later one in part", () => {
  const items = [item(60, { caps: [0] }), item(60, { caps: [0] }), item(30)];
  const allocated = allocate({ items, caps: [90], rules: total(120), onTop: [] });
  expect(allocated).toEqual({ counted: [60, 30, 30], have: [120], onTop: [] });
});

test("under a cap the hour that also serves law counts before one that does not, though it is later", () => {
  const items = [item(60, { caps: [0] }), item(60, { caps: [0], rules: [0, 1] })];
  const allocated = allocate({ items, caps: [60], rules: [...total(60), { need: 60, given: 0 }], onTop: [] });
  expect(allocated).toEqual({ counted: [0, 60], have: [60, 60], onTop: [] });
});

test("an hour on top of the total is not an hour of the total", () => {
  const items = [item(60, { onTop: [0] }), item(60)];
  const allocated = allocate({ items, caps: [], rules: total(120), onTop: [{ need: 60, given: 0 }] });
  expect(
    outcomeOf({ items, caps: [], rules: total(120), onTop: [{ need: 60, given: 0 }] }, allocated),
  ).toEqual({ missing: 60, counted: 120 });
});

test("what exceeds the hours on top counts in the total", () => {
  const items = [item(120, { onTop: [0] }), item(60)];
  const allocated = allocate({ items, caps: [], rules: total(120), onTop: [{ need: 60, given: 0 }] });
  expect(allocated).toEqual({ counted: [120, 60], have: [120], onTop: [60] });
});

test("a credit below, at and above a cap counts up to the cap", () => {
  for (const [minutes, counted] of [
    [285, 285],
    [300, 300],
    [315, 300],
  ] as const)
    expect(
      allocate({ items: [item(minutes, { caps: [0] })], caps: [300], rules: total(1200), onTop: [] }).counted,
    ).toEqual([counted]);
});

test("no credits, no caps and no rules make nothing", () => {
  expect(allocate({ items: [], caps: [], rules: [], onTop: [] })).toEqual({
    counted: [],
    have: [],
    onTop: [],
  });
});

test("five thousand credits under four overlapping caps are settled within a second, and inside every cap", () => {
  const items = Array.from(
    { length: 5000 },
    (_, index): Item => ({
      minutes: 15 + 15 * (index % 7),
      caps: [0, 1, 2, 3].filter((cap) => (index >> cap) % 2 === 1),
      rules: [0, 1, 2].filter((rule) => index % (rule + 2) !== 0),
      onTop: index % 3 === 0 ? [0] : [],
    }),
  );
  const needs = [1200, 600, 300].map((minutes) => ({ need: minutes, given: 0 }));
  const problem = { items, caps: [300, 600, 450, 1000], rules: needs, onTop: [{ need: 120, given: 0 }] };
  const started = processorMs();
  const allocated = allocate(problem);
  expect(processorMs() - started).toBeLessThan(1000);
  expectFeasible(problem, allocated);
  // The first rule's items all fall under the first cap, so that 300 of its 1200 minutes can count; the others have enough.
  expect(outcomeOf(problem, allocated).missing).toBe(900);
});

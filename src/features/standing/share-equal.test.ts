import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareEqual } from "./share-equal.ts";

describe("a value made of the one before", () => {
  const before = {
    standings: [
      { id: "tx", credits: [{ id: "a", counts: 1 }] },
      { id: "fl", credits: [] },
    ],
  };

  it("that says the same is the same object", () => {
    expect(shareEqual(before, structuredClone(before))).toBe(before);
  });

  it("keeps every part that did not change, and no other", () => {
    const next = structuredClone(before);
    next.standings[1] = { id: "fl", credits: [{ id: "a", counts: 2 }] };
    const shared = shareEqual(before, next);
    expect(shared).not.toBe(before);
    expect(shared.standings[0]).toBe(before.standings[0]);
    expect(shared.standings[1]).toEqual(next.standings[1]);
  });

  it("that has lost or gained a part is not the one before", () => {
    expect(shareEqual({ a: 1, b: undefined }, { a: 1 })).toStrictEqual({ a: 1 });
    expect(shareEqual([1, 2], [1])).toEqual([1]);
  });

  it("always says what it was given to say", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(shareEqual(one, other)).toStrictEqual(other);
      }),
    );
  });
});

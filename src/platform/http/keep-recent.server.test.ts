import { expect, test } from "vitest";
import { keepRecent } from "./keep-recent.server.ts";

test("what was used last stays, what was used first goes, when there is too much", () => {
  const kept = keepRecent<string>(10);
  kept.set("a", "A", 4);
  kept.set("b", "B", 4);
  expect(kept.get("a")).toBe("A");
  kept.set("c", "C", 4);
  expect(["a", "b", "c"].map(kept.get)).toEqual(["A", undefined, "C"]);
});

test("exactly the limit fits, one byte more does not", () => {
  const kept = keepRecent<string>(10);
  kept.set("a", "A", 10);
  expect(kept.get("a")).toBe("A");
  kept.set("a", "A", 11);
  expect(kept.get("a")).toBeUndefined();
});

test("a value that replaces another gives its bytes back", () => {
  const kept = keepRecent<string>(10);
  for (let round = 0; round < 5; round++) kept.set("a", String(round), 6);
  kept.set("b", "B", 4);
  expect([kept.get("a"), kept.get("b")]).toEqual(["4", "B"]);
});

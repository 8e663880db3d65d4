import { expect, test } from "vitest";
import { isNewEnough } from "./newer-node.server.ts";

test.each([
  ["20.20.2", false],
  ["22.12.0", false],
  ["22.13.0", true],
  ["23.0.0", true],
  ["24.21.0", true],
  ["9.99.99", false],
])("the database may be opened on Node %s: %s", (version, may) => {
  expect(isNewEnough(version)).toBe(may);
});

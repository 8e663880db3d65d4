import { createConnection } from "node:net";
import { test } from "vitest";

test.each([["a quiet one"]])("%s", () => undefined);

test("console.error", () => {
  console.error("a complaint");
});

test("fetch", async () => {
  await fetch("https://board.example/").catch(() => undefined);
});

test("a socket", () => {
  try {
    createConnection(443, "board.example");
  } catch {
    // The guard throws, and remembers.
  }
});

test("a name that is looked up", async () => {
  const { lookup } = await import("node:dns/promises");
  await Promise.try(() => lookup("board.example")).catch(() => undefined);
});

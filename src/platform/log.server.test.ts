import { expect, test } from "vitest";
import { createLog } from "./log.server.ts";

function written(level: string): Record<string, unknown>[] {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => lines.push(line) });
  log.info({ status: 200 }, "request");
  log.warn({ code: "57P01" }, "a database connection broke");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("a line says its level in a word and its instant, and names neither machine nor process", () => {
  expect(written("info")[0]).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    status: 200,
    msg: "request",
  });
});

test("what is below the level that the host has set is not written", () => {
  expect(written("warn").map(({ level }) => level)).toEqual(["warn"]);
  expect(written("silent")).toEqual([]);
});

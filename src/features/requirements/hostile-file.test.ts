import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { processorMs } from "#tests/support/processor-time.ts";
import { atLeast, makeRequirement } from "../../../tests/support/requirement-maker.ts";
import { readRequirement } from "./requirement-file.server.ts";

/* Whatever text stands in a requirement file: it is read, or its faults are named with their lines. */

const FILE = "us-zz/pharmacy-technician.yaml";
const WELL_FORMED = stringify(makeRequirement({ total: atLeast(20) }));
const SLOWEST_MS = 1000;

const scrap = fc.oneof(
  fc.constantFrom(
    "&a ",
    "*a",
    "!!js/function ",
    "<<: *a",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "  ",
    "\t",
    "|",
    ">",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "__proto__: { polluted: true }\n",
    "? ",
    "'",
    '"',
    "null",
    "yes",
    "2026-02-30",
    "\u0000",
    "\uFEFF",
    "1e999",
    "#",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const nearlyRight = fc
  .array(fc.tuple(fc.nat(WELL_FORMED.length), fc.nat(12), scrap), { minLength: 1, maxLength: 3 })
  .map((edits) =>
    edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), WELL_FORMED),
  );
const anything = fc.oneof(
  fc.array(scrap, { maxLength: 30 }).map((scraps) => scraps.join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);

test("the text that the others are made from is itself in order", () => {
  expect(readRequirement(FILE, WELL_FORMED).faults).toEqual([]);
});

test.each([1, 2])("any text is read or its faults are named with their lines, seed %d", (seed) => {
  let refused = 0;
  fc.assert(
    fc.property(
      fc.oneof({ weight: 2, arbitrary: anything }, { weight: 1, arbitrary: nearlyRight }),
      (text) => {
        const started = processorMs();
        const reading = readRequirement(FILE, text);
        if (processorMs() - started > SLOWEST_MS) throw new Error("one text took too long");
        if (reading.value !== null) return;
        refused++;
        for (const { line, message } of reading.faults)
          if (!Number.isInteger(line) || line < 1 || message === "")
            throw new Error("a fault without a place or a word");
        if (reading.faults.length === 0) throw new Error("refused without a fault");
      },
    ),
    { seed, numRuns: 5000 },
  );
  expect(refused).toBeGreaterThan(1000);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("aliases that would multiply without end are a fault, not a full memory", () => {
  const bombs = Array.from(
    { length: 30 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(", ")}]`,
  );
  const reading = readRequirement(FILE, `a0: &a0 [x, x]\n${bombs.join("\n")}\n`);
  expect(reading.value).toBeNull();
  expect(reading.faults.length).toBeGreaterThan(0);
});

test("a text nested a hundred thousand deep is a fault", () => {
  for (const text of ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)]) {
    const reading = readRequirement(FILE, text);
    expect(reading.value).toBeNull();
  }
});

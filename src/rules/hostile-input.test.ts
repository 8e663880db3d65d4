import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStrictJson } from "#src/base/strict-json.ts";
import { processorMs } from "#tests/support/processor-time.ts";
import { formatUan, parseProfile, parseUan } from "./rules.ts";

/* Whatever comes in at the doors: it is read or refused with its faults; nothing breaks, hangs or leaks into prototypes. */

const KINDS = new Set(["us-zz/pharmacy-technician"]);
const SEEDS = [1, 2, 3, 4];
const RUNS = 10_000;
const SLOWEST_MS = 250;

/** Runs it and tells when one input took too long; the built-in prototypes are as they were. */
function calmly<T>(read: () => T): T {
  const started = processorMs();
  const value = read();
  const ms = processorMs() - started;
  if (ms > SLOWEST_MS) throw new Error(`one input took ${Math.round(ms)} ms`);
  return value;
}

function expectCleanPrototypes(): void {
  const bare: Record<string, unknown> = {};
  for (const name of ["polluted", "kind", "credentials", "hours"]) expect(bare[name]).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
}

const key = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "asOf",
      "person",
      "birthDate",
      "credentials",
      "credits",
      "id",
      "kind",
      "issuedOn",
      "expiresOn",
      "facts",
      "completedOn",
      "hours",
      "uan",
      "topics",
      "delivery",
      "lawOf",
      "approvedBy",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", ""),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    1.5,
    1e308,
    "2026-02-30",
    "2026-03-01",
    "us-zz/pharmacy-technician",
    "law",
    "us-zz",
    "polluted",
    "0202-0000-25-012-H03-T",
    "\ud800",
  ),
  fc.string({ maxLength: 30 }),
  fc.double(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("tree")), { maxLength: 5 }).map(objectOf),
  ),
}));

/** An object as JSON.parse would make it: a key `__proto__` is an own key. */
function objectOf(entries: [string, unknown][]): object {
  const made: object = {};
  for (const [name, value] of entries)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

const wellFormed = () => ({
  asOf: "2026-11-24",
  person: { birthDate: "1990-04-12" },
  credentials: [
    {
      id: "zz",
      kind: "us-zz/pharmacy-technician",
      issuedOn: "2019-05-10",
      expiresOn: "2027-04-30",
      facts: { immunizes: true },
    },
  ],
  credits: [
    {
      id: "c1",
      completedOn: "2026-03-01",
      hours: 1.5,
      uan: "0202-0000-25-012-H03-T",
      topics: ["law"],
      approvedBy: ["us-zz"],
    },
  ],
});

/** A well-formed profile with some place in it replaced, or some key added. */
const nearlyRight = fc
  .tuple(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), key, tree)
  .map(([steps, name, value]) => {
    const profile = wellFormed();
    let place: Record<string, unknown> = profile;
    for (const step of steps) {
      const names = Object.keys(place);
      const next = place[names[step % names.length] ?? ""];
      if (typeof next !== "object" || next === null) break;
      place = next as Record<string, unknown>;
    }
    const names = Object.keys(place);
    const target = value === null ? name : (names[(steps[0] ?? 0) % names.length] ?? name);
    Object.defineProperty(place, target, { value, enumerable: true, configurable: true, writable: true });
    return profile;
  });

describe("the profile parser", () => {
  test.each(SEEDS)("takes anything for a profile and only refuses it, seed %d", (seed) => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(tree, nearlyRight), (value) => {
        const parsed = calmly(() => parseProfile(value, KINDS));
        if (parsed.ok) {
          read++;
          return;
        }
        expect(parsed.refusal.faults.length).toBeGreaterThan(0);
        for (const { path, message } of parsed.refusal.faults)
          if (typeof path !== "string" || message === "") throw new Error("a fault says nothing");
      }),
      { seed, numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(0);
    expectCleanPrototypes();
  });

  test("takes any text for JSON and only refuses it", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.json(),
      tree
        .map((value) => JSON.stringify(value) ?? "")
        .chain((json) => fc.nat(json.length).map((cut) => json.slice(0, cut))),
    );
    fc.assert(
      fc.property(text, (json) => {
        const parsed = calmly(() => parseStrictJson(json));
        if (parsed.ok) calmly(() => parseProfile(parsed.value, KINDS));
      }),
      { seed: 5, numRuns: RUNS },
    );
    expectCleanPrototypes();
  });
});

describe("the UAN parser", () => {
  const letters = fc.string({
    unit: fc.constantFrom(..."0123456789-‐–— \tJALHBTPjlhbtp/&\u0130\uD800"),
    maxLength: 40,
  });
  const near = fc
    .tuple(
      fc.constantFrom(
        "0202-0000-25-012-H03-T",
        "JA0006235-0000-22-001-L05-P",
        "202-000-07-012-H03",
        "0202000025012B99T",
      ),
      fc.nat(30),
      fc.nat(3),
      fc.string({ maxLength: 3 }),
    )
    .map(([uan, at, cut, put]) => uan.slice(0, at) + put + uan.slice(at + cut));

  test.each(SEEDS)(
    "takes any text, and what it reads it reads the same when written anew, seed %d",
    (seed) => {
      let read = 0;
      fc.assert(
        fc.property(fc.oneof(letters, near, fc.string({ unit: "binary" })), (text) => {
          const uan = calmly(() => parseUan(text));
          if (!uan.ok) {
            if (!uan.refusal.fix) throw new Error("a refusal without a fix");
            return;
          }
          read++;
          const again = parseUan(formatUan(uan.value));
          if (!again.ok) throw new Error(`${formatUan(uan.value)} cannot be read again`);
          const { deviations: _, ...parts } = uan.value;
          expect(again.value).toMatchObject(parts);
        }),
        { seed, numRuns: RUNS },
      );
      expect(read).toBeGreaterThan(100);
    },
  );

  test("is not slowed by length", () => {
    for (const text of [
      "0".repeat(1_000_000),
      " ".repeat(1_000_000),
      "0202-0000-25-012-H03-".repeat(50_000),
      "-".repeat(1_000_000),
    ])
      expect(calmly(() => parseUan(text)).ok).toBe(false);
  });
});

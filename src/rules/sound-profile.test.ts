import { expect, test } from "vitest";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { randomProfile } from "../../tests/support/random-profile.ts";
import { parseByShape, parseProfile } from "./profile.ts";
import { isSurelySound } from "./sound-profile.ts";

const kinds = new Set(requirementsByKind().keys());
const limits = { credits: 5000, credentials: 100, facts: 100, judgings: 100_000 };
const person = (seed: number) => randomProfile(seed, { kinds: [...kinds] });

test("500 profiles in order are read quickly, and just as the shape reads them", () => {
  for (let seed = 0; seed < 500; seed++) {
    const profile = person(seed);
    expect(isSurelySound(profile, kinds, limits)).toBe(true);
    expect(parseProfile(profile, kinds)).toEqual(parseByShape(profile, kinds));
  }
});

/** Every place in a value, as its path. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Array.isArray(value)
    ? value.flatMap((child, index) => placesIn(child, [...path, index]))
    : Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key]));
  return [path, ...below];
}

function replacedAt(value: unknown, path: readonly (string | number)[], put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((child, index) => (index === step ? replacedAt(child, rest, put) : child));
  const record = value as Record<string, unknown>;
  const entries = Object.entries(record).map(
    ([key, child]) => [key, key === step ? replacedAt(child, rest, put) : child] as const,
  );
  return Object.fromEntries(entries);
}

const WRONG: readonly unknown[] = [
  null,
  undefined,
  "",
  "x",
  0,
  -1,
  0.3,
  1.5,
  true,
  [],
  {},
  ["law"],
  "2026-02-30",
  "2026-02-28",
  "us-tx",
  "law",
  "0202-0000-25-012-H03-T",
  "x".repeat(201),
  { x: 1 },
  Number.NaN,
];

test("whatever stands at whatever place: what is read quickly, the shape reads alike", () => {
  let quick = 0;
  let compared = 0;
  for (let seed = 0; seed < 6; seed++) {
    const profile = randomProfile(seed, { kinds: [...kinds], credentials: 2, credits: 3, exactly: true });
    for (const path of placesIn(profile))
      for (const put of WRONG) {
        const value = replacedAt(profile, path, put);
        compared++;
        if (!isSurelySound(value, kinds, limits)) continue;
        quick++;
        expect(parseByShape(value, kinds)).toEqual({ ok: true, value });
      }
  }
  expect(compared).toBeGreaterThan(1000);
  expect(quick).toBeGreaterThan(50);
});

test("an unknown key anywhere, a doubled id, too many entries, an object of another make: none is read quickly", () => {
  const profile = person(3);
  const sound = (value: unknown) => isSurelySound(value, kinds, limits);
  const [credential] = profile.credentials;
  expect(sound(profile)).toBe(true);
  expect(sound({ ...profile, note: 1 })).toBe(false);
  expect(sound({ ...profile, person: { name: "x" } })).toBe(false);
  expect(sound({ ...profile, credentials: [{ ...credential, note: 1 }] })).toBe(false);
  expect(sound({ ...profile, credentials: [credential, credential] })).toBe(false);
  expect(
    sound({ ...profile, credentials: [{ ...credential, facts: JSON.parse('{"__proto__":true}') }] }),
  ).toBe(false);
  expect(sound({ ...profile, credentials: [{ ...credential, kind: "us-zz/none" }] })).toBe(false);
  expect(
    sound({
      ...profile,
      credits: Array.from({ length: 5001 }, (_, index) => ({
        id: `c${index}`,
        completedOn: "2026-01-01",
        hours: 1,
      })),
    }),
  ).toBe(false);
  expect(sound(Object.create(profile))).toBe(false);
});

test.each([
  [20, 5000, []],
  [21, 5000, ["credits"]],
  [100, 1000, []],
  [100, 1001, ["credits"]],
])(
  "%d credentials with %d credits: what would cost a server seconds is refused",
  (credentials, credits, faults) => {
    const profile = {
      credentials: Array.from({ length: credentials }, (_, index) => ({
        id: `k${index}`,
        kind: "us-tx/pharmacy-technician",
        issuedOn: "2019-05-10",
      })),
      credits: Array.from({ length: credits }, (_, index) => ({
        id: `c${index}`,
        completedOn: "2026-01-01",
        hours: 1,
      })),
    };
    const read = parseProfile(profile, kinds);
    expect(read.ok ? [] : read.refusal.faults.map(({ path }) => path)).toEqual(faults);
  },
);

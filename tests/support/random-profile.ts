import { addDays, localDate } from "#src/base/local-date.ts";
import { facts } from "#src/rules/facts.ts";
import { topicWords } from "#src/rules/topics.ts";

/*
 * Fictional people for comparing entrances and for measuring: the same seed makes the same person. Names no real one.
 */

/** How a fictional person is made: the kinds to choose from, and how much of everything (at most, unless `exactly`). */
export type ProfileWish = {
  kinds: readonly string[];
  credentials?: number;
  credits?: number;
  exactly?: true;
};

export type RandomProfile = {
  asOf: string;
  person: { birthDate?: string };
  credentials: Record<string, unknown>[];
  credits: Record<string, unknown>[];
};

/** A well-formed profile; the same for the same seed and wish. */
export function randomProfile(seed: number, wish: ProfileWish): RandomProfile {
  const dice = diceOf(seed);
  const amount = (most: number) => (wish.exactly ? most : dice.int(most + 1));
  const credentials = Array.from({ length: Math.max(1, amount(wish.credentials ?? 3)) }, (_, index) =>
    randomCredential(dice, index, wish.kinds),
  );
  const credits = Array.from({ length: amount(wish.credits ?? 60) }, (_, index) => randomCredit(dice, index));
  return {
    asOf: dice.day("2026-01-01", 700),
    person: dice.chance(0.8) ? { birthDate: dice.day("1960-01-01", 16_000) } : {},
    credentials,
    credits,
  };
}

function randomCredential(dice: Dice, index: number, kinds: readonly string[]): Record<string, unknown> {
  const said = facts.filter(() => dice.chance(0.1));
  return {
    id: `k${index}`,
    kind: dice.one(kinds),
    issuedOn: dice.day("2014-01-01", 4000),
    ...(dice.chance(0.85) ? { expiresOn: dice.day("2026-03-01", 900) } : {}),
    ...(said.length > 0
      ? { facts: Object.fromEntries(said.map((fact) => [fact.fact, saidOf(dice, fact.type)])) }
      : {}),
  };
}

function saidOf(dice: Dice, type: "boolean" | "day"): boolean | string {
  return type === "boolean" ? dice.chance(0.5) : dice.day("2024-01-01", 900);
}

function randomCredit(dice: Dice, index: number): Record<string, unknown> {
  const numbered = dice.chance(0.7);
  const topics = dice.chance(0.4)
    ? [dice.one(dice.chance(0.5) ? topicWords : ["law", "patient-safety"])]
    : [];
  return {
    id: `c${index}`,
    title: `Example course ${dice.int(400)}`,
    completedOn: dice.day("2022-06-01", 1700),
    hours: dice.one([0.25, 0.5, 1, 1, 1, 1, 1.5, 2, 2, 3]),
    ...(numbered
      ? { uan: randomUan(dice) }
      : { accreditation: dice.one(["acpe", "board", "college", "in-service", "other"]) }),
    ...(numbered || dice.chance(0.3)
      ? {}
      : { delivery: dice.one(["live", "home-study"]), audience: "technician" }),
    ...(topics.length > 0 ? { topics } : {}),
    ...(topics.includes("law") && dice.chance(0.6)
      ? { lawOf: dice.one(["us", "us-tx", "us-fl", "us-ks"]) }
      : {}),
    ...(dice.chance(0.1) ? { approvedBy: [dice.one(["us-tx", "us-ga", "us-ca"])] } : {}),
  };
}

function randomUan(dice: Dice): string {
  const digits = (length: number) => String(dice.int(10 ** length)).padStart(length, "0");
  const format = dice.one(["L", "H", "H", "B"]);
  const topic = dice.one(["01", "03", "03", "04", "05", "05", "06", "07", "08", "99"]);
  return `${digits(4)}-0000-${dice.one(["22", "23", "24", "25", "26"])}-${digits(3)}-${format}${topic}-${dice.one(["T", "T", "T", "P"])}`;
}

type Dice = {
  int: (below: number) => number;
  chance: (of: number) => boolean;
  one: <T>(of: readonly T[]) => T;
  day: (from: string, span: number) => string;
};

/** Repeatable randomness (mulberry32, public domain by Tommy Ettinger). */
function diceOf(seed: number): Dice {
  let state = (seed + 1) * 0x9e3779b1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    chance: (of) => next() < of,
    one: <T>(of: readonly T[]) => of[int(of.length)] as T,
    day: (from, span) => addDays(localDate(from), int(span)),
  };
}

import { addDays, type LocalDate, localDate } from "#src/base/local-date.ts";
import type { Profile } from "#src/rules/profile.ts";

/*
 * A fictional working technician: certified by PTCB, registered in Texas and Alabama, six years of courses. Everything is
 * said of every course, so that a peer without our words for what is not known can answer the same.
 */

export const KINDS = ["ptcb/cpht", "us-tx/pharmacy-technician", "us-al/pharmacy-technician"] as const;
export const AS_OF = localDate("2026-11-24");

/** The profile of person number `seed`; the same each time. `credits` courses, of which about a third lie in a cycle. */
export function realisticProfile(seed: number, credits = 60): Profile {
  const next = randomOf(seed);
  const int = (below: number) => Math.floor(next() * below);
  const day = (from: string, span: number): LocalDate => addDays(localDate(from), int(span));
  return {
    asOf: AS_OF,
    person: { birthDate: day("1965-01-01", 14_000) },
    credentials: [
      { id: "ptcb", kind: KINDS[0], issuedOn: day("2012-01-01", 1500), expiresOn: day("2026-12-01", 700) },
      {
        id: "tx",
        kind: KINDS[1],
        issuedOn: day("2012-01-01", 1500),
        expiresOn: day("2026-12-01", 700),
        facts: { "compounds-sterile": false },
      },
      { id: "al", kind: KINDS[2], issuedOn: day("2012-01-01", 1500), expiresOn: localDate("2027-12-31") },
    ],
    credits: Array.from({ length: credits }, (_, index) => realisticCredit(index, int, day)),
  };
}

type Int = (below: number) => number;

function realisticCredit(
  index: number,
  int: Int,
  day: (from: string, span: number) => LocalDate,
): Profile["credits"][number] {
  const topics = [
    ["law"],
    ["patient-safety"],
    ["human-trafficking"],
    ["immunization"],
    ["drug-therapy"],
    ["general-pharmacy"],
  ];
  return {
    id: `c${index}`,
    title: `Fictional course ${int(400)}`,
    completedOn: day("2020-12-01", 2180),
    hours: [0.5, 1, 1, 1, 1.5, 2][int(6)] as number,
    delivery: int(4) === 0 ? "live" : "home-study",
    topics: topics[int(topics.length)] as string[],
    audience: int(5) === 0 ? "pharmacist" : "technician",
    accreditation: int(12) === 0 ? "in-service" : "acpe",
    approvedBy: [],
    lawOf: ["us", "us-tx", "us-al"][int(3)] as string,
  };
}

/** Repeatable randomness (mulberry32). */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import fc from "fast-check";
import { addDays, type LocalDate, localDate } from "#src/base/local-date.ts";
import { facts } from "#src/rules/facts.ts";
import { authorityOf, type Requirement } from "#src/rules/requirement.ts";
import { topicWords } from "#src/rules/topics.ts";
import type { CreditInput } from "./requirement-maker.ts";

/* Random holders and records for the properties of the judge: near the edges of cycles, with words left out as people do. */

/** A holder of one credential, as a profile has it. */
export type ArbitraryHolder = {
  asOf: LocalDate;
  birthDate?: LocalDate;
  issuedOn: LocalDate;
  expiresOn?: LocalDate;
  facts: Record<string, boolean | LocalDate>;
  also: { kind: string; expiresOn: LocalDate }[];
};

const between = (from: string, days: number): fc.Arbitrary<LocalDate> =>
  fc.nat(days).map((shift) => addDays(localDate(from), shift));
/** Expiry days are round: ends of months mostly. */
const expiryDay = fc
  .tuple(fc.constantFrom(2023, 2024, 2025, 2026, 2027, 2028), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => addDays(localDate(`${year}-${String(month).padStart(2, "0")}-01`), -1));

const factsSaid = fc
  .tuple(
    ...facts.map(({ fact, type }) =>
      fc.option(
        (type === "day" ? between("2022-01-01", 2200) : fc.boolean()).map((said) => [fact, said] as const),
        { freq: 2 },
      ),
    ),
  )
  .map((said) => Object.fromEntries(said.filter((entry) => entry !== null)));

/** Holders of a kind; `others` are the certifications that they may hold beside it. */
export function holders(others: readonly string[]): fc.Arbitrary<ArbitraryHolder> {
  return fc
    .record(
      {
        issuedOn: fc.oneof(between("2012-01-01", 4000), between("2023-01-01", 1500)),
        expiresOn: expiryDay,
        birthDate: between("1970-01-01", 12_000),
        asOf: between("2024-06-01", 1200),
        facts: factsSaid,
        also: fc.array(
          fc.record({ kind: fc.constantFrom("", ...others), expiresOn: between("2024-01-01", 1600) }),
          {
            maxLength: 2,
          },
        ),
      },
      { requiredKeys: ["issuedOn", "asOf", "facts", "also"] },
    )
    .map(({ also, ...holder }) => ({
      ...holder,
      also: also.filter(({ kind }) => kind !== ""),
      ...(holder.expiresOn && holder.expiresOn < holder.issuedOn
        ? { expiresOn: addDays(holder.issuedOn, 500) }
        : {}),
    }));
}

/** Credits that the rules of a requirement may speak of, and others; without UANs, which only tell of repetition. */
export function creditsFor(requirement: Requirement): fc.Arbitrary<CreditInput> {
  const wanted = Object.values(requirement.rules).flatMap((rule) =>
    "of" in rule && rule.of?.topics ? rule.of.topics : [],
  );
  const optional = { requiredKeys: ["completedOn", "hours"] as ("completedOn" | "hours")[] };
  return fc.record(
    {
      completedOn: fc.oneof(between("2022-06-01", 2100), between("2025-01-01", 700)) as fc.Arbitrary<string>,
      hours: fc.integer({ min: 1, max: 48 }).map((quarters) => quarters / 4),
      topics: fc.uniqueArray(fc.constantFrom(...wanted, ...wanted, ...wanted, ...topicWords), {
        maxLength: 2,
      }),
      delivery: fc.constantFrom("live", "home-study"),
      audience: fc.constantFrom("technician", "technician", "pharmacist"),
      accreditation: fc.constantFrom("acpe", "acpe", "acpe", "board", "college", "in-service", "other"),
      approvedBy: fc.constantFrom([authorityOf(requirement.id)], ["us-wy"]),
      lawOf: fc.constantFrom("us", authorityOf(requirement.id), "us-wy"),
    },
    optional,
  );
}

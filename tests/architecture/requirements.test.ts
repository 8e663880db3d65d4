import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { differencesOf, readCases } from "#src/features/requirements/requirement-cases.server.ts";
import { readRequirements } from "#src/features/requirements/requirement-file.server.ts";
import type { AtLeastRule, AtMostRule, Requirement } from "#src/rules/requirement.ts";

/* The law as data: every file whole, sourced and proved by its cases; every shape that real rules have in use. */

const FOLDER = join(import.meta.dirname, "../../requirements");
const { requirements, faults } = readRequirements(FOLDER);
const byKind = new Map(requirements.map((requirement) => [requirement.id, requirement]));

test("no file has a fault, and every state, DC, Puerto Rico, Guam and the certifiers have one", () => {
  expect(faults).toEqual([]);
  const authorities = new Set(requirements.map(({ id }) => id.slice(0, id.indexOf("/"))));
  expect([...authorities].filter((authority) => authority.startsWith("us-"))).toHaveLength(53);
  expect([...authorities]).toEqual(expect.arrayContaining(["ptcb", "nha"]));
});

describe.each(requirements.map((requirement) => [requirement.id, requirement] as const))(
  "%s",
  (id, requirement) => {
    const cases = readCases(FOLDER, requirement);

    test("has sources that say something, a day on which they were read, and cases", () => {
      expect(Object.keys(requirement.sources).length).toBeGreaterThan(0);
      expect(requirement.checked >= "2026-01-01").toBe(true);
      expect(cases?.faults ?? "no cases").toEqual([]);
    });

    test("leaves nothing from its making: each rule asks something, each open value has its question", () => {
      expect(readFileSync(join(FOLDER, `${id}.yaml`), "utf8")).not.toMatch(/DRAFT|TODO/);
      expect(Object.keys(requirement.rules).length).toBeGreaterThan(0);
    });

    test("names the schema by which an editor completes it", () => {
      expect(readFileSync(join(FOLDER, `${id}.yaml`), "utf8")).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/requirement\.schema\.json\n/,
      );
      expect(readFileSync(join(FOLDER, `${id}.cases.yaml`), "utf8")).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/cases\.schema\.json\n/,
      );
    });

    test.each(cases?.value?.cases.map((entry) => [entry.says, entry] as const) ?? [])(
      "case: %s",
      (_, entry) => {
        if (!cases?.value) throw new Error("the cases were read a moment ago");
        expect(differencesOf(requirement, byKind, cases.value, entry)).toEqual([]);
      },
    );
  },
);

const rules = requirements.flatMap((requirement) => Object.values(requirement.rules));
const duties = rules.filter((rule): rule is AtLeastRule => rule.kind === "at-least");
const caps = rules.filter((rule): rule is AtMostRule => rule.kind === "at-most");
const someFile = (uses: (requirement: Requirement) => unknown) =>
  requirements.some((requirement) => Boolean(uses(requirement)));

/* What no real file needs yet is held by a fictional sample in src/rules: caps on home study and caps by day of completion. */
test.each<[string, boolean]>([
  ["a total that changed over time", duties.some(({ history }) => history.length > 1)],
  ["a topic inside the total", duties.some(({ of, inside }) => of?.topics && inside !== false)],
  ["hours on top of the total", duties.some(({ inside }) => inside === false)],
  ["live hours", duties.some(({ of }) => of?.delivery === "live")],
  ["technician hours", duties.some(({ of }) => of?.audience === "technician")],
  ["a cap on pharmacist hours", caps.some(({ of }) => of.audience === "pharmacist")],
  ["a cap on college hours", caps.some(({ of }) => of.accreditation?.includes("college"))],
  ["a cap on in-service hours", caps.some(({ of }) => of.accreditation?.includes("in-service"))],
  ["a cap for each day", rules.some(({ kind }) => kind === "at-most-per-day")],
  ["once in a lifetime", duties.some(({ once }) => once === "lifetime")],
  ["at the first renewal only", duties.some(({ once }) => once === "first-renewal")],
  ["a period of its own", duties.some(({ every_months: months }) => months)],
  ["a condition", rules.some(({ when }) => when !== undefined)],
  ["proration by month", duties.some(({ first_renewal: first }) => first && "per_month" in first)],
  ["an exempt first renewal", duties.some(({ first_renewal: first }) => first && "exempt" in first)],
  ["another way to satisfy", duties.some(({ satisfied_by: ways }) => ways?.length)],
  ["another credential to hold", rules.some(({ kind }) => kind === "holds")],
  ["a fixed day with parity", someFile(({ cycle }) => "parity" in cycle.ends && cycle.ends.parity)],
  ["the end of the birth month", someFile(({ cycle }) => cycle.ends.kind === "birth-month")],
  ["the birthday", someFile(({ cycle }) => cycle.ends.kind === "birthday")],
  ["the anniversary of issue", someFile(({ cycle }) => cycle.ends.kind === "issue-anniversary")],
  ["a day that only the credential shows", someFile(({ cycle }) => cycle.ends.kind === "printed")],
  ["a CE period unlike the license's", someFile(({ cycle }) => cycle.ce_period)],
  [
    "kinds that are accepted, refused or to be asked",
    someFile(({ accepts }) => accepts?.other?.answer === "ask"),
  ],
  ["when renewal opens and is due", someFile(({ windows }) => windows?.opens && windows.due)],
  ["late renewal", someFile(({ windows }) => windows?.late)],
  ["a grace period", someFile(({ windows }) => windows?.grace)],
  ["reinstatement", someFile(({ windows }) => windows?.reinstatement)],
  ["units that convert", someFile(({ conversions }) => conversions?.length)],
  ["how long to keep proof", someFile(({ retention }) => retention)],
  ["hours that carry over", someFile(({ carry_over: carry }) => carry?.excess === "next-cycle")],
  ["fees", someFile(({ fees }) => fees?.length)],
  [
    "a value that no source settles",
    duties.some(({ history }) => history.some(({ value }) => value === "unknown")),
  ],
])("some real file states %s", (_, isUsed) => {
  expect(isUsed).toBe(true);
});

import { Engine, type RuleProperties } from "json-rules-engine";
import { addDays, addMonths, type LocalDate } from "#src/base/local-date.ts";
import type { Profile } from "#src/rules/profile.ts";
import { KINDS } from "../realistic-profile.ts";
import type { PeerAnswer } from "./peer-answer.ts";

/*
 * The same rules for json-rules-engine, as its manual has them: one rule a duty, its hours a fact with parameters that the
 * engine asks for and keeps. Written for the values in force in 2026 and 2027, and for profiles in which everything is said.
 */

type Asked = {
  credential: number;
  topics?: string[];
  lawOf?: string;
  delivery?: string;
  audience?: string;
  courses?: true;
};
type Duty = { credential: number; rule: string; need: number; of?: Omit<Asked, "credential"> };

const DUTIES: readonly Duty[] = [
  { credential: 0, rule: "total", need: 20 },
  { credential: 0, rule: "technician-specific", need: 15, of: { audience: "technician" } },
  { credential: 0, rule: "law", need: 1, of: { topics: ["law"] } },
  { credential: 0, rule: "patient-safety", need: 1, of: { topics: ["patient-safety"] } },
  { credential: 1, rule: "total", need: 20 },
  { credential: 1, rule: "law", need: 1, of: { topics: ["law"], lawOf: "us-tx" } },
  { credential: 1, rule: "human-trafficking", need: 1, of: { topics: ["human-trafficking"], courses: true } },
  { credential: 2, rule: "total", need: 6 },
  { credential: 2, rule: "live", need: 2, of: { delivery: "live" } },
];

/** The engine, ready to judge many. */
export function rulesEngine(): (profile: Profile) => Promise<PeerAnswer> {
  const engine = new Engine(DUTIES.map(ruleOf), { allowUndefinedFacts: false });
  engine.addFact("hours", async (params, almanac) =>
    hoursOf((await almanac.factValue("profile")) as Profile, params as Asked),
  );
  return async (profile) => {
    const { results, failureResults } = await engine.run({ profile });
    const standings = KINDS.map((kind) => ({ kind, met: true, findings: {} as Record<string, boolean> }));
    for (const { event, result } of [...results, ...failureResults]) {
      if (!event) continue;
      const { credential, rule } = event.params as Duty;
      const standing = standings[credential] as (typeof standings)[number];
      standing.findings[rule] = result === true;
      standing.met &&= result === true;
    }
    return standings;
  };
}

function ruleOf(duty: Duty): RuleProperties {
  const params = { credential: duty.credential, ...duty.of };
  return {
    name: `${duty.credential} ${duty.rule}`,
    conditions: { all: [{ fact: "hours", params, operator: "greaterThanInclusive", value: duty.need }] },
    event: { type: "met", params: duty },
  };
}

/** Hours inside the cycle that the authority accepts and the filter names, under the caps. */
function hoursOf(profile: Profile, asked: Asked): number {
  const { expiresOn } = profile.credentials[asked.credential] as { expiresOn: LocalDate };
  const startsOn = addDays(addMonths(expiresOn, -24), 1);
  let counted = 0;
  let capped = 0;
  for (const credit of profile.credits) {
    if (credit.completedOn < startsOn || credit.completedOn > expiresOn) continue;
    if (credit.completedOn > (profile.asOf ?? expiresOn)) continue;
    if (credit.accreditation === "in-service" && asked.credential !== 1) continue;
    if (asked.topics && !credit.topics?.some((topic) => asked.topics?.includes(topic))) continue;
    if (asked.lawOf && credit.lawOf !== asked.lawOf) continue;
    if (asked.delivery && credit.delivery !== asked.delivery) continue;
    if (asked.audience && credit.audience !== asked.audience) continue;
    const amount = asked.courses ? 1 : credit.hours;
    const isCapped =
      !asked.courses &&
      (asked.credential === 0 ? credit.audience === "pharmacist" : credit.accreditation === "in-service");
    if (isCapped) capped += amount;
    else counted += amount;
  }
  return counted + Math.min(capped, 5);
}

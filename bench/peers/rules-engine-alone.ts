import { Engine, type RuleProperties } from "json-rules-engine";
import { addDays, addMonths, type LocalDate } from "#src/base/local-date.ts";
import type { Profile } from "#src/rules/profile.ts";
import { KINDS } from "../realistic-profile.ts";
import type { PeerAnswer } from "./peer-answer.ts";

/*
 * The same rules with every condition stated for json-rules-engine: one rule for each duty tells of one credit whether it
 * serves that duty, and the engine is asked about each credit; a second engine compares the sums.
 */

type Condition = { fact: string; operator: string; value: unknown; path?: string };
type Duty = {
  credential: number;
  rule: string;
  need: number;
  courses?: true;
  capped?: Condition;
  conditions: readonly Condition[];
};

const credit = (path: string, operator: string, value: unknown): Condition => ({
  fact: "credit",
  path: `$.${path}`,
  operator,
  value,
});
const hasTopic = (topic: string) => credit("topics", "contains", topic);
const PHARMACIST = credit("audience", "equal", "pharmacist");
const IN_SERVICE = credit("accreditation", "equal", "in-service");
const ACPE = credit("accreditation", "in", ["acpe", "board"]);
const ACPE_OR_IN_SERVICE = credit("accreditation", "in", ["acpe", "board", "in-service"]);
const CAP = 5;

const DUTIES: readonly Duty[] = [
  { credential: 0, rule: "total", need: 20, capped: PHARMACIST, conditions: [ACPE] },
  {
    credential: 0,
    rule: "technician-specific",
    need: 15,
    conditions: [ACPE, credit("audience", "equal", "technician")],
  },
  { credential: 0, rule: "law", need: 1, capped: PHARMACIST, conditions: [ACPE, hasTopic("law")] },
  {
    credential: 0,
    rule: "patient-safety",
    need: 1,
    capped: PHARMACIST,
    conditions: [ACPE, hasTopic("patient-safety")],
  },
  { credential: 1, rule: "total", need: 20, capped: IN_SERVICE, conditions: [ACPE_OR_IN_SERVICE] },
  {
    credential: 1,
    rule: "law",
    need: 1,
    capped: IN_SERVICE,
    conditions: [ACPE_OR_IN_SERVICE, hasTopic("law"), credit("lawOf", "equal", "us-tx")],
  },
  {
    credential: 1,
    rule: "human-trafficking",
    need: 1,
    courses: true,
    conditions: [ACPE_OR_IN_SERVICE, hasTopic("human-trafficking")],
  },
  { credential: 2, rule: "total", need: 6, conditions: [ACPE] },
  { credential: 2, rule: "live", need: 2, conditions: [ACPE, credit("delivery", "equal", "live")] },
];

type Served = { duty: number; capped: boolean };

/** The two engines, ready to judge many. */
export function rulesEngineAlone(): (profile: Profile) => Promise<PeerAnswer> {
  const perCredit = new Engine(DUTIES.flatMap(creditRules));
  perCredit.addOperator<string, string>("onOrAfter", (day, from) => day >= from);
  perCredit.addOperator<string, string>("onOrBefore", (day, until) => day <= until);
  const sums = new Engine(DUTIES.map(sumRule));
  return async (profile) => {
    const cycles = Object.fromEntries(profile.credentials.flatMap(cycleFacts));
    const counted = DUTIES.map(() => ({ free: 0, capped: 0 }));
    for (const one of profile.credits) {
      const { events } = await perCredit.run({ credit: one, asOf: profile.asOf, ...cycles });
      for (const event of events) {
        const { duty, capped } = event.params as Served;
        const sum = counted[duty] as { free: number; capped: number };
        sum[capped ? "capped" : "free"] += DUTIES[duty]?.courses ? 1 : one.hours;
      }
    }
    const hours = Object.fromEntries(
      counted.map(({ free, capped }, duty) => [`hours${duty}`, free + Math.min(capped, CAP)]),
    );
    return answerOf(await sums.run(hours));
  };
}

function creditRules(duty: Duty, index: number): RuleProperties[] {
  const { credential, capped, conditions } = duty;
  const inside = [
    {
      fact: "credit",
      path: "$.completedOn",
      operator: "onOrAfter",
      value: { fact: `startsOn${credential}` },
    },
    { fact: "credit", path: "$.completedOn", operator: "onOrBefore", value: { fact: `endsOn${credential}` } },
    { fact: "credit", path: "$.completedOn", operator: "onOrBefore", value: { fact: "asOf" } },
    ...conditions,
  ];
  const rule = (isCapped: boolean, more: Condition[]): RuleProperties => ({
    conditions: { all: [...inside, ...more] },
    event: { type: "serves", params: { duty: index, capped: isCapped } },
  });
  if (!capped) return [rule(false, [])];
  return [rule(true, [capped]), rule(false, [{ ...capped, operator: "notEqual" }])];
}

function sumRule({ need }: Duty, index: number): RuleProperties {
  return {
    conditions: { all: [{ fact: `hours${index}`, operator: "greaterThanInclusive", value: need }] },
    event: { type: "met", params: { duty: index } },
  };
}

function cycleFacts({ expiresOn }: Profile["credentials"][number], index: number): [string, string][] {
  const end = expiresOn as LocalDate;
  return [
    [`startsOn${index}`, addDays(addMonths(end, -24), 1)],
    [`endsOn${index}`, end],
  ];
}

function answerOf({ events }: { events: { params?: Record<string, unknown> }[] }): PeerAnswer {
  const met = new Set(events.map(({ params }) => params?.duty));
  return KINDS.map((kind, credential) => {
    const own = DUTIES.map((duty, index) => ({ duty, isMet: met.has(index) })).filter(
      ({ duty }) => duty.credential === credential,
    );
    return {
      kind,
      met: own.every(({ isMet }) => isMet),
      findings: Object.fromEntries(own.map(({ duty, isMet }) => [duty.rule, isMet])),
    };
  });
}

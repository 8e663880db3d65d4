import { hoursOfMinutes } from "#src/base/minutes.ts";
import type { Compiled } from "./compile.ts";
import { type Holder, holdsAny, holdsTrue, notGiven } from "./conditions.ts";
import type { Credit } from "./credit.ts";
import type { Cycle } from "./cycle.ts";
import { longDay } from "./long-day.ts";
import { credentialReason, inForceOn, type Need } from "./need.ts";
import { openQuestion } from "./open-question.ts";
import { because, type Reason } from "./reasons.ts";
import { type Cap, isInPeriod, type Reckoning, type RuleAsked } from "./reckon.ts";
import type { HoldsRule, Requirement } from "./requirement.ts";
import type { Finding, FindingStatus, Standing } from "./standing.ts";
import { listedUnder } from "./topics.ts";
import { acceptanceReason, type Verdict } from "./verdict.ts";

/** Everything one cycle's findings are told from. */
export type Judged = {
  readonly requirement: Requirement;
  readonly holder: Holder;
  readonly rules: readonly RuleAsked[];
  readonly caps: readonly Cap[];
  readonly verdicts: readonly Verdict[];
  readonly surely: Reckoning;
  readonly atBest: Reckoning;
  readonly cycleIsOver: boolean;
};

const EPSILON = 1e-6;

/** The finding of a rule that asks for hours or courses. */
export function atLeastFinding(judged: Judged, index: number): Finding {
  const entry = judged.rules[index] as RuleAsked;
  const { rule, need } = entry;
  const have = judged.surely.have[index] ?? 0;
  const printed = rule.unit === "course" ? (value: number) => value : hoursOfMinutes;
  const base = {
    rule: entry.id,
    unit: rule.unit,
    have: printed(have),
    ...(entry.period && rule.once !== "lifetime" ? { period: entry.period } : {}),
    source: sourceOf(judged.requirement, need),
    ...(rule.confidence ? { confidence: rule.confidence } : {}),
    ...(rule.note ? { note: rule.note } : {}),
  };
  const flags = (rule.questions ?? []).map((id) => openQuestion(judged.requirement, id));
  if (need.state === "not-applicable" || need.state === "not-required")
    return { ...base, status: need.state, need: 0, missing: 0, because: [...need.why] };
  if (need.state === "unknown")
    return { ...base, status: "unknown", need: null, missing: null, because: [...need.why, ...flags] };
  if (need.state === "satisfied") {
    const full = Number.isFinite(need.full) ? printed(need.full) : null;
    return { ...base, status: "met", need: full, missing: 0, because: [...need.why] };
  }
  const status = statusOf(judged, index, need, have);
  const why = [
    ...need.why,
    ...missingWords(judged, index, status),
    ...carried(entry),
    ...(rule.once === "lifetime" && (status === "short" || status === "lapsed")
      ? [because("once-in-a-lifetime")]
      : []),
    ...flags,
  ];
  if (status === "unknown") {
    const known = need.low === need.high ? printed(need.high) : null;
    return { ...base, status, need: known, missing: null, because: why };
  }
  const amount = status === "met" ? (Number.isFinite(need.high) ? need.high : need.low) : need.low;
  return {
    ...base,
    status,
    need: printed(amount),
    missing: printed(Math.max(0, amount - have)),
    because: why,
  };
}

function statusOf(
  judged: Judged,
  index: number,
  need: Extract<Need, { state: "asked" }>,
  have: number,
): FindingStatus {
  if (have + EPSILON >= need.high) return "met";
  if ((judged.atBest.have[index] ?? 0) + EPSILON >= need.low) return "unknown";
  return judged.cycleIsOver ? "lapsed" : "short";
}

function sourceOf(requirement: Requirement, need: Need): Finding["source"] {
  const id = need.entry?.source;
  const source = id === undefined ? undefined : requirement.sources[id];
  return source ? { title: source.title, href: source.href } : null;
}

function carried(entry: RuleAsked): Reason[] {
  return entry.carried.surely > 0
    ? [because("carried-over", { hours: hoursOfMinutes(entry.carried.surely) })]
    : [];
}

/** The words whose absence leaves a rule open, each once. */
function missingWords(judged: Judged, index: number, status: FindingStatus): Reason[] {
  if (status === "met") return [];
  const entry = judged.rules[index] as RuleAsked;
  const reasons = new Map<string, Reason>();
  for (const verdict of judged.verdicts) {
    if (verdict.state === "out" && (verdict.anyTime === false || !isInPeriod(entry, verdict, false)))
      continue;
    const match = entry.matches(verdict.credit);
    if (match === false) continue;
    for (const reason of doubtsOf(judged, verdict))
      reasons.set(`${reason.code}/${reason.facts?.word ?? ""}`, reason);
    if (match !== true)
      reasons.set(`word-missing/${match}`, because("word-missing", { word: match, rule: entry.id }));
  }
  return [...reasons.values()];
}

function doubtsOf({ requirement }: Judged, { state, anyTime, because: why }: Verdict): readonly Reason[] {
  if (state === "maybe") return why;
  return typeof anyTime === "string" ? [acceptanceReason(anyTime, requirement.authority.name)] : [];
}

/** The findings of the caps: never unmet, since what is above them does not count; they tell the cap and what counts under it. */
export function atMostFindings(judged: Judged, compiled: Compiled, cycle: Cycle): Finding[] {
  const held = new Map<string, number>();
  for (const [index, cap] of judged.caps.entries())
    held.set(cap.id, (held.get(cap.id) ?? 0) + (judged.surely.underCap[index] ?? 0));
  return [...compiled.atMost, ...compiled.perDay].flatMap(({ id, rule }): Finding[] => {
    const entry = inForceOn(rule.history, cycle.endsOn);
    if (!entry || entry.value === null) return [];
    if ("when" in rule && rule.when !== undefined && holdsTrue(rule.when, judged.holder) === false) return [];
    const source = entry.source === undefined ? undefined : judged.requirement.sources[entry.source];
    return [
      {
        rule: id,
        status: "met",
        unit: "contact-hour",
        need: 0,
        have: hoursOfMinutes(held.get(id) ?? 0),
        missing: 0,
        most: entry.value === "unknown" ? (entry.between?.[0] ?? 0) : entry.value,
        because: entry.question ? [openQuestion(judged.requirement, entry.question)] : [],
        source: source ? { title: source.title, href: source.href } : null,
        ...(rule.note ? { note: rule.note } : {}),
      },
    ];
  });
}

/** The finding of a rule that leans on another credential. Like any rule, it goes by the cycle's last day. */
export function holdsFinding(
  id: string,
  rule: HoldsRule,
  requirement: Requirement,
  cycle: Cycle | null,
  holder: Holder,
): Finding {
  const source = requirement.sources[rule.source];
  const base = {
    rule: id,
    unit: "credential" as const,
    need: null,
    have: null,
    missing: null,
    source: source ? { title: source.title, href: source.href } : null,
    ...(rule.confidence ? { confidence: rule.confidence } : {}),
    ...(rule.note ? { note: rule.note } : {}),
  };
  const applies = rule.when === undefined ? true : holdsTrue(rule.when, holder);
  if (applies === false) return { ...base, status: "not-applicable", because: [because("condition-false")] };
  if (applies !== true) return { ...base, status: "unknown", because: notGiven(applies.missing) };
  const day = cycle?.endsOn ?? holder.asOf;
  if (day < rule.from)
    return { ...base, status: "unknown", because: [because("before-our-record", { day: longDay(day) })] };
  const { state, held } = holdsAny(rule.any_of, holder);
  const why = [
    credentialReason(rule.any_of, state, held),
    ...(rule.questions ?? []).map((question) => openQuestion(requirement, question)),
  ];
  if (state === "current") return { ...base, status: "met", because: why };
  if (rule.applies)
    return { ...base, status: "unknown", because: [openQuestion(requirement, rule.applies.unknown), ...why] };
  if (state === "expiry-not-given") return { ...base, status: "unknown", because: why };
  const cycleIsOver = cycle !== null && holder.asOf > cycle.endsOn;
  return { ...base, status: cycleIsOver ? "lapsed" : "short", because: why };
}

/** What each credit is worth here, and why, in the profile's order. */
export function creditOutcomes(judged: Judged, credits: readonly Credit[]): Standing["credits"] {
  const outcomes = new Array<Standing["credits"][number]>(credits.length);
  const total = judged.rules.find((entry) => entry.id === "total");
  const hoursAsked =
    total !== undefined && total.need.state !== "not-required" && total.need.state !== "not-applicable";
  const hasPeriods = judged.rules.some((entry) => entry.period !== null);
  for (let index = 0; index < judged.verdicts.length; index++) {
    const verdict = judged.verdicts[index] as Verdict;
    if (verdict.state === "out" && !(verdict.anyTime === true && hasPeriods)) {
      outcomes[verdict.place] = { id: verdict.credit.id, counts: 0, because: verdict.because as Reason[] };
      continue;
    }
    const counted = judged.surely.counted[index] ?? 0;
    const why = [...verdict.because, ...rulesLost(judged, verdict)];
    const useful = hoursAsked || verdict.state === "out" || servesSomeRule(judged, verdict);
    if (!useful) why.push(because("nothing-required", { authority: judged.requirement.authority.name }));
    else if (verdict.state === "counts" && counted + EPSILON < verdict.credit.minutes)
      why.push(overCap(judged, index, verdict.credit.minutes - counted));
    outcomes[verdict.place] = {
      id: verdict.credit.id,
      counts: useful ? hoursOfMinutes(counted) : 0,
      because: why,
    };
  }
  return outcomes;
}

function servesSomeRule(judged: Judged, { credit }: Verdict): boolean {
  return judged.rules.some(
    ({ need, matches }) =>
      (need.state === "asked" || need.state === "satisfied") && matches(credit) !== false,
  );
}

/** What a credit does not do though one might expect it: law of another state, a word left out, a longer period it serves. */
function rulesLost(judged: Judged, verdict: Verdict): Reason[] {
  const { credit } = verdict;
  const reasons: Reason[] = [];
  for (let index = 0; index < judged.rules.length; index++) {
    const entry = judged.rules[index] as RuleAsked;
    if (entry.need.state !== "asked") continue;
    const { rule, id } = entry;
    if (verdict.state === "out") {
      if (
        verdict.anyTime === true &&
        entry.period &&
        credit.completedOn >= entry.period.startsOn &&
        credit.completedOn <= entry.period.endsOn &&
        entry.matches(credit) === true
      )
        reasons.push(because("counts-toward", { rule: id }));
      continue;
    }
    const otherLaw =
      rule.of?.law_of &&
      credit.lawOf !== undefined &&
      !rule.of.law_of.includes(credit.lawOf) &&
      rule.of.topics?.some((topic) => credit.topics.includes(topic));
    if (otherLaw)
      reasons.push(
        because("wrong-law", { authority: judged.requirement.authority.name, law: credit.lawOf as string }),
      );
    const match = entry.matches(credit);
    const isMet = (judged.surely.have[index] ?? 0) + EPSILON >= entry.need.high;
    if (match === false && !isMet) reasons.push(...topicPerhaps(entry, credit));
    if (typeof match === "string" && !isMet) reasons.push(because("word-missing", { word: match, rule: id }));
  }
  return reasons;
}

/** A topic that the credit may have though its number names only the one it is listed under. */
function topicPerhaps({ id, rule }: RuleAsked, { topics }: Credit): Reason[] {
  return (rule.of?.topics ?? []).flatMap((topic) => {
    const listed = listedUnder(topic);
    return listed !== undefined && topics.includes(listed)
      ? [because("topic-perhaps", { topic, listed, rule: id })]
      : [];
  });
}

function overCap(judged: Judged, index: number, minutes: number): Reason {
  const binding = (judged.surely.capOf[index] ?? []).find((cap) => {
    const { value } = (judged.caps[cap] as Cap).entry;
    return typeof value !== "number" || (judged.surely.underCap[cap] ?? 0) + EPSILON >= value * 60;
  });
  const cap = binding === undefined ? undefined : judged.caps[binding];
  return because("over-cap", { hours: hoursOfMinutes(minutes), rule: cap?.label ?? cap?.id ?? "the total" });
}

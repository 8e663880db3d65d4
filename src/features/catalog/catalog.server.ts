import type { LocalDate } from "#src/base/local-date.ts";
import { ok, type Result } from "#src/base/result.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { compile } from "#src/rules/compile.ts";
import { creditOf, HOME_STUDY_YEARS } from "#src/rules/credit.ts";
import { inForceOn } from "#src/rules/need.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { formatUan, parseUan, type Uan, type UanRefusal, type UanTopic, uanTopicOf } from "#src/rules/uan.ts";
import type { UanReading } from "./schema.ts";

/*
 * The front door to activities. So far: what a Universal Activity Number says. Everybody may ask; nothing is stored.
 */

export type { UanReading } from "./schema.ts";

const DEVIATIONS: Readonly<Record<string, string>> = {
  "no-hyphens": "It was written without hyphens.",
  "lower-case": "It was written in lower case.",
  "short-provider": "A provider of three digits is the older form; a zero was put before it.",
  "no-audience": "It names no audience, as numbers before 2008 did not; add who it is for to a credit.",
  "two-audiences": "It names both audiences; it is read as one number for each.",
  spaces: "It was written with spaces.",
};

/** Reads a UAN: its parts, its topic, how it deviates, and where a course that bears it counts on a day. */
export function readUan(text: string, today: LocalDate): Result<UanReading, UanRefusal> {
  const parsed = parseUan(text);
  if (!parsed.ok) return parsed;
  const uan = parsed.value;
  const { numbers, provider, jointlyAccredited, joint, releaseYear, sequence, format, audiences } = uan;
  return ok({
    uan: formatUan(uan),
    numbers: [...numbers],
    provider,
    jointlyAccredited,
    joint,
    releaseYear,
    sequence,
    format,
    delivery: uan.delivery ?? null,
    topic: topicOf(uan),
    audiences: [...audiences],
    validThrough: format === "H" ? releaseYear + HOME_STUDY_YEARS : null,
    deviations: uan.deviations.map((code) => ({ code, text: DEVIATIONS[code] ?? code })),
    countsFor: [...requirementsByKind().values()].map((requirement) => countingOf(requirement, text, today)),
  });
}

function topicOf(uan: Uan): UanReading["topic"] {
  const { code, topic, printed, from, until, note, source } = uanTopicOf(uan.topicCode) as UanTopic;
  return { code, topic, printed: [...printed], from, until, note: note ?? null, source };
}

function countingOf(requirement: Requirement, uan: string, day: LocalDate): UanReading["countsFor"][number] {
  const { accepts, atLeast, atMost } = compile(requirement);
  const credit = creditOf("asked", day, 1, { uan });
  const accepted = accepts(credit);
  const { id: kind, label } = requirement;
  if (accepted !== true)
    return { kind, label, counts: accepted === false ? "no" : "ask", toward: [], dependsOn: [], atMost: [] };
  const asked = atLeast.filter(
    ({ rule }) => asksOn(rule.history, day) || rule.instead?.some((one) => asksOn(one.history, day)),
  );
  const matched = asked.map(({ id, matches }) => ({ rule: id, match: matches(credit) }));
  const toward = matched.flatMap(({ rule, match }) => (match === true ? [rule] : []));
  const dependsOn = matched.flatMap(({ rule, match }) =>
    typeof match === "string" ? [{ rule, word: match }] : [],
  );
  return {
    kind,
    label,
    counts: answerOf(asked, toward, dependsOn.length > 0, day),
    toward,
    dependsOn,
    atMost: atMost.flatMap(({ id, rule, matches }) => capOf(id, rule.history, matches(credit), day)),
  };
}

type Asked = ReturnType<typeof compile>["atLeast"];

/** Accepted, and so: it counts toward something known, toward something that no source settles, or toward nothing. */
function answerOf(
  asked: Asked,
  toward: readonly string[],
  mayDepend: boolean,
  day: LocalDate,
): "yes" | "open" | "nothing-asked" {
  const isKnown = ({ id, rule }: Asked[number]) =>
    toward.includes(id) && typeof inForceOn(rule.history, day)?.value === "number" && !rule.applies;
  if (mayDepend || asked.some(isKnown)) return "yes";
  return toward.length > 0 ? "open" : "nothing-asked";
}

type History = Parameters<typeof inForceOn>[0];

/** Whether something is asked for on a day, or may be. */
function asksOn(history: History, day: LocalDate): boolean {
  const value = inForceOn(history, day)?.value;
  return value !== undefined && value !== null && value !== 0;
}

function capOf(
  rule: string,
  history: History,
  match: ReturnType<ReturnType<typeof compile>["atMost"][number]["matches"]>,
  day: LocalDate,
): UanReading["countsFor"][number]["atMost"] {
  const value = inForceOn(history, day)?.value;
  if (match !== true || value === undefined || value === null) return [];
  return [{ rule, hours: value === "unknown" ? null : value }];
}

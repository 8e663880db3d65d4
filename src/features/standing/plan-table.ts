import type { LocalDate } from "#src/base/local-date.ts";
import { marked, type Paper, printable, wrapped } from "#src/platform/terminal.ts";
import { judgeProfile, type Requirements } from "#src/rules/judge-profile.ts";
import { longDay } from "#src/rules/long-day.ts";
import type { Plan, PlannedActivity } from "#src/rules/plan/plan-shape.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { PlanInput } from "./planner.server.ts";
import { ruleInSentence } from "./rule-words.ts";
import { amount, whatToLookFor } from "./what-to-look-for.ts";

/* A plan as a person reads it in a terminal: the whole in one sentence, then what to take, then what stays open. */

export function tellPlan(plan: Plan, input: PlanInput, requirements: Requirements, paper: Paper): string {
  const names = namesOf(input.profile, requirements);
  const parts = [
    wrapped(headline(plan, names), paper.width),
    taken(plan, input, names, paper),
    section(
      "What this catalog cannot close; look for",
      open(plan, names, lastDaysOf(input, plan.asOf as LocalDate, requirements)),
      paper,
    ),
    section(
      "Not known, so nothing is bought for it (goodstanding check tells why)",
      unknown(plan, names),
      paper,
    ),
    wrapped(paper.paint("quiet", `Planned as of ${longDay(plan.asOf as LocalDate)}.`), paper.width),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

type Names = ReadonlyMap<string, { readonly short: string; readonly requirement: Requirement }>;

/** How each credential is called: by its place or certifier, with its id where two share that. */
function namesOf({ credentials }: Profile, requirements: Requirements): Names {
  const shorts = credentials.map(({ kind }) => requirements.get(kind)?.short ?? kind);
  return new Map(
    credentials.map(({ id, kind }, index) => {
      const short = shorts[index] as string;
      const isAlone = shorts.filter((other) => other === short).length === 1;
      const requirement = requirements.get(kind) as Requirement;
      return [id, { short: isAlone ? short : `${short} (${printable(id)})`, requirement }];
    }),
  );
}

function headline(plan: Plan, names: Names): string {
  const { activities, status } = plan;
  if (status === "nothing-needed") return "Nothing to plan: nothing is surely missing.";
  if (activities.length === 0)
    return status === "impossible"
      ? "Nothing in this catalog closes what is missing."
      : "No plan was found in the time given.";
  const closes = listed(closedBy(plan).map((credential) => names.get(credential)?.short ?? credential));
  const rest = plan.impossible.length > 0 ? ` as far as this catalog can` : "";
  const sum = `${amount(activities.length, "activity", "activities")}, ${amount(plan.hours, "hour")}, ${usd(plan.priceUsd)}, ${plan.impossible.length > 0 ? "helps" : "closes"} ${closes}${rest}${live(activities)}.`;
  if (status !== "not-proven") return sum;
  return `${sum} The time ran out before it was proven: a cheaper plan may exist, but none below ${usd(plan.bound.priceUsd)}.`;
}

function closedBy({ activities }: Plan): string[] {
  return [...new Set(activities.flatMap((activity) => activity.for.map(({ credential }) => credential)))];
}

function live(activities: readonly PlannedActivity[]): string {
  const days = activities.flatMap(({ takeOn }) => takeOn ?? []).sort();
  const [first, ...more] = days;
  if (!first) return "";
  if (more.length === 0) return `; do the live one on ${longDay(first as LocalDate)}`;
  return `; the first of ${days.length} live ones is on ${longDay(first as LocalDate)}`;
}

function listed(words: readonly string[]): string {
  if (words.length < 3) return words.join(" and ");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function usd(dollars: number): string {
  return Number.isInteger(dollars) ? `$${dollars}` : `$${dollars.toFixed(2)}`;
}

const DAY = 23;
const HOURS = 7;
const PRICE = 10;

function taken({ activities }: Plan, { catalog }: PlanInput, names: Names, paper: Paper): string {
  if (activities.length === 0) return "";
  const byId = new Map(catalog.activities.map((activity) => [activity.id, activity]));
  const room = paper.width - 2 - DAY - HOURS - PRICE;
  const head = `  ${"When".padEnd(DAY)}${"Take".padEnd(room)}${"Hours".padStart(HOURS)}${"Price".padStart(PRICE)}`;
  const inTurn = [...activities].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  const rows = inTurn.map((planned) => {
    const activity = byId.get(planned.id);
    const title = printable(activity?.title ? `${activity.title} (${planned.id})` : planned.id);
    const [first = "", ...more] = wrapped(title, room - 1).split("\n");
    const amounts = `${String(activity?.hours ?? "").padStart(HOURS)}${usd(activity?.priceUsd ?? 0).padStart(PRICE)}`;
    const when = `${planned.takeOn ? "on" : "by"} ${longDay(dayOf(planned) as LocalDate)}`.padEnd(DAY);
    return [
      `  ${when}${first.padEnd(room)}${amounts}`,
      ...more.map((line) => `  ${" ".repeat(DAY)}${line}`),
      paper.paint("quiet", wrapped(purposes(planned, names), paper.width, `  ${" ".repeat(DAY)}`)),
    ].join("\n");
  });
  return [paper.paint("quiet", head), ...rows].join("\n");
}

function dayOf({ takeOn, takeBy }: PlannedActivity): string {
  return takeOn ?? takeBy ?? "";
}

/** `for Texas: total, law 1 h; PTCB: total` */
function purposes(planned: PlannedActivity, names: Names): string {
  const byCredential = new Map<string, string[]>();
  for (const { credential, rule, hours } of planned.for) {
    const name = names.get(credential);
    const words = `${name ? ruleInSentence(rule, name.requirement) : rule} ${hours} h`;
    byCredential.set(credential, [...(byCredential.get(credential) ?? []), words]);
  }
  const each = [...byCredential].map(
    ([credential, rules]) => `${names.get(credential)?.short ?? credential}: ${rules.join(", ")}`,
  );
  return `for ${each.join("; ")}`;
}

function open({ impossible }: Plan, names: Names, lastDays: ReadonlyMap<string, LocalDate>): string[] {
  return impossible.map(({ credential, rule, missing }) => {
    const name = names.get(credential);
    if (!name) return `${credential}: ${rule}`;
    const until = lastDays.get(`${credential} ${rule}`) ?? lastDays.get(credential) ?? null;
    return `${name.short}: ${whatToLookFor(name.requirement, rule, missing, until)}.`;
  });
}

/** The last day of each credential, and of each rule that has one of its own. */
function lastDaysOf(
  { profile }: PlanInput,
  asOf: LocalDate,
  requirements: Requirements,
): ReadonlyMap<string, LocalDate> {
  const lastDays = new Map<string, LocalDate>();
  for (const { credential, cycle, findings } of judgeProfile(profile, requirements, asOf).standings) {
    if (cycle) lastDays.set(credential, cycle.endsOn as LocalDate);
    for (const { rule, period } of findings)
      if (period && cycle && period.endsOn < cycle.endsOn)
        lastDays.set(`${credential} ${rule}`, period.endsOn as LocalDate);
  }
  return lastDays;
}

function unknown({ unknown: entries }: Plan, names: Names): string[] {
  return entries.map(({ credential, rule }) => {
    const name = names.get(credential);
    const what = rule && name ? ruleInSentence(rule, name.requirement) : "the whole standing";
    return `${name?.short ?? credential}: ${what}`;
  });
}

function section(title: string, entries: readonly string[], paper: Paper): string {
  if (entries.length === 0) return "";
  return [
    `  ${paper.paint("strong", title)}`,
    ...entries.map((entry) => marked("-", entry, paper.width)),
  ].join("\n");
}

import type { LocalDate } from "#src/base/local-date.ts";
import { longDay } from "#src/rules/long-day.ts";
import type { HistoryEntry, Requirement, Rule } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import phrases from "./changes.en.json" with { type: "json" };

/** One change of one rule: the day it takes effect, for whom, and what it is in one English sentence. */
export type Change = {
  readonly on: LocalDate;
  readonly kind: string;
  readonly label: string;
  readonly rule: string;
  readonly sentence: string;
  /** What the file adds in its own words. */
  readonly note?: string;
  readonly source: { readonly title: string; readonly href: string | null } | null;
};

/**
 * What changed, from the files' own histories, the newest first. The first entry of a history is where our record begins,
 * and a change only if its note tells what was before; an entry that says the same again is none.
 */
export function changesOf(requirements: readonly Requirement[]): Change[] {
  const changes = requirements.flatMap((requirement) =>
    Object.entries(requirement.rules).flatMap(([id, rule]) => changesOfRule(requirement, id, rule)),
  );
  return changes.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ kind, rule }: Change): string {
  return `${kind} ${rule}`;
}

function changesOfRule(requirement: Requirement, id: string, rule: Rule): Change[] {
  if (rule.kind === "holds") return [];
  return rule.history.flatMap((entry, index): Change[] => {
    const phrase = phraseOf(rule, rule.history[index - 1], entry);
    if (!phrase) return [];
    const source = entry.source === undefined ? undefined : requirement.sources[entry.source];
    return [
      {
        on: entry.from,
        kind: requirement.id,
        label: requirement.label,
        rule: id,
        sentence: sentenceOf(phrase, requirement, id, rule, rule.history[index - 1], entry),
        ...(entry.note ? { note: entry.note } : {}),
        source: source ? { title: source.title, href: source.href } : null,
      },
    ];
  });
}

type Phrase = keyof typeof phrases;

function phraseOf(rule: Rule, before: HistoryEntry | undefined, now: HistoryEntry): Phrase | null {
  if (!before) return now.value !== null && tellsWhatWasBefore(now) ? "stated" : null;
  if (before.value === now.value && String(before.between) === String(now.between)) return null;
  if (now.value === "unknown") return before.value === "unknown" ? null : "unclear";
  if (before.value === "unknown") return now.value === null ? "ends" : "settled";
  const isCap = rule.kind !== "at-least";
  if (now.value === null) return isCap ? "cap-ends" : "ends";
  if (before.value === null) return isCap ? "cap-begins" : "begins";
  const way = now.value > before.value ? "up" : "down";
  return isCap ? `cap-${way}` : way;
}

/** Whether the note of a record's first entry says that it replaced something: "Doubled", "before it 10 hours". */
function tellsWhatWasBefore({ note = "" }: HistoryEntry): boolean {
  return /\bbefore (it|that)\b|^(new|added|doubled|raised|lowered|cut|introduced|asked (from|since))\b/i.test(
    note,
  );
}

function sentenceOf(
  phrase: Phrase,
  requirement: Requirement,
  id: string,
  rule: Rule,
  before: HistoryEntry | undefined,
  now: HistoryEntry,
): string {
  const words: Readonly<Record<string, string>> = {
    short: requirement.short,
    rule: nameInSentence(requirement, id),
    day: longDay(now.from),
    before: before ? amountOf(rule, before) : "",
    now: amountOf(rule, now),
  };
  return phrases[phrase].replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? "");
}

/** The glossary's names begin with a capital, which a sentence takes away; a file's own label and an acronym keep theirs. */
function nameInSentence(requirement: Requirement, id: string): string {
  const name = ruleName(requirement, id);
  if (requirement.rules[id]?.label || !/^[A-Z][a-z]/.test(name)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function amountOf(rule: Rule, { value, between }: HistoryEntry): string {
  const unit = rule.kind === "at-least" && rule.unit === "course" ? "course" : "hour";
  if (value === null) return "nothing";
  if (value === "unknown")
    return between ? `${between[0]} to ${between[1]} ${unit}s` : "not settled by any source";
  return `${value} ${unit}${value === 1 ? "" : "s"}`;
}

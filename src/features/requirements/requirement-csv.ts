import type { HistoryEntry, Requirement, Rule } from "#src/rules/requirement.ts";

const COLUMNS = [
  "kind",
  "rule",
  "measure",
  "unit",
  "from",
  "value",
  "least",
  "most",
  "source",
  "href",
  "note",
  "question",
] as const;
type Row = Record<(typeof COLUMNS)[number], string | number | null>;

/**
 * A requirement as a table, one row a dated value. `value` is a number, `none` (known to be nothing) or `unknown`, with the
 * range it lies in beside it where a source gives one. Values for some holders only are named in `measure`.
 */
export function requirementCsv(requirement: Requirement): string {
  const rows = Object.entries(requirement.rules).flatMap(([id, rule]) => rowsOf(requirement, id, rule));
  return [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(","))]
    .map((line) => `${line}\r\n`)
    .join("");
}

function rowsOf(requirement: Requirement, id: string, rule: Rule): Row[] {
  const unit = rule.kind === "at-least" ? rule.unit : rule.kind === "holds" ? "credential" : "contact-hour";
  const rowOf = (measure: string, entry: HistoryEntry): Row => {
    const source = entry.source === undefined ? undefined : requirement.sources[entry.source];
    const question = requirement.questions.find((one) => one.id === entry.question);
    return {
      kind: requirement.id,
      rule: id,
      measure,
      unit,
      from: entry.from,
      value: entry.value === null ? "none" : entry.value,
      least: entry.between?.[0] ?? null,
      most: entry.between?.[1] ?? null,
      source: source?.title ?? null,
      href: source?.href ?? null,
      note: entry.note ?? null,
      question: question?.ask ?? null,
    };
  };
  if (rule.kind === "holds") {
    const held: HistoryEntry = {
      from: rule.from,
      value: 1,
      source: rule.source,
      note: rule.any_of.join(" or "),
    };
    return [rowOf(rule.kind, held)];
  }
  const variants = rule.kind === "at-least" ? (rule.instead ?? []) : [];
  return [
    ...rule.history.map((entry) => rowOf(rule.kind, entry)),
    ...variants.flatMap(({ when, history }) => {
      const measure = `${rule.kind} when ${typeof when === "string" ? when : JSON.stringify(when)}`;
      return history.map((entry) => rowOf(measure, entry));
    }),
  ];
}

/** A cell by RFC 4180. One that a spreadsheet would run as a formula is made text. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "number" ? String(value) : value.replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { dayOf, daysInMonth, isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { isCreditHours } from "#src/base/minutes.ts";
import { parseUan } from "#src/rules/uan.ts";
import { type CreditDraft, emptyCredit } from "./draft.ts";

/**
 * What is to be said of one line, counted from 1: that nothing in it could be read (`unread`), that it is past what is taken
 * at once (`too-many`), that its day is none (`no-such-day`), that its day may be read in two ways and was read as `on`, or
 * left open (`either-way`).
 */
export type PasteRemark = {
  readonly line: number;
  readonly say: "unread" | "too-many" | "no-such-day" | "read-as" | "either-way";
  readonly text: string;
  readonly on?: LocalDate;
};

/** What pasting gave: the credits read, the lines that were not, as they were, and what is to be said of a line. */
export type PasteReading = {
  credits: Omit<CreditDraft, "id">[];
  unread: string[];
  remarks: PasteRemark[];
};

const MOST_LINES = 2000;
const UAN =
  /\b(?:JA\d{7}|\d{3,4})[-\s]?\d{3,4}[-\s]?\d{2}[-\s]?\d{3}[-\s]?[LHB]\d{2}(?:[-\s]?(?:P\s?[/&]?\s?T|T\s?[/&]?\s?P|[PT]))?\b/i;
const ISO_DAY = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
const US_DAY = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WORD_DAY = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b/i;
const HOURS =
  /(?:^|[\s\t,;|(])(\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})\s*(h|hrs?|hours?|contact hours?|ceus?)?(?=$|[\s\t,;|)])/gi;

/**
 * Reads a list of activity numbers, or rows of a small table, one activity a line, in any order of columns. Days are
 * year-month-day or, as American sheets have them, month/day/year; a day that cannot be read that way is left empty, and so
 * is one that could be either where another line shows that the day comes first. Nothing is guessed: what a line does not say
 * stays empty, for the person to add. At most `most` credits are read; what is left over is handed back.
 */
export function readPaste(text: string, most: number = MOST_LINES): PasteReading {
  const reading: PasteReading = { credits: [], unread: [], remarks: [] };
  const lines = text.split(/\r?\n/);
  const order = orderShown(lines);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || isHeading(line)) continue;
    const isFull = reading.credits.length >= Math.min(most, MOST_LINES);
    const read = isFull ? null : readLine(line, order);
    if (read) reading.credits.push(read.credit);
    else reading.unread.push(line);
    const remark = read ? read.remark : ({ say: isFull ? "too-many" : "unread", text: line.trim() } as const);
    if (remark) reading.remarks.push({ line: index + 1, ...remark });
  }
  return reading;
}

function isHeading(line: string): boolean {
  return !/\d/.test(line) && /\b(date|hours?|title|uan|activity|course)\b/i.test(line);
}

/** Which part of a day comes first, as far as the lines show it by a number that can be no month. */
type Order = "month-first" | "day-first" | "not-shown";

function orderShown(lines: readonly string[]): Order {
  let order: Order = "not-shown";
  for (const line of lines) {
    const [, first, second] = US_DAY.exec(line.replace(UAN, "")) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) return "day-first";
    if (Number(first) <= 12 && Number(second) > 12) order = "month-first";
  }
  return order;
}

type LineRead = {
  credit: Omit<CreditDraft, "id">;
  remark: Pick<PasteRemark, "say" | "text" | "on"> | null;
};

function readLine(line: string, order: Order): LineRead | null {
  let rest = line;
  const uan = UAN.exec(rest)?.[0] ?? "";
  if (uan) rest = rest.replace(uan, "\t");
  const isUan = uan !== "" && parseUan(uan).ok;
  const day = dayIn(rest, order);
  if (day) rest = rest.replace(day.text, "\t");
  const hours = hoursIn(rest);
  if (hours) rest = rest.replace(hours.text, "\t");
  if (!isUan && !(day && hours)) return null;
  const credit = {
    ...emptyCredit,
    uan: uan.trim(),
    completedOn: day?.on ?? "",
    hours: hours?.value ?? "",
    title: titleOf(rest),
  };
  return {
    credit,
    remark: day?.say ? { say: day.say, text: day.text, ...(day.on ? { on: day.on } : {}) } : null,
  };
}

type DayRead = { text: string; on: LocalDate | null; say?: PasteRemark["say"] };

function dayIn(text: string, order: Order): DayRead | null {
  const iso = ISO_DAY.exec(text);
  if (iso) return dayFrom(iso[0], iso[1], iso[2], iso[3]);
  const us = US_DAY.exec(text);
  if (us) return americanDay(us, order);
  const word = WORD_DAY.exec(text);
  if (word)
    return dayFrom(word[0], word[3], String(MONTHS.indexOf((word[1] ?? "").toLowerCase()) + 1), word[2]);
  return null;
}

/** Month/day/year; where both could be the month it is said how it was read, unless another line settles it. */
function americanDay([text, first, second, year]: RegExpExecArray, order: Order): DayRead {
  const read = dayFrom(text, (year?.length === 2 ? "20" : "") + year, first, second);
  const isEither = first !== second && Number(first) <= 12 && Number(second) <= 12 && read.on !== null;
  if (!isEither || order === "month-first") return read;
  return order === "day-first" ? { text, on: null, say: "either-way" } : { ...read, say: "read-as" };
}

function dayFrom(text: string, ...parts: (string | undefined)[]): DayRead {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  const on = isDay ? dayOf(year, month, day) : "";
  return isLocalDate(on) ? { text, on } : { text, on: null, say: "no-such-day" };
}

/** The hours: a number marked as such, else the only number that could be one. CEU is ten contact hours. */
function hoursIn(text: string): { text: string; value: string } | null {
  const found = [...text.matchAll(HOURS)].flatMap((match) => {
    const unit = match[2]?.toLowerCase() ?? "";
    const value = unit.startsWith("ceu") ? Math.round(Number(match[1]) * 1000) / 100 : Number(match[1]);
    return isCreditHours(value) && value <= 100
      ? [
          {
            text: `${match[1]}${match[0].slice(match[0].indexOf(match[1] ?? "") + (match[1]?.length ?? 0))}`,
            value: String(value),
            unit,
          },
        ]
      : [];
  });
  const marked = found.filter(({ unit }) => unit !== "");
  const [only, second] = marked.length > 0 ? marked : found;
  return only && !second ? only : null;
}

function titleOf(rest: string): string {
  const parts = rest.split(/[\t;|]|\s{2,}|,(?!\s)/).map((part) => part.replace(/^[\s",-]+|[\s",-]+$/g, ""));
  return parts
    .filter((part) => /[a-z]{2}/i.test(part))
    .join(" ")
    .slice(0, 1000);
}

import { dayOf, daysInMonth, isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { isCreditHours } from "#src/base/minutes.ts";
import { parseUan } from "#src/rules/uan.ts";
import { type CreditDraft, emptyCredit } from "./draft.ts";

/** What pasting gave: the credits read, and the lines that hold nothing we can read, as they were. */
export type PasteReading = { credits: Omit<CreditDraft, "id">[]; unread: string[] };

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
 * year-month-day or, as American sheets have them, month/day/year; a day that cannot be read that way is left empty.
 * Nothing is guessed: what a line does not say stays empty, for the person to add.
 */
export function readPaste(text: string): PasteReading {
  const reading: PasteReading = { credits: [], unread: [] };
  for (const line of text.split(/\r?\n/).slice(0, MOST_LINES)) {
    if (line.trim() === "" || isHeading(line)) continue;
    const credit = readLine(line);
    if (credit) reading.credits.push(credit);
    else reading.unread.push(line);
  }
  return reading;
}

function isHeading(line: string): boolean {
  return !/\d/.test(line) && /\b(date|hours?|title|uan|activity|course)\b/i.test(line);
}

function readLine(line: string): Omit<CreditDraft, "id"> | null {
  let rest = line;
  const uan = UAN.exec(rest)?.[0] ?? "";
  if (uan) rest = rest.replace(uan, "\t");
  const isUan = uan !== "" && parseUan(uan).ok;
  const day = dayIn(rest);
  if (day) rest = rest.replace(day.text, "\t");
  const hours = hoursIn(rest);
  if (hours) rest = rest.replace(hours.text, "\t");
  if (!isUan && !(day && hours)) return null;
  return {
    ...emptyCredit,
    uan: isUan ? uan.trim() : "",
    completedOn: day?.on ?? "",
    hours: hours?.value ?? "",
    title: titleOf(rest),
  };
}

function dayIn(text: string): { text: string; on: LocalDate } | null {
  const iso = ISO_DAY.exec(text);
  if (iso) return dayFrom(iso[0], iso[1], iso[2], iso[3]);
  const us = US_DAY.exec(text);
  if (us) return dayFrom(us[0], (us[3]?.length === 2 ? "20" : "") + us[3], us[1], us[2]);
  const word = WORD_DAY.exec(text);
  if (word)
    return dayFrom(word[0], word[3], String(MONTHS.indexOf((word[1] ?? "").toLowerCase()) + 1), word[2]);
  return null;
}

function dayFrom(text: string, ...parts: (string | undefined)[]): { text: string; on: LocalDate } | null {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const on = dayOf(year, month, day);
  return isLocalDate(on) ? { text, on } : null;
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

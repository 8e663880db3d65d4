import { ok, type Result, refuse } from "#src/base/result.ts";
import type { Audience, Delivery } from "./requirement.ts";
import table from "./uan-topics.json" with { type: "json" };

/** A topic code of the Universal Activity Number, as ACPE has printed it, with the years that a source gives. */
export type UanTopic = {
  readonly code: string;
  readonly topic: string;
  readonly printed: readonly string[];
  readonly from: number | null;
  readonly until: number | null;
  readonly note?: string;
  readonly source: { readonly title: string; readonly href: string | null };
};

export const uanTopics = table as readonly UanTopic[];

/**
 * ACPE's Universal Activity Number, taken apart: `0202-0000-25-012-H03-T`.
 * Source: ACPE, "Universal Activity Numbers"; older forms as seen on printed activities.
 */
export type Uan = {
  /** The number as ACPE writes it today, one for each audience. */
  readonly numbers: readonly string[];
  /** `0202`, or `JA0006235` for a provider under joint accreditation. */
  readonly provider: string;
  readonly jointlyAccredited: boolean;
  /** `0000` when nobody shares the activity; otherwise the joint provider's part. */
  readonly joint: string;
  /** The year of release, in full. */
  readonly releaseYear: number;
  readonly sequence: string;
  /** L live, H home study, B both under one number. */
  readonly format: "L" | "H" | "B";
  /** Absent for format B: the number does not say which part was taken. */
  readonly delivery?: Delivery;
  readonly topicCode: string;
  /** The topic's word; absent when the code is not in the table. */
  readonly topic?: string;
  /** Empty for numbers before 2008, which carry no letter; two for `P/T`. */
  readonly audiences: readonly Audience[];
  /** What was read leniently: `no-hyphens`, `lower-case`, `short-provider`, `no-audience`, `two-audiences`, `spaces`. */
  readonly deviations: readonly string[];
};

export type UanRefusal = { code: "uan.unreadable"; text: string; part: string; fix: string };

const HYPHENATED =
  /^(JA\d{7}|\d{3,4})-(\d{3,4})-(\d{2})-(\d{3})-([A-Z])(\d{2})(?:-?([PT]|P[/&]?T|T[/&]?P))?$/;
const COMPACT = /^(JA\d{7}|\d{4})(\d{4})(\d{2})(\d{3})([A-Z])(\d{2})([PT]|P[/&]?T|T[/&]?P)?$/;
const COMPACT_SHORT = /^(\d{3})(\d{3})(\d{2})(\d{3})([A-Z])(\d{2})([PT]|P[/&]?T|T[/&]?P)?$/;
const BY_CODE = new Map(uanTopics.map((entry) => [entry.code, entry]));

const MOST_KEPT = 10_000;
const kept = new Map<string, { ok: true; value: Uan }>();

/**
 * Reads a UAN, leniently in form and strictly in meaning. Refuses what cannot be read, naming the part and the fix. The
 * same courses stand in many records, so what was read is kept for a while.
 */
export function parseUan(text: string): Result<Uan, UanRefusal> {
  const known = kept.get(text);
  if (known) return known;
  const read = readUan(text);
  if (!read.ok) return read;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, read);
  return read;
}

function readUan(text: string): Result<Uan, UanRefusal> {
  if (text.length > 64)
    return unreadable(
      text.slice(0, 64),
      "whole",
      "A UAN has at most 25 characters, like 0202-0000-25-012-H03-T.",
    );
  const plain = text.replace(/\s+/g, "").replace(/[‐-―−]/g, "-");
  const upper = plain.toUpperCase();
  const parts =
    HYPHENATED.exec(upper) ??
    COMPACT.exec(upper.replaceAll("-", "")) ??
    COMPACT_SHORT.exec(upper.replaceAll("-", ""));
  if (!parts)
    return unreadable(
      text,
      "whole",
      "Write it like 0202-0000-25-012-H03-T: provider, joint provider, year, sequence, format and topic, audience.",
    );

  const [, provider = "", joint = "", year = "", sequence = "", format = "", topicCode = "", letters = ""] =
    parts;
  if (format !== "L" && format !== "H" && format !== "B")
    return unreadable(
      text,
      "format",
      `The format letter is L (live), H (home study) or B (both), not ${format}.`,
    );
  const topic = BY_CODE.get(topicCode);
  if (!topic)
    return unreadable(
      text,
      "topic",
      `The topic after the format letter is one of ${[...BY_CODE.keys()].join(", ")}, not ${topicCode}.`,
    );

  const fullProvider = provider.startsWith("JA") ? provider : provider.padStart(4, "0");
  const releaseYear = Number(year) + (Number(year) < 80 ? 2000 : 1900);
  const audiences: Audience[] = [
    ...(letters.includes("P") ? ["pharmacist" as const] : []),
    ...(letters.includes("T") ? ["technician" as const] : []),
  ];
  const stem = `${fullProvider}-${joint.padStart(4, "0")}-${year}-${sequence}-${format}${topicCode}`;
  return ok({
    numbers:
      audiences.length === 0
        ? [stem]
        : audiences.map((audience) => `${stem}-${audience === "pharmacist" ? "P" : "T"}`),
    provider: fullProvider,
    jointlyAccredited: provider.startsWith("JA"),
    joint: joint.padStart(4, "0"),
    releaseYear,
    sequence,
    format,
    ...(format === "L" ? { delivery: "live" } : format === "H" ? { delivery: "home-study" } : {}),
    topicCode,
    topic: topic.topic,
    audiences,
    deviations: [
      ...(/\s/.test(text) ? ["spaces"] : []),
      ...(plain.includes("-") ? [] : ["no-hyphens"]),
      ...(plain === upper ? [] : ["lower-case"]),
      ...(provider.length === 3 || joint.length === 3 ? ["short-provider"] : []),
      ...(audiences.length === 0 ? ["no-audience"] : []),
      ...(audiences.length === 2 ? ["two-audiences"] : []),
    ],
  });
}

/** The number as ACPE writes it today; with two audiences, `…-P/T`. */
export function formatUan(uan: Uan): string {
  const [first = "", second] = uan.numbers;
  return second ? `${first}/T` : first;
}

/** The topic table's row of a code. */
export function uanTopicOf(code: string): UanTopic | undefined {
  return BY_CODE.get(code);
}

function unreadable(text: string, part: string, fix: string): { ok: false; refusal: UanRefusal } {
  return refuse({ code: "uan.unreadable", text, part, fix });
}

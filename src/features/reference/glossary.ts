import { facts } from "#src/rules/facts.ts";
import reasons from "#src/rules/reasons.en.json" with { type: "json" };
import { topics } from "#src/rules/topics.ts";
import { uanTopics } from "#src/rules/uan.ts";

/*
 * What the glossary lists, and in which order. The words are explained in the message catalog; topics, facts and reasons
 * explain themselves in the tables of the rules. The page and docs/glossary.md are both made of this.
 */

/** Sections of words that the catalog explains, each word once: `glossary.<section>.<word>`. */
export const wordSections = {
  who: ["authority", "board", "certifier", "provider", "joint-provider", "program"],
  held: ["credential", "kind", "tier", "renewal", "late", "grace", "reinstatement", "national-certification"],
  asked: [
    "requirement",
    "rule",
    "cycle",
    "first-renewal",
    "topic",
    "cap",
    "audience",
    "live",
    "home-study",
    "in-service",
    "carry-over",
    "retention",
    "fact",
    "source",
    "confidence",
    "open-question",
  ],
  earned: [
    "activity",
    "uan",
    "offering",
    "contact-hour",
    "ceu",
    "credit",
    "evidence",
    "statement-of-credit",
    "cpe-monitor",
    "audit",
  ],
  judged: ["profile", "finding", "standing", "plan"],
  states: ["self-reported", "provider-attested", "authority-verified"],
  statuses: ["met", "short", "lapsed", "unknown", "not-required", "not-applicable"],
  accreditations: ["acpe", "board-approved", "college", "in-service-hours", "other"],
  rules: [
    "total",
    "live-hours",
    "technician-specific",
    "pharmacist-specific",
    "in-service-cap",
    "college-cap",
    "per-day",
    "certification",
    "topic-rule",
  ],
} as const;

export type WordSection = keyof typeof wordSections;
export const wordSectionNames = Object.keys(wordSections) as readonly WordSection[];

/** A word that the tables of the rules explain. */
export type TableWord = { readonly id: string; readonly word: string; readonly means: string };
export const tableSectionNames = ["topics", "facts", "reasons"] as const;
export type TableSection = (typeof tableSectionNames)[number];

/** Every topic, fact and reason code, as the tables have them. */
export function tableWords(): Record<TableSection, TableWord[]> {
  return {
    topics: topics.map(({ topic, means, within }) => ({
      id: `topic-${topic}`,
      word: topic,
      means: [means, within ? `part of ${within}` : "", codesOf(topic)]
        .filter((text) => text !== "")
        .join("; "),
    })),
    facts: facts.map(({ fact, asks }) => ({ id: `fact-${fact}`, word: fact, means: asks })),
    reasons: Object.entries(reasons).map(([code, sentence]) => ({
      id: `reason-${code}`,
      word: code,
      means: sentence.replace(/\{(\w+)\}/g, "<$1>"),
    })),
  };
}

/** The codes of a UAN that mean a topic. */
function codesOf(topic: string): string {
  const codes = uanTopics.filter((entry) => entry.topic === topic).map(({ code }) => code);
  return codes.length === 0 ? "" : `UAN ${codes.join(", ")}`;
}

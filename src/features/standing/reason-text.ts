import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Standing } from "#src/rules/standing.ts";

type Reason = Standing["credits"][number]["because"][number];

const WORDS = ["lawOf", "audience", "delivery", "accreditation", "topics", "approvedBy"] as const;

/** A reason as people read it: a word that a credit leaves out is named as the form names it. */
export function useReasonText(): (reason: Reason, requirement: Requirement | undefined) => string {
  const t = useTranslations("standing.reasons");
  return ({ code, text, facts }, requirement) => {
    const word = WORDS.find((candidate) => candidate === facts?.word);
    if (code !== "word-missing" || !word) return text;
    const rule = String(facts?.rule ?? "");
    return t(word, { rule: requirement?.rules[rule] ? ruleName(requirement, rule) : rule });
  };
}

import type { Requirement } from "#src/rules/requirement.ts";

/** How a rule is named inside an English sentence: `law`, `Texas pharmacy law`, `human trafficking`. */
export function ruleInSentence(rule: string, requirement: Requirement): string {
  const id = rule.replace(/-\d{4}$/, "");
  const label = requirement.rules[id]?.label;
  if (label) return label;
  if (id === "technician-specific" || id === "live") return `${id} credit`;
  return id.replaceAll("-", " ");
}

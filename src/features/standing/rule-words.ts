import type { Requirement } from "#src/rules/requirement.ts";

/* The English names of rules where no page draws them: in the terminal. A page has its own in its catalog. */

const NAMES: Readonly<Record<string, string>> = {
  total: "Hours in all",
  live: "Live hours",
  "technician-specific": "Technician-specific (T)",
  "pharmacist-specific": "Pharmacist-specific (P)",
  "in-service": "In-service",
  college: "College courses",
  "per-day": "Per calendar day",
  certification: "National certification",
  "hiv-aids": "HIV and AIDS",
  "lgbtq-cultural-competency": "LGBTQ+ cultural competency",
};

/** `human-trafficking` is "Human trafficking"; a file's own label wins; `total-2025` is "Hours in all, 2025". */
export function ruleName(rule: string, requirement: Requirement): string {
  const [, id = rule, year] = /^(.*?)(?:-(\d{4}))?$/.exec(rule) ?? [];
  const known = requirement.rules[id];
  const name = known?.label ?? NAMES[id] ?? sentenceCase(id.replaceAll("-", " "));
  return year ? `${name}, ${year}` : name;
}

/** How a rule is named inside a sentence: `law`, `Texas pharmacy law`, `human trafficking`. */
export function ruleInSentence(rule: string, requirement: Requirement): string {
  const label = requirement.rules[rule.replace(/-\d{4}$/, "")]?.label;
  if (label) return label;
  if (rule.startsWith("technician-specific")) return "technician-specific credit";
  if (rule.startsWith("live")) return "live credit";
  return rule.replaceAll("-", " ");
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

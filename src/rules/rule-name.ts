import type { Requirement } from "./requirement.ts";
import names from "./rule-names.en.json" with { type: "json" };
import { topics } from "./topics.ts";

const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(topics.map(({ topic, means }) => [topic, means])),
  ...names,
};

/**
 * A rule's name for people: the file's own label, else the glossary's, else its id in words. A finding of an earlier CE
 * period (`total-2025`) is named with its year.
 */
export function ruleName(requirement: Pick<Requirement, "rules">, id: string): string {
  const own = requirement.rules[id]?.label ?? NAMES[id];
  if (own) return own;
  const dated = /^(.+)-(\d{4})$/.exec(id);
  if (dated?.[1] && dated[2]) return `${ruleName(requirement, dated[1])}, ${dated[2]}`;
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import type { Requirement } from "./requirement.ts";

/** What a well-shaped file still gets wrong: ids that nothing declares. Each fault is a path and a sentence. */
export function crossFaults(requirement: Requirement): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const questions = new Set(requirement.questions.map((question) => question.id));
  walk(requirement, "", (path, key, value) => {
    if (key === "source" && typeof value === "string" && !(value in requirement.sources))
      faults.push({ path, message: `no source is called ${value}; list it under sources` });
    const asked = key === "question" || key === "unknown" ? value : undefined;
    if (typeof asked === "string" && !questions.has(asked))
      faults.push({ path, message: `no question is called ${asked}` });
  });
  if (questions.size !== requirement.questions.length)
    faults.push({ path: "questions", message: "two questions share an id" });
  for (const [index, question] of requirement.questions.entries())
    for (const touched of question.touches)
      if (!(touched in requirement.rules) && !TOUCHABLE.has(touched))
        faults.push({
          path: `questions[${index}].touches`,
          message: `${touched} is neither a rule of this file nor one of: ${[...TOUCHABLE].join(", ")}`,
        });
  return faults;
}

const TOUCHABLE = new Set([
  "cycle",
  "accepts",
  "first-renewal",
  "fees",
  "retention",
  "certification",
  "carry-over",
  "windows",
  "tiers",
  "total",
]);

function walk(
  value: unknown,
  path: string,
  visit: (path: string, key: string, value: unknown) => void,
): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const childPath = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    visit(childPath, key, child);
    walk(child, childPath, visit);
  }
}

import { because, type Reason } from "./reasons.ts";
import type { Requirement } from "./requirement.ts";

/** The reason that quotes an open question of the file. */
export function openQuestion(
  requirement: Requirement,
  id: string,
  code: "question-open" | "first-renewal-unknown" = "question-open",
): Reason {
  const question = requirement.questions.find((entry) => entry.id === id)?.ask ?? id;
  return because(code, { question });
}

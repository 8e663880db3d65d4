import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { asLaw } from "#src/ui/as-law.tsx";

type Props = { requirement: Requirement; anchor: string; isMain: boolean };

/** What no source settles: each question, what it touches, whom to ask, and a letter that asks it word for word. */
export function OpenQuestions({ requirement, anchor, isMain }: Props) {
  const t = useTranslations("requirements.page");
  if (requirement.questions.length === 0) return null;
  return (
    <section className="label unknown" aria-labelledby={`${anchor}-open`}>
      <h3 id={`${anchor}-open`}>{t("questions")}</h3>
      <p>{t("questionsLead")}</p>
      <ol className="questions">
        {requirement.questions.map(({ id, ask, touches }) => (
          <li key={id}>
            <span data-law="">{ask}</span>
            {touches.length > 0 ? (
              <small>
                {t.rich("touches", {
                  rules: touches.map((word) => ruleName(requirement, word)).join(", "),
                  law: asLaw,
                })}
              </small>
            ) : null}
          </li>
        ))}
      </ol>
      <p>
        {t.rich("askWhom", {
          board: () => (
            <a href={requirement.authority.href} data-law="">
              {requirement.authority.name}
            </a>
          ),
        })}
      </p>
      <p>{t("meanwhile")}</p>
      <details open={isMain || undefined} className="no-print">
        <summary>{t("letter")}</summary>
        <Letter requirement={requirement} />
      </details>
    </section>
  );
}

/** The questions as a letter that can be copied as it stands. */
function Letter({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.letter");
  return (
    <blockquote className="letter">
      <p>{t.rich("to", { board: requirement.authority.name, law: asLaw })}</p>
      <p>{t.rich("begin", { credential: requirement.label, law: asLaw })}</p>
      <ol data-law="">
        {requirement.questions.map(({ id, ask }) => (
          <li key={id}>{ask}</li>
        ))}
      </ol>
      <p>{t("end")}</p>
    </blockquote>
  );
}

import { useTranslations } from "use-intl";
import { useDayWords } from "#src/ui/day.tsx";
import type { RuleTold, Told } from "./rule-told.ts";

/** Each rule as a sentence: how much of what, for whom, on which terms. */
export function RuleList({ rules }: { rules: readonly RuleTold[] }) {
  const t = useTranslations("requirements.page");
  if (rules.length === 0) return <p>{t("noRules")}</p>;
  return (
    <ul className="rules">
      {rules.map(({ id, name, amount, more, note, isOpen }) => (
        <li key={id} className={isOpen ? "open" : undefined}>
          <strong data-law="">{name}</strong>: <ToldWords told={amount} />.{" "}
          {more.map((told) => (
            <span key={told.say + JSON.stringify(told.facts)}>
              <ToldWords told={told} />{" "}
            </span>
          ))}
          {note ? <span data-law="">{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** One piece of a rule, from the catalog; what it carries of the law's own words is marked as such. */
export function ToldWords({ told }: { told: Told }) {
  const t = useTranslations("requirements.told");
  const words = useDayWords();
  const { day, ...facts } = told.facts;
  return t.rich(told.say, {
    ...facts,
    ...(day === undefined ? {} : { day: words(String(day)) }),
    law: (chunks) => <span data-law="">{chunks}</span>,
  });
}

import { useTranslations } from "use-intl";
import { asLaw } from "#src/ui/as-law.tsx";
import { useDayWords } from "#src/ui/day.tsx";
import { TitleLink } from "#src/ui/title-link.tsx";
import type { RuleTold, Told } from "./rule-told.ts";

/** Each rule in a row: how much, of what, on which terms, by which source. */
export function RuleList({ rules }: { rules: readonly RuleTold[] }) {
  const t = useTranslations("requirements.page");
  if (rules.length === 0) return <p>{t("noRules")}</p>;
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <li key={rule.id} className={rule.isOpen ? "open" : undefined}>
          <p className="amount">
            <ToldWords told={rule.amount} />
          </p>
          <div>
            <p className="name" data-law="">
              {rule.name}
            </p>
            <RuleTerms rule={rule} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function RuleTerms({ rule: { more, note, source, confidence } }: { rule: RuleTold }) {
  const t = useTranslations("requirements.page");
  return (
    <>
      {more.map((told) => (
        <p key={told.say + JSON.stringify(told.facts)}>
          <ToldWords told={told} />
        </p>
      ))}
      {note ? <p data-law="">{note}</p> : null}
      {source || confidence ? (
        <p className="small soft">
          {confidence ? t(`confidence.${confidence}`) : null} {source ? <TitleLink {...source} /> : null}
        </p>
      ) : null}
    </>
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
    law: asLaw,
  });
}

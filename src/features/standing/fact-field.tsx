import { useTranslations } from "use-intl";
import { factOf } from "#src/rules/facts.ts";
import type { factsAsked } from "#src/rules/need.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { Field } from "#src/ui/field.tsx";
import { LAST_DAY } from "./draft.ts";

type Props = {
  name: string;
  asked: ReturnType<typeof factsAsked>[number];
  value: string;
  requirement: Requirement;
  fault: string | undefined;
  onChange: (value: string) => void;
};

/** Something about the person that a rule hangs on, asked with the rule that asks it. Nothing is assumed: "not said" is a choice. */
export function FactField({ name, asked, value, requirement, fault, onChange }: Props) {
  const t = useTranslations("standing.facts");
  const fact = factOf(asked.fact);
  if (!fact) return null;
  const why = t.rich("why", {
    rules: asked.rules.map((rule) => ruleName(requirement, rule)).join(", "),
    law: (chunks) => <span data-law="">{chunks}</span>,
  });
  const question = <span data-law="">{fact.asks}</span>;
  if (fact.type === "day")
    return (
      <Field name={name} label={question} hint={why} fault={fault}>
        {(control) => (
          <input
            {...control}
            type="date"
            max={LAST_DAY}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    );
  return (
    <fieldset>
      <legend>{question}</legend>
      <span className="hint">{why}</span>
      {fault ? <span className="fault">{fault}</span> : null}
      {(["true", "false", ""] as const).map((choice) => (
        <label key={choice} className="choice">
          <input
            type="radio"
            name={name}
            value={choice}
            checked={value === choice}
            onChange={() => onChange(choice)}
          />
          {t(choice === "" ? "notSaid" : choice === "true" ? "yes" : "no")}
        </label>
      ))}
    </fieldset>
  );
}

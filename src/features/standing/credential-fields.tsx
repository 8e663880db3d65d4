import { useState } from "react";
import { useTranslations } from "use-intl";
import { factsAsked } from "#src/rules/need.ts";
import type { Fault } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { Field } from "#src/ui/field.tsx";
import { type CredentialDraft, LAST_DAY } from "./draft.ts";
import { FactField } from "./fact-field.tsx";
import { faultAt } from "./judge-draft.ts";

export type CredentialFieldsProps = {
  place: number;
  credential: CredentialDraft;
  requirement: Requirement;
  faults: readonly Fault[];
  onChange: (change: Partial<CredentialDraft>) => void;
};

/** The days of a credential, and the facts that its rules hang on; folded away once all that decides is said. */
export function CredentialFields({
  place,
  credential,
  requirement,
  faults,
  onChange,
}: CredentialFieldsProps) {
  const t = useTranslations("standing.card");
  const path = `credentials[${place}]`;
  const asked = factsAsked(requirement);
  const isOpen = asked.some(({ fact, optional }) => !optional && !credential.facts[fact]);
  const fault = faultAt(faults, path);
  // Folding while a person fills it in would take the field away under the hand: it is decided once.
  const [startsOpen] = useState(
    credential.issuedOn === "" || credential.expiresOn === "" || isOpen || fault !== undefined,
  );
  const day = (field: "issuedOn" | "expiresOn") => (
    <Field
      name={`${path}.${field}`}
      label={t(field)}
      hint={field === "expiresOn" ? t("expiresHint") : undefined}
      fault={faultAt(faults, `${path}.${field}`)}
    >
      {(control) => (
        <input
          {...control}
          type="date"
          max={LAST_DAY}
          value={credential[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <details className="no-print" open={startsOpen || undefined}>
      <summary>{t("yours")}</summary>
      {faultAt(faults, `${path}.kind`) ? <p className="fault">{faultAt(faults, `${path}.kind`)}</p> : null}
      <div className="fields">
        {day("issuedOn")}
        {day("expiresOn")}
      </div>
      {[...asked]
        .sort((a, b) => Number(a.optional) - Number(b.optional))
        .map((entry) => (
          <FactField
            key={entry.fact}
            name={`${path}.facts.${entry.fact}`}
            asked={entry}
            value={credential.facts[entry.fact] ?? ""}
            requirement={requirement}
            fault={faultAt(faults, `${path}.facts.${entry.fact}`)}
            onChange={(value) => onChange({ facts: { ...credential.facts, [entry.fact]: value } })}
          />
        ))}
    </details>
  );
}

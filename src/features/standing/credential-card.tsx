import { useTranslations } from "use-intl";
import { factsAsked } from "#src/rules/need.ts";
import type { Fault } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { Day } from "#src/ui/day.tsx";
import { Field } from "#src/ui/field.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import type { CredentialDraft } from "./draft.ts";
import { FactField } from "./fact-field.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { faultAt } from "./judge-draft.ts";
import { StatusSticker, toneOf } from "./status-words.tsx";
import { UnknownHelp } from "./unknown-help.tsx";
import { WindowList } from "./window-list.tsx";

type Props = {
  place: number;
  credential: CredentialDraft;
  requirement: Requirement;
  standing: Standing | undefined;
  faults: readonly Fault[];
  onChange: (change: Partial<CredentialDraft>) => void;
};

/** One credential: its standing, its days and facts to fill in, every rule with its source. */
export function CredentialCard({ place, credential, requirement, standing, faults, onChange }: Props) {
  const t = useTranslations("standing.card");
  const head = `credential-${place}`;
  return (
    <article className={`label credential ${standing ? toneOf(standing.status) : ""}`} aria-labelledby={head}>
      <header>
        <h2 id={head} data-law="">
          {requirement.label}
        </h2>
        {standing ? <StatusSticker status={standing.status} /> : null}
      </header>
      {standing ? <BigNumber standing={standing} /> : <p>{t("needsIssue")}</p>}
      <CredentialFields {...{ place, credential, requirement, faults, onChange }} />
      {standing ? <StandingDetails standing={standing} requirement={requirement} /> : null}
      <p className="acts no-print">
        <ButtonFor className="do-link" button={`remove-credential:${place}`}>
          {t("remove")}
          <span className="visually-hidden"> {requirement.label}</span>
        </ButtonFor>
      </p>
    </article>
  );
}

function BigNumber({ standing }: { standing: Standing }) {
  const t = useTranslations("standing.card");
  const { hours, cycle, status } = standing;
  const days =
    cycle && status !== "not-required" ? (
      <span>
        {cycle.daysLeft < 0
          ? t("daysOver", { days: -cycle.daysLeft })
          : t("daysLeft", { days: cycle.daysLeft })}
      </span>
    ) : null;
  if (status === "not-required")
    return (
      <p className="big">
        <b>{t("nothing")}</b> {t("nothingAsked")}
      </p>
    );
  if (hours.need === null)
    return (
      <p className="big">
        <b>?</b> {t("hoursUnknown", { have: hours.have })} {days}
      </p>
    );
  return (
    <p className="big">
      <b>{t("number", { value: hours.have })}</b> {t("ofHours", { need: hours.need })} {days}
    </p>
  );
}

type FieldsProps = Omit<Props, "standing">;

function CredentialFields({ place, credential, requirement, faults, onChange }: FieldsProps) {
  const t = useTranslations("standing.card");
  const path = `credentials[${place}]`;
  const asked = factsAsked(requirement);
  const setFact = (fact: string, value: string) =>
    onChange({ facts: { ...credential.facts, [fact]: value } });
  return (
    <div className="no-print">
      {faultAt(faults, `${path}.kind`) ? <p className="fault">{faultAt(faults, `${path}.kind`)}</p> : null}
      <div className="fields">
        <Field name={`${path}.issuedOn`} label={t("issuedOn")} fault={faultAt(faults, `${path}.issuedOn`)}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={credential.issuedOn}
              onChange={(event) => onChange({ issuedOn: event.target.value })}
            />
          )}
        </Field>
        <Field
          name={`${path}.expiresOn`}
          label={t("expiresOn")}
          hint={t("expiresHint")}
          fault={faultAt(faults, `${path}.expiresOn`)}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              value={credential.expiresOn}
              onChange={(event) => onChange({ expiresOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      {asked.map((fact) => (
        <FactField
          key={fact.fact}
          name={`${path}.facts.${fact.fact}`}
          asked={fact}
          value={credential.facts[fact.fact] ?? ""}
          requirement={requirement}
          fault={faultAt(faults, `${path}.facts.${fact.fact}`)}
          onChange={(value) => setFact(fact.fact, value)}
        />
      ))}
    </div>
  );
}

function StandingDetails({ standing, requirement }: { standing: Standing; requirement: Requirement }) {
  const t = useTranslations("standing.card");
  const authority = requirement.id.slice(0, requirement.id.indexOf("/"));
  return (
    <>
      {standing.status === "unknown" ? <UnknownHelp standing={standing} requirement={requirement} /> : null}
      {standing.cycle ? (
        <p className="soft small">
          {t.rich(standing.cycle.computed ? "cycleComputed" : "cycle", {
            from: () => <Day on={standing.cycle?.startsOn ?? ""} />,
            to: () => <Day on={standing.cycle?.endsOn ?? ""} />,
          })}
        </p>
      ) : null}
      <FindingsTable findings={standing.findings} requirement={requirement} />
      <WindowList windows={standing.windows} />
      {standing.questions.length > 0 ? (
        <details className="more">
          <summary>{t("questions", { count: standing.questions.length })}</summary>
          <ul data-law="">
            {standing.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="soft small">
        {t.rich("readOn", {
          day: () => <Day on={standing.checkedOn} />,
          confidence: t(`confidence.${standing.confidence}`),
        })}{" "}
        {standing.checkAgain ? <strong>{t("checkAgain")}</strong> : null}{" "}
        <a href={`/requirements/${authority}`}>{t("allRules")}</a>
      </p>
    </>
  );
}

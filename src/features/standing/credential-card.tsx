import { memo, useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Fault } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { Day } from "#src/ui/day.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import { CredentialFields } from "./credential-fields.tsx";
import { DoubtList } from "./doubt-list.tsx";
import type { Doubt } from "./doubts.ts";
import type { CredentialDraft } from "./draft.ts";
import { FindingsTable } from "./findings-table.tsx";
import { isWayBack } from "./kind-choices.ts";
import { StatusSticker, toneOf } from "./status-words.tsx";
import { UnknownHelp } from "./unknown-help.tsx";
import { WindowList } from "./window-list.tsx";

type Props = {
  place: number;
  credential: CredentialDraft;
  requirement: Requirement;
  standing: Standing | undefined;
  faults: readonly Fault[];
  doubts: readonly Doubt[];
  /** Whether the certifier has a way back to it once it has run out. */
  hasWayBack: boolean;
  onChange: (place: number, change: Partial<CredentialDraft>) => void;
};

/** One credential: its standing, its days and facts to fill in, every rule with its source. */
export const CredentialCard = memo(function CredentialCard(props: Props) {
  const { place, credential, requirement, standing, faults, doubts, hasWayBack, onChange } = props;
  const t = useTranslations("standing.card");
  const changeThis = useCallback(
    (change: Partial<CredentialDraft>) => onChange(place, change),
    [onChange, place],
  );
  const isOver = (standing?.cycle?.daysLeft ?? 0) < 0;
  const head = `credential-${place}`;
  return (
    <article className={`label credential ${standing ? toneOf(standing.status) : ""}`} aria-labelledby={head}>
      <header>
        <h2 id={head} data-law="">
          {requirement.label}
        </h2>
        {standing ? <StatusSticker status={standing.status} /> : null}
      </header>
      {isWayBack(requirement) ? <p className="soft small">{t("isWayBack")}</p> : null}
      {standing ? <BigNumber standing={standing} /> : <p>{t("needsIssue")}</p>}
      <DoubtList
        doubts={doubts.filter((doubt) => "credential" in doubt && doubt.credential === credential.id)}
      />
      <CredentialFields {...{ place, credential, requirement, faults }} onChange={changeThis} />
      {standing ? <StandingDetails standing={standing} requirement={requirement} /> : null}
      <p className="acts no-print">
        {isOver && hasWayBack ? <ButtonFor button={`way-back:${place}`}>{t("wayBack")}</ButtonFor> : null}
        <ButtonFor className="do-link" button={`remove-credential:${place}`}>
          {t("remove")}
          <span className="visually-hidden" data-law="">
            {" "}
            {requirement.label}
          </span>
        </ButtonFor>
      </p>
    </article>
  );
});

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

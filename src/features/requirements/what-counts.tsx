import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { asLaw } from "#src/ui/as-law.tsx";
import { Sticker } from "#src/ui/sticker.tsx";
import { SourceName } from "./history-table.tsx";
import { factsOfKind } from "./requirement-summary.ts";

const KINDS = ["acpe", "board", "college", "in-service", "other"] as const;
const TONES = { yes: "met", no: "none", ask: "unknown" } as const;

/** Which kinds of hours are taken, which are not, and which must be asked about. */
export function WhatCounts({ requirement, anchor }: { requirement: Requirement; anchor: string }) {
  const t = useTranslations("requirements.page");
  const { accepts } = requirement;
  return (
    <section className="label" aria-labelledby={`${anchor}-counts`}>
      <h3 id={`${anchor}-counts`}>{t("accepted")}</h3>
      {accepts ? (
        <ul className="accepted">
          {KINDS.map((kind) => (
            <AcceptedKind key={kind} kind={kind} requirement={requirement} anchor={anchor} />
          ))}
        </ul>
      ) : (
        <p>{t("acceptedSilent")}</p>
      )}
    </section>
  );
}

type KindProps = { kind: (typeof KINDS)[number]; requirement: Requirement; anchor: string };

function AcceptedKind({ kind, requirement, anchor }: KindProps) {
  const t = useTranslations("requirements.page");
  const entry = requirement.accepts?.[kind];
  const answer = entry?.answer ?? "no";
  return (
    <li>
      <strong>{t(`kinds.${kind}`)}</strong> <Sticker tone={TONES[answer]}>{t(`answers.${answer}`)}</Sticker>
      <small>
        {entry ? null : t("notNamed")} <span data-law="">{entry?.note}</span>{" "}
        {entry?.question ? <a href={`#${anchor}-open`}>{t("openQuestion")}</a> : null}{" "}
        {entry?.source ? <SourceName requirement={requirement} id={entry.source} /> : null}
      </small>
    </li>
  );
}

/** What must be known of the holder, and what can be left unsaid. */
export function FactsAsked({ requirement, anchor }: { requirement: Requirement; anchor: string }) {
  const t = useTranslations("requirements.page");
  const asked = factsOfKind(requirement);
  if (asked.length === 0) return null;
  return (
    <section className="label" aria-labelledby={`${anchor}-facts`}>
      <h3 id={`${anchor}-facts`}>{t("facts")}</h3>
      <p>{t("factsLead")}</p>
      <ul className="facts">
        {asked.map(({ fact, asks, rules, optional }) => (
          <li key={fact}>
            <span data-law="">{asks}</span>
            <small>
              {t.rich(optional ? "factHelps" : "factDecides", {
                rules: rules.map((rule) => ruleName(requirement, rule)).join(", "),
                law: asLaw,
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

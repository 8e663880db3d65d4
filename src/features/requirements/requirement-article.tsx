import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { Day } from "#src/ui/day.tsx";
import { Sticker } from "#src/ui/sticker.tsx";
import { TitleLink } from "#src/ui/title-link.tsx";
import type { AuthorityEntry } from "./authority-entry.server.ts";
import { ExampleTable } from "./example-table.tsx";
import { GoodToKnow } from "./good-to-know.tsx";
import { HeadlineWords } from "./headline-words.tsx";
import { HistoryTable } from "./history-table.tsx";
import { OpenQuestions } from "./open-questions.tsx";
import { RuleList } from "./rule-list.tsx";
import { FactsAsked, WhatCounts } from "./what-counts.tsx";
import { WindowsAndFees } from "./windows-and-fees.tsx";

/** Everything known of one credential's rules, in plain words, and everything that is not. */
export function RequirementArticle({ entry, anchor }: { entry: AuthorityEntry; anchor: string }) {
  const { requirement, headline, example } = entry;
  return (
    <article id={anchor} className="requirement" aria-labelledby={`${anchor}-head`}>
      <Asked entry={entry} anchor={anchor} />
      <div className="columns">
        <OpenQuestions requirement={requirement} anchor={anchor} isMain={headline.hours === "unknown"} />
        <WhatCounts requirement={requirement} anchor={anchor} />
        <FactsAsked requirement={requirement} anchor={anchor} />
        <WindowsAndFees requirement={requirement} anchor={anchor} />
        <GoodToKnow requirement={requirement} anchor={anchor} />
      </div>
      {example ? <ExampleTable example={example} anchor={anchor} /> : null}
      <HistoryTable requirement={requirement} anchor={anchor} />
      <Sources requirement={requirement} anchor={anchor} />
    </article>
  );
}

const CONFIDENCE_TONES = { high: "met", medium: "short", low: "unknown" } as const;

/** The answer first: what is asked as a sentence, then each rule, then the cycle. */
function Asked({ entry, anchor }: { entry: AuthorityEntry; anchor: string }) {
  const t = useTranslations("requirements.page");
  const { requirement, rules, headline, holds } = entry;
  return (
    <section className={`label asked ${headline.hours === "unknown" ? "unknown" : "met"}`}>
      <header>
        <h2 id={`${anchor}-head`} data-law="">
          {requirement.label}
        </h2>
        <Sticker tone={CONFIDENCE_TONES[requirement.confidence]}>
          {t(`confidence.${requirement.confidence}`)}
        </Sticker>
      </header>
      <HeadlineWords headline={headline} board={requirement.authority} holds={holds} />
      <p className="acts no-print">
        <a className="do" href={`/check?kind=${requirement.id}`}>
          {t("check")}
        </a>
        <a className="do-quiet" href={`/requirements/compare?kinds=${requirement.id}`}>
          {t("compare")}
        </a>
      </p>
      <h3>{t("asked")}</h3>
      <RuleList rules={rules} />
      <CycleWords requirement={requirement} />
      <ReadOn entry={entry} />
    </section>
  );
}

function CycleWords({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  const { cycle } = requirement;
  const isComputed = cycle.confidence !== "low" && cycle.months !== null && cycle.ends.kind !== "printed";
  const source = cycle.source === undefined ? undefined : requirement.sources[cycle.source];
  return (
    <p className="cycle">
      <strong>{cycle.months === null ? t("cycleUnknown") : t("cycle", { months: cycle.months })}</strong>{" "}
      {t(isComputed ? `ends.${cycle.ends.kind}` : "ends.printed")} <span data-law="">{cycle.note}</span>{" "}
      {source ? <TitleLink title={source.title} href={source.href} /> : null}
    </p>
  );
}

function ReadOn({ entry: { requirement, checkAgain } }: { entry: AuthorityEntry }) {
  const t = useTranslations("requirements.page");
  return (
    <p className="soft small read-on">
      <span>
        {t.rich("readOn", { day: () => <Day on={requirement.checked} /> })}{" "}
        {checkAgain ? <strong>{t("checkAgain")}</strong> : null}
      </span>
      <a href={`/requirements/${requirement.id}.json`}>{t("json")}</a>
      <a href={`/requirements/${requirement.id}.csv`}>{t("csv")}</a>
      <a href="#report">{t("report")}</a>
    </p>
  );
}

function Sources({ requirement, anchor }: { requirement: Requirement; anchor: string }) {
  const t = useTranslations("requirements.page");
  return (
    <section className="label" aria-labelledby={`${anchor}-sources`}>
      <h3 id={`${anchor}-sources`}>{t("sources")}</h3>
      <ul className="sources" data-law="">
        {Object.entries(requirement.sources).map(([id, { title, href, says, as_of }]) => (
          <li key={id} id={`${anchor}-source-${id}`}>
            <TitleLink title={title} href={href} />
            {as_of === null ? "" : ` (${as_of})`}
            <small>{says}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

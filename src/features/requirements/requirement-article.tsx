import { useTranslations } from "use-intl";
import { factOf } from "#src/rules/facts.ts";
import { factsAsked } from "#src/rules/need.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { Day } from "#src/ui/day.tsx";
import { Sticker } from "#src/ui/sticker.tsx";
import { TitleLink } from "#src/ui/title-link.tsx";
import type { AuthorityEntry } from "./authority.page.tsx";
import { ExampleTable } from "./example-table.tsx";
import { HistoryTable } from "./history-table.tsx";
import { RuleList } from "./rule-list.tsx";
import { WindowsAndFees } from "./windows-and-fees.tsx";

/** Everything known of one credential's rules, in plain words, and everything that is not. */
export function RequirementArticle({ entry, anchor }: { entry: AuthorityEntry; anchor: string }) {
  const t = useTranslations("requirements.page");
  const { requirement, rules, example, checkAgain } = entry;
  return (
    <article id={anchor} className="requirement label mt-4" aria-labelledby={`${anchor}-head`}>
      <header>
        <h2 id={`${anchor}-head`} data-law="">
          {requirement.label}
        </h2>
        <Sticker
          tone={
            requirement.confidence === "high"
              ? "met"
              : requirement.confidence === "medium"
                ? "short"
                : "unknown"
          }
        >
          {t(`confidence.${requirement.confidence}`)}
        </Sticker>
      </header>
      <p className="soft small">
        {t.rich("readOn", { day: () => <Day on={requirement.checked} /> })}{" "}
        {checkAgain ? <strong>{t("checkAgain")}</strong> : null}{" "}
        {requirement.citation ? <span data-law="">{requirement.citation}</span> : null}
      </p>
      <p className="acts no-print">
        <a className="do" href={`/check?kind=${requirement.id}`}>
          {t("check")}
        </a>
        <a href={`/requirements/${requirement.id}.json`}>{t("json")}</a>
        <a href={`/requirements/${requirement.id}.csv`}>{t("csv")}</a>
        <a href="#report">{t("report")}</a>
      </p>
      <section>
        <h3>{t("asked")}</h3>
        <RuleList rules={rules} />
        <CycleWords requirement={requirement} />
        <Tiers requirement={requirement} />
      </section>
      <OpenQuestions requirement={requirement} />
      <Accepted requirement={requirement} />
      <FactsAsked requirement={requirement} />
      <WindowsAndFees requirement={requirement} />
      {example ? <ExampleTable example={example} anchor={anchor} /> : null}
      <HistoryTable requirement={requirement} />
      <Sources requirement={requirement} />
    </article>
  );
}

function CycleWords({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  const { cycle } = requirement;
  const isComputed = cycle.confidence !== "low" && cycle.months !== null && cycle.ends.kind !== "printed";
  return (
    <p>
      <strong>{cycle.months === null ? t("cycleUnknown") : t("cycle", { months: cycle.months })}</strong>{" "}
      {t(isComputed ? `ends.${cycle.ends.kind}` : "ends.printed")} <span data-law="">{cycle.note}</span>
    </p>
  );
}

function Tiers({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  const { tiers, notes = [], national_certification: certification, carry_over: carry } = requirement;
  return (
    <>
      {certification?.note ? (
        <p>
          <strong>{t("certification")}</strong> <span data-law="">{certification.note}</span>
        </p>
      ) : null}
      {carry ? <p>{t(carry.excess === "none" ? "carryNone" : "carryNext")}</p> : null}
      {tiers ? (
        <p>
          <strong>{t("tierWords")}</strong> <span data-law="">{tiers}</span>
        </p>
      ) : null}
      {notes.length > 0 ? (
        <ul className="small soft" data-law="">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** What no source settles, each question as it can be put to the board. */
function OpenQuestions({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  if (requirement.questions.length === 0) return null;
  return (
    <section>
      <h3>{t("questions")}</h3>
      <p>
        {t.rich("questionsLead", {
          board: () => (
            <a href={requirement.authority.href} data-law="">
              {requirement.authority.name}
            </a>
          ),
        })}
      </p>
      <ul className="questions" data-law="">
        {requirement.questions.map(({ id, ask, touches }) => (
          <li key={id}>
            {ask}{" "}
            {touches.length > 0 ? (
              <span className="soft small">
                ({touches.map((word) => ruleName(requirement, word)).join(", ")})
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const ANSWER_TONES = { yes: "met", no: "none", ask: "unknown" } as const;

function Accepted({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  const { accepts } = requirement;
  const kinds = ["acpe", "board", "college", "in-service", "other"] as const;
  return (
    <section>
      <h3>{t("accepted")}</h3>
      {accepts ? (
        <ul className="accepted">
          {kinds.map((kind) => {
            const answer = accepts[kind]?.answer ?? "no";
            return (
              <li key={kind}>
                <strong>{t(`kinds.${kind}`)}</strong>{" "}
                <Sticker tone={ANSWER_TONES[answer]}>{t(`answers.${answer}`)}</Sticker>{" "}
                <span data-law="">{accepts[kind]?.note}</span>
              </li>
            );
          })}
        </ul>
      ) : (
        <p>{t("acceptedSilent")}</p>
      )}
    </section>
  );
}

function FactsAsked({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  const asked = factsAsked(requirement);
  if (asked.length === 0) return null;
  return (
    <section>
      <h3>{t("facts")}</h3>
      <ul data-law="">
        {asked.map(({ fact, rules }) => (
          <li key={fact}>
            {factOf(fact)?.asks ?? fact}{" "}
            <span className="soft small">
              ({rules.map((rule) => ruleName(requirement, rule)).join(", ")})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  return (
    <section>
      <h3>{t("sources")}</h3>
      <ul className="small" data-law="">
        {Object.entries(requirement.sources).map(([id, { title, href, says, as_of }]) => (
          <li key={id} id={`${requirement.id.replace("/", "-")}-${id}`}>
            <TitleLink title={title} href={href} />
            {as_of === null ? "" : ` (${as_of})`}: {says}
          </li>
        ))}
      </ul>
    </section>
  );
}

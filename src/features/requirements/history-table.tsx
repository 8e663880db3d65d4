import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { Day } from "#src/ui/day.tsx";
import { TitleLink } from "#src/ui/title-link.tsx";
import { ToldWords } from "./rule-list.tsx";
import { entryTold } from "./rule-told.ts";

/** Each value with the day it is known from, and its source. */
export function HistoryTable({ requirement, anchor }: { requirement: Requirement; anchor: string }) {
  const t = useTranslations("requirements.page");
  const rows = Object.entries(requirement.rules).flatMap(([id, rule]) =>
    rule.kind === "holds" ? [] : rule.history.map((entry) => ({ id, rule, entry })),
  );
  if (rows.length === 0) return null;
  return (
    <section className="label" aria-labelledby={`${anchor}-history`}>
      <h3 id={`${anchor}-history`}>{t("history")}</h3>
      <table className="cards">
        <caption>{t("historyLead")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("columns.rule")}</th>
            <th scope="col">{t("columns.from")}</th>
            <th scope="col">{t("columns.value")}</th>
            <th scope="col">{t("columns.source")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, rule, entry }) => (
            <tr key={`${id} ${entry.from}`}>
              <th scope="row" data-law="">
                {ruleName(requirement, id)}
              </th>
              <td data-head={t("columns.from")}>
                <Day on={entry.from} />
              </td>
              <td data-head={t("columns.value")}>
                <ToldWords told={entryTold(rule, entry)} />
              </td>
              <td data-law="">
                {entry.source ? <SourceName requirement={requirement} id={entry.source} /> : null}{" "}
                {entry.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function SourceName({ requirement, id }: { requirement: Requirement; id: string }) {
  const source = requirement.sources[id];
  return source ? <TitleLink title={source.title} href={source.href} /> : null;
}

import { memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Fault } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import type { CreditDraft } from "./draft.ts";
import { inReadingOrder } from "./hours-order.ts";
import { HoursRow, type WorthColumn } from "./hours-row.tsx";

type Props = {
  credits: readonly CreditDraft[];
  standings: readonly Standing[];
  requirements: ReadonlyMap<string, Requirement>;
  faults: readonly Fault[];
};

/** So many courses are shown at first. */
const SHOWN = 20;

/**
 * Each course, what it is worth for each credential, and why; on a phone a list of single lines that open. The newest are
 * shown, and all of them once `details` is open: that hides and shows by CSS alone, so that paper always has them all.
 */
export const HoursTable = memo(function HoursTable({ credits, standings, requirements, faults }: Props) {
  const t = useTranslations("standing.hours");
  const columns = useColumns(standings, requirements);
  const worth = useMemo(
    () => standings.map((standing) => new Map(standing.credits.map((credit) => [credit.id, credit]))),
    [standings],
  );
  const rows = inReadingOrder(credits, faults);
  return (
    <div className="hours-box">
      <table className="cards hours-list">
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("course")}</th>
            <th scope="col">{t("day")}</th>
            <th scope="col" className="num">
              {t("hours")}
            </th>
            {columns.map(({ credential, name }) => (
              <th key={credential} scope="col" className="num" data-law="">
                {name}
              </th>
            ))}
            <th scope="col">{t("why")}</th>
            <th scope="col" className="no-print">
              <span className="visually-hidden">{t("change")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ credit, place, fault, needs }, index) => (
            <HoursRow
              key={credit.id}
              {...{ credit, place, fault, needs, columns }}
              isLater={index >= SHOWN}
              worth={worth.map((entry) => entry.get(credit.id))}
            />
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN ? (
        <details className="all-hours no-print">
          <summary>
            <span className="when-closed">{t("showAll", { count: rows.length })}</span>
            <span className="when-open">{t("showSome", { count: SHOWN })}</span>
          </summary>
        </details>
      ) : null}
    </div>
  );
});

/** The credentials as columns: the same object as long as they are the same. */
function useColumns(
  standings: readonly Standing[],
  requirements: ReadonlyMap<string, Requirement>,
): readonly WorthColumn[] {
  const key = standings.map(({ credential, kind }) => `${credential} ${kind}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is all of `standings` that is used
  return useMemo(
    () =>
      standings.map(({ credential, kind }) => {
        const law = requirements.get(kind);
        return { credential, law, name: law?.short ?? kind };
      }),
    [key, requirements],
  );
}

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Fault } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { Day } from "#src/ui/day.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import { type CreditDraft, isComplete } from "./draft.ts";
import { faultAt } from "./judge-draft.ts";
import { useReasonText } from "./reason-text.ts";

type Props = {
  credits: readonly CreditDraft[];
  standings: readonly Standing[];
  requirements: ReadonlyMap<string, Requirement>;
  faults: readonly Fault[];
};

/** Each course, what it is worth for each credential, and why; on a phone a list of cards. */
export const HoursTable = memo(function HoursTable({ credits, standings, requirements, faults }: Props) {
  const t = useTranslations("standing.hours");
  const worth = standings.map((standing) => new Map(standing.credits.map((credit) => [credit.id, credit])));
  const laws = standings.map(({ kind }) => requirements.get(kind));
  const names = standings.map(({ kind }, index) => laws[index]?.short ?? kind);
  return (
    <table className="cards hours-list">
      <caption className="visually-hidden">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("course")}</th>
          <th scope="col">{t("day")}</th>
          <th scope="col" className="num">
            {t("hours")}
          </th>
          {names.map((name, index) => (
            <th key={standings[index]?.credential} scope="col" className="num" data-law="">
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
        {credits.map((credit, place) => (
          <HoursRow
            key={credit.id}
            {...{ credit, place, names, laws, standings, faults }}
            worth={worth.map((entry) => entry.get(credit.id))}
          />
        ))}
      </tbody>
    </table>
  );
});

type Worth = Standing["credits"][number] | undefined;
type RowProps = Pick<Props, "standings" | "faults"> & {
  credit: CreditDraft;
  place: number;
  names: readonly string[];
  laws: readonly (Requirement | undefined)[];
  worth: readonly Worth[];
};

function HoursRow({ credit, place, names, laws, standings, worth, faults }: RowProps) {
  const t = useTranslations("standing.hours");
  const fault = faultAt(faults, `credits[${place}]`);
  const isOpen = !isComplete(credit);
  const name = credit.title || credit.uan || t("untitled");
  const isOut = worth.length > 0 && worth.every((entry) => entry?.counts === 0);
  return (
    <tr className={isOut ? "out" : undefined}>
      <th scope="row" className="title" data-law="">
        {name}
        {credit.title && credit.uan ? <small>{credit.uan}</small> : null}
      </th>
      <td data-head={t("day")}>
        {credit.completedOn && !fault ? <Day on={credit.completedOn} /> : credit.completedOn}
      </td>
      <td className="num" data-head={t("hours")} data-law="">
        {credit.hours}
      </td>
      {worth.map((entry, index) => (
        <td key={standings[index]?.credential} className="num" data-head={names[index]}>
          {entry ? t("worth", { hours: entry.counts }) : ""}
        </td>
      ))}
      <td>
        {fault ? <span className="fault">{fault}</span> : null}
        {isOpen ? (
          <span className="fault">{t("incomplete")}</span>
        ) : (
          <Why worth={worth} laws={laws} names={names} />
        )}
      </td>
      <td className="no-print">
        <span className="acts">
          <ButtonFor button={`edit-credit:${place}`} className="do-link">
            {t("change")}
            <span className="visually-hidden" data-law="">
              {" "}
              {name}
            </span>
          </ButtonFor>
          <ButtonFor button={`remove-credit:${place}`} className="do-link">
            {t("remove")}
            <span className="visually-hidden" data-law="">
              {" "}
              {name}
            </span>
          </ButtonFor>
        </span>
      </td>
    </tr>
  );
}

type WhyProps = {
  worth: readonly Worth[];
  laws: readonly (Requirement | undefined)[];
  names: readonly string[];
};

/** The reasons; one that is the same for every credential is said once. */
function Why({ worth, laws, names }: WhyProps) {
  const reasonText = useReasonText();
  const byText = new Map<string, Set<string>>();
  for (const [index, entry] of worth.entries())
    for (const reason of entry?.because ?? []) {
      const text = reasonText(reason, laws[index]);
      byText.set(text, (byText.get(text) ?? new Set()).add(names[index] ?? ""));
    }
  return (
    <span data-law="">
      {[...byText].map(([text, places]) => (
        <span key={text} className="block">
          {places.size === names.length && names.length > 1 ? text : `${[...places].join(", ")}: ${text}`}
        </span>
      ))}
    </span>
  );
}

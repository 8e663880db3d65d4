import { memo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { Day } from "#src/ui/day.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import type { CreditDraft } from "./draft.ts";
import type { PlacedCredit } from "./hours-order.ts";
import { useReasonText } from "./reason-text.ts";
import { WhatItSays } from "./what-it-says.tsx";

/** A credential that courses are worth something to. */
export type WorthColumn = { credential: string; name: string; law: Requirement | undefined };
type Worth = Standing["credits"][number] | undefined;
type Props = PlacedCredit & {
  columns: readonly WorthColumn[];
  worth: readonly Worth[];
  /** Not among those shown at first. */
  isLater: boolean;
};

/** One course; drawn again only when it, or what it is worth, is another. */
export const HoursRow = memo(function HoursRow(props: Props) {
  const { credit, place, fault, needs, columns, worth, isLater } = props;
  const t = useTranslations("standing.hours");
  const name = credit.title || credit.uan || t("untitled");
  const isOut = worth.length > 0 && worth.every((entry) => entry?.counts === 0);
  const isDay = credit.completedOn !== "" && !fault;
  return (
    <tr className={`${isOut ? "out" : ""} ${isLater ? "later" : ""}`}>
      <th scope="row" className="title" aria-label={name}>
        <details open={needs || undefined}>
          <summary>
            <span className="name" data-law="">
              {name}
            </span>
            <Glance credit={credit} isDay={isDay} isOut={isOut} />
          </summary>
          <WhatItSays credit={credit} />
        </details>
        {credit.title && credit.uan ? <small data-law="">{credit.uan}</small> : null}
      </th>
      <td data-head={t("day")}>{isDay ? <Day on={credit.completedOn} /> : credit.completedOn}</td>
      <td className="num" data-head={t("hours")} data-law="">
        {credit.hours}
      </td>
      {columns.map(({ credential, name: head }, index) => (
        <td key={credential} className="num" data-head={head}>
          {worth[index] ? t("worth", { hours: worth[index].counts }) : ""}
        </td>
      ))}
      <td>
        {fault ? <span className="fault">{fault}</span> : null}
        {needs && !fault ? <span className="fault">{t("incomplete")}</span> : null}
        {needs ? null : <Why worth={worth} columns={columns} />}
      </td>
      <td className="no-print">
        <RowButtons place={place} name={name} />
      </td>
    </tr>
  );
}, isSameRow);

function isSameRow({ worth, ...one }: Props, { worth: next, ...other }: Props): boolean {
  const isSameWorth = worth.length === next.length && worth.every((entry, index) => entry === next[index]);
  return isSameWorth && (Object.keys(one) as (keyof typeof one)[]).every((key) => one[key] === other[key]);
}

/** On a phone, what a folded line says beside the name. */
function Glance({ credit, isDay, isOut }: { credit: CreditDraft; isDay: boolean; isOut: boolean }) {
  const t = useTranslations("standing.hours");
  const format = useFormatter();
  const day = isDay
    ? format.dateTime(new Date(`${credit.completedOn}T00:00:00Z`), { dateStyle: "short", timeZone: "UTC" })
    : "";
  return (
    <span className="glance" aria-hidden="true">
      <span>{day}</span>{" "}
      <b>{credit.hours ? t("glance", { hours: credit.hours, isOut: isOut ? "yes" : "no" }) : ""}</b>
    </span>
  );
}

function RowButtons({ place, name }: { place: number; name: string }) {
  const t = useTranslations("standing.hours");
  return (
    <span className="acts">
      {(["change", "remove"] as const).map((act) => (
        <ButtonFor
          key={act}
          button={`${act === "change" ? "edit" : "remove"}-credit:${place}`}
          className="do-link"
        >
          {t(act)}
          <span className="visually-hidden" data-law="">
            {" "}
            {name}
          </span>
        </ButtonFor>
      ))}
    </span>
  );
}

/** The reasons; one that is the same for every credential is said once. */
function Why({ worth, columns }: Pick<Props, "worth" | "columns">) {
  const reasonText = useReasonText();
  const byText = new Map<string, Set<string>>();
  for (const [index, entry] of worth.entries())
    for (const reason of entry?.because ?? []) {
      const text = reasonText(reason, columns[index]?.law);
      byText.set(text, (byText.get(text) ?? new Set()).add(columns[index]?.name ?? ""));
    }
  return (
    <span data-law="">
      {[...byText].map(([text, places]) => (
        <span key={text} className="block">
          {places.size === columns.length && columns.length > 1 ? text : `${[...places].join(", ")}: ${text}`}
        </span>
      ))}
    </span>
  );
}

import { useTranslations } from "use-intl";
import { Day } from "#src/ui/day.tsx";
import { Sticker } from "#src/ui/sticker.tsx";
import type { Glance } from "./law-at-a-glance.ts";
import { type Column, columns, type Measure, type Order, queryOf, readingOf } from "./map-view.ts";
import { useReadingWords } from "./reading-words.ts";

/** One place or certifier of the table. */
export type MapRow = { readonly name: string; readonly glance: Glance; readonly more: number };

type Props = {
  certifiers: readonly MapRow[];
  places: readonly MapRow[];
  measure: Measure;
  order: Order;
};

/** The same facts as a table, the national certifiers first; each heading is a link that sorts by it. */
export function MapTable({ certifiers, places, measure, order }: Props) {
  const t = useTranslations("map");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={t("tableLabel")}>
      <table className="cards map-table" id="table">
        <caption>{t("caption")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHead key={column} {...{ column, measure, order }} />
            ))}
          </tr>
        </thead>
        <Rows head={t("certifiers")} rows={certifiers} />
        <Rows head={t("places")} rows={places} />
      </table>
    </section>
  );
}

function SortHead({ column, measure, order }: { column: Column; measure: Measure; order: Order }) {
  const t = useTranslations("map");
  const isChosen = order.column === column;
  const next = { column, isDown: isChosen ? !order.isDown : column !== "place" };
  const sort = isChosen ? (order.isDown ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" aria-sort={sort}>
      <a href={`${queryOf(measure, next)}#table`}>{t(`columns.${column}`)}</a>
      {isChosen ? <span aria-hidden="true">{order.isDown ? " ▼" : " ▲"}</span> : null}
    </th>
  );
}

function Rows({ head, rows }: { head: string; rows: readonly MapRow[] }) {
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={columns.length}>
          {head}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.glance.kind} row={row} />
      ))}
    </tbody>
  );
}

const AMOUNTS = ["year", "live", "topics"] as const;

function Row({ row: { name, glance, more } }: { row: MapRow }) {
  const isPlace = glance.authority.startsWith("us-");
  const t = useTranslations("map");
  const words = useReadingWords();
  const hours = readingOf("cycle", glance);
  return (
    <tr>
      <th scope="row">
        <a href={`/requirements/${glance.authority}`} data-law="">
          {name}
        </a>
        {more > 0 ? <small className="soft"> {t("more", { more })}</small> : null}
      </th>
      <td data-head={t("columns.cycle")}>
        {hours.amount === "unknown" ? (
          <Sticker tone="unknown">{words.long(hours)}</Sticker>
        ) : (
          <>
            <strong>{words.long(hours)}</strong>{" "}
            {hours.amount === "none" ? null : <Period months={glance.periodMonths} />}
          </>
        )}
      </td>
      {AMOUNTS.map((measure) => (
        <td key={measure} data-head={t(`columns.${measure}`)}>
          {words.long(readingOf(measure, glance))}
        </td>
      ))}
      <td data-head={t("columns.certification")}>
        {isPlace ? words.long(readingOf("certification", glance)) : null}
      </td>
      <td data-head={t("columns.confidence")}>{words.long(readingOf("confidence", glance))}</td>
      <td data-head={t("columns.read")}>
        <Day on={glance.checkedOn} />
      </td>
    </tr>
  );
}

function Period({ months }: { months: number | null }) {
  const t = useTranslations("map");
  if (months === null) return <small className="soft">{t("periodUnknown")}</small>;
  return <small className="soft">{t("period", { months })}</small>;
}

import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { SourceName } from "./history-table.tsx";
import { WindowWords } from "./window-words.tsx";

const WINDOWS = ["opens", "due", "late", "grace", "reinstatement"] as const;

/** When to renew, what it costs, what remains afterwards, and how long to keep the proof. */
export function WindowsAndFees({ requirement, anchor }: { requirement: Requirement; anchor: string }) {
  const t = useTranslations("requirements.page");
  const { windows = {}, fees = [], retention, conversions = [] } = requirement;
  const known = WINDOWS.flatMap((kind) => (windows[kind] ? [{ ...windows[kind], name: kind }] : []));
  if (known.length + fees.length + conversions.length === 0 && !retention) return null;
  return (
    <section className="label" aria-labelledby={`${anchor}-deadlines`}>
      <h3 id={`${anchor}-deadlines`}>{t("deadlines")}</h3>
      <ul>
        {known.map((window) => (
          <li key={window.name}>
            <strong>{t(`windows.${window.name}`)}</strong> <WindowWords window={window} />{" "}
            <span data-law="">
              <SourceName requirement={requirement} id={window.source} />
            </span>
          </li>
        ))}
        {fees.map(({ what, usd, source, note }) => (
          <li key={`${what} ${usd}`}>
            <strong>{t("feeFor")}</strong> <span data-law="">{what.replaceAll("-", " ")}</span>:{" "}
            {t("fee", { usd })}{" "}
            <span data-law="">
              {note} {source ? <SourceName requirement={requirement} id={source} /> : null}
            </span>
          </li>
        ))}
        {conversions.map(({ unit, hours, note, source }) => (
          <li key={unit}>
            {t(`conversion.${unit}`, { hours })}{" "}
            <span data-law="">
              {note} <SourceName requirement={requirement} id={source} />
            </span>
          </li>
        ))}
        {retention ? (
          <li>
            {t("retention", { months: retention.months })}{" "}
            <span data-law="">
              {retention.note} <SourceName requirement={requirement} id={retention.source} />
            </span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

import { useTranslations } from "use-intl";
import type { Standing } from "#src/rules/standing.ts";
import { Day } from "#src/ui/day.tsx";

/** When renewal opens, when it is due, and what remains after the last day. */
export function WindowList({ windows }: { windows: Standing["windows"] }) {
  const t = useTranslations("standing.windows");
  if (windows.length === 0) return null;
  return (
    <details className="more">
      <summary>{t("head")}</summary>
      <ul>
        {windows.map((window) => (
          <li key={window.kind}>
            <strong>{t(`kind.${window.kind}`)}</strong>{" "}
            {window.from ? t.rich("from", { day: () => <Day on={window.from ?? ""} /> }) : null}{" "}
            {window.until ? t.rich("until", { day: () => <Day on={window.until ?? ""} /> }) : null}{" "}
            {window.usd === undefined ? null : t("fee", { usd: window.usd })}{" "}
            <span data-law="">{window.note}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";

type Window = NonNullable<NonNullable<Requirement["windows"]>["opens"]>;

/** When a window opens or ends, seen from the cycle's last day, what it costs, and what its source adds. */
export function WindowWords({ window }: { window: Window }) {
  const t = useTranslations("requirements.page");
  return (
    <>
      {window.days_before_end === undefined ? null : t("daysBefore", { days: window.days_before_end })}{" "}
      {window.days_after_end === undefined ? null : t("daysAfter", { days: window.days_after_end })}{" "}
      {window.months_after_end === undefined ? null : t("monthsAfter", { months: window.months_after_end })}{" "}
      {window.on === undefined ? null : t("onDay", { day: new Date(`2024-${window.on}T00:00:00Z`) })}{" "}
      {window.usd === undefined ? null : t("windowFee", { usd: window.usd })}{" "}
      {window.note === undefined ? null : <span data-law="">{window.note}</span>}
    </>
  );
}

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { StatusSticker } from "./status-words.tsx";

type Props = { standings: readonly Standing[]; requirements: ReadonlyMap<string, Requirement> };

/** The answer in short, in sight while one types further down; on a phone only its most urgent line. */
export const StatusBar = memo(function StatusBar({ standings, requirements }: Props) {
  const t = useTranslations("standing.bar");
  return (
    <div className="status-bar" role="status" aria-label={t("label")}>
      {standings.map((standing) => (
        <p key={standing.credential} className="one">
          <span data-law="">{requirements.get(standing.kind)?.short ?? standing.kind}</span>{" "}
          <StatusSticker status={standing.status} />{" "}
          {standing.hours.missing ? t("missing", { hours: standing.hours.missing }) : null}
        </p>
      ))}
      {standings.length > 1 ? <p className="rest">{t("rest", { count: standings.length - 1 })}</p> : null}
      <p>
        <a href="#answer">{t("toAnswer")}</a>
      </p>
    </div>
  );
});

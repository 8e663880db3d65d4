import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { StatusSticker } from "./status-words.tsx";

type Props = { standings: readonly Standing[]; requirements: ReadonlyMap<string, Requirement> };

/** The answer in short, in sight while one types further down. */
export function StatusBar({ standings, requirements }: Props) {
  const t = useTranslations("standing.bar");
  return (
    <div className="status-bar" role="status" aria-label={t("label")}>
      {standings.map((standing) => (
        <p key={standing.credential}>
          <span data-law="">{requirements.get(standing.kind)?.short ?? standing.kind}</span>{" "}
          <StatusSticker status={standing.status} />{" "}
          {standing.hours.missing ? t("missing", { hours: standing.hours.missing }) : null}
        </p>
      ))}
      <p>
        <a href="#answer">{t("toAnswer")}</a>
      </p>
    </div>
  );
}

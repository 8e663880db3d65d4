import { memo, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { StatusSticker } from "./status-words.tsx";

type Props = { standings: readonly Standing[]; requirements: ReadonlyMap<string, Requirement> };

/** The answer in short, in sight while one types further down; on a phone only its most urgent line. */
export const StatusBar = memo(function StatusBar({ standings, requirements }: Props) {
  const t = useTranslations("standing.bar");
  const isSeen = useIsAnswerSeen();
  return (
    <div
      className="status-bar"
      data-answer={isSeen ? "seen" : "out-of-sight"}
      role="status"
      aria-label={t("label")}
    >
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

/** Whether the answer itself is on the screen, so that the bar need not say it too. */
function useIsAnswerSeen(): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const head = document.getElementById("answer-head");
    if (!head) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(head);
    return () => observer.disconnect();
  }, []);
  return isSeen;
}

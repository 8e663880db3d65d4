import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { topics } from "#src/rules/topics.ts";
import { useDayWords } from "#src/ui/day.tsx";
import type { Doubt } from "./doubts.ts";
import type { CreditDraft } from "./draft.ts";

const SHOWN = 3;

type Props = { doubts: readonly Doubt[]; credits?: readonly CreditDraft[] };

/** What looks like a slip of the pen, as a calm note: nothing is refused because of it. Past a few, the rest folds away. */
export function DoubtList({ doubts, credits = [] }: Props) {
  const t = useTranslations("standing.doubts");
  if (doubts.length === 0) return null;
  const items = doubts.map((doubt) => (
    <li key={JSON.stringify(doubt)}>
      <DoubtWords doubt={doubt} credits={credits} />
    </li>
  ));
  return (
    <div className="note doubts no-print">
      <p>
        <strong>{t("head")}</strong>
      </p>
      <ul>{items.slice(0, SHOWN)}</ul>
      {items.length > SHOWN ? (
        <details>
          <summary>{t("more", { count: items.length - SHOWN })}</summary>
          <ul>{items.slice(SHOWN)}</ul>
        </details>
      ) : null}
    </div>
  );
}

function DoubtWords({ doubt, credits }: { doubt: Doubt; credits: readonly CreditDraft[] }) {
  const t = useTranslations("standing.doubts");
  const words = useDayWords();
  const format = useFormatter();
  const wordOf = useWord();
  const law = (chunks: ReactNode) => <span data-law="">{chunks}</span>;
  const nameOf = (id: string) => {
    const credit = credits.find((entry) => entry.id === id);
    return credit?.title || credit?.uan || id;
  };
  switch (doubt.code) {
    case "judged-day-far":
      return t(doubt.code, { day: words(doubt.asOf) });
    case "issued-later":
    case "cycle-begins-later":
      return t(doubt.code, { day: words(doubt.on) });
    case "day-over-24-hours":
      return t(doubt.code, { day: words(doubt.on), hours: doubt.hours, count: doubt.credits.length });
    case "uan-after-completion":
      return t.rich(doubt.code, {
        name: nameOf(doubt.credits[0]),
        day: words(doubt.on),
        year: String(doubt.year),
        law,
      });
    case "words-against-uan": {
      const said = format.list(
        doubt.said.map((word) => wordOf(doubt.word, word)),
        { type: "conjunction" },
      );
      const printed = wordOf(doubt.word, doubt.printed);
      return t.rich(doubt.code, { name: nameOf(doubt.credits[0]), said, printed, law });
    }
    case "sibling-uans":
      return t.rich(doubt.code, {
        names: format.list([...new Set(doubt.credits.map(nameOf))], { type: "conjunction" }),
        numbers: format.list(doubt.numbers, { type: "conjunction" }),
        law,
      });
  }
}

/** A word of a credit as the form names it. */
function useWord(): (field: "delivery" | "audience" | "topics", word: string) => string {
  const t = useTranslations("standing.entry.choices");
  return (field, word) =>
    field === "topics"
      ? (topics.find(({ topic }) => topic === word)?.means ?? word)
      : t(`${field}.${word}` as "delivery.live");
}

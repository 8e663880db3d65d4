import { useFormatter, useTranslations } from "use-intl";
import type { Amount } from "./law-at-a-glance.ts";
import type { LegendEntry, Measure, Reading } from "./map-view.ts";

/** How a reading is printed: `short` on the map, `long` in a table or read aloud. */
export function useReadingWords() {
  const t = useTranslations("map");
  const amount = useAmountWords();
  return {
    short: ({ amount: value, word }: Reading): string => {
      if (word === undefined) return amount(value ?? "unknown", "short");
      return t(`letters.${word}`);
    },
    long: ({ amount: value, word }: Reading): string => {
      if (word === undefined) return amount(value ?? "unknown", "long");
      return t(`words.${word}`);
    },
  };
}

/** An amount as text: `20`, `10–20`, and a word or a sign for nothing and for what is not settled. */
export function useAmountWords(): (amount: Amount, length: "short" | "long") => string {
  const t = useTranslations("map.amount");
  const format = useFormatter();
  return (amount, length) => {
    if (typeof amount === "number") return format.number(amount);
    if (amount === "none") return t(length === "short" ? "noneShort" : "none");
    if (amount === "unknown") return t(length === "short" ? "unknownShort" : "unknown");
    return t("range", { from: amount[0], to: amount[1] });
  };
}

/** What a shade of the map stands for. */
export function useLegendWords(): (measure: Measure, entry: LegendEntry) => string {
  const t = useTranslations("map");
  return (measure, { shade, word, from, to }) => {
    if (word !== undefined)
      return t("legend.word", { letters: t(`letters.${word}`), word: t(`words.${word}`) });
    if (shade === "unknown") return t("amount.unknown");
    if (shade === 0) return t("amount.none");
    if (to === undefined) return t("legend.above", { from: from ?? 0 });
    const isCount = measure === "topics";
    if (isCount) return t("legend.exactly", { value: to });
    return from === undefined ? t("legend.upTo", { to }) : t("legend.between", { from, to });
  };
}

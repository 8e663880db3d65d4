import { useFormatter, useTranslations } from "use-intl";
import { asLaw } from "#src/ui/as-law.tsx";
import type { Headline, HeadlinePart } from "./headline.ts";

type Props = {
  headline: Headline;
  board: { readonly name: string; readonly href: string };
  /** The credentials to be held, by their names. */
  holds: readonly string[];
};

/** What is asked of most holders, as a sentence or two; where no source settles it, that, and whom to ask. */
export function HeadlineWords({ headline, board, holds }: Props) {
  const t = useTranslations("requirements.headline");
  const parts = usePartWords();
  const { among, besides, perhaps } = headline;
  return (
    <div className="headline">
      <p>
        <HoursWords headline={headline} board={board} />{" "}
        {among.length > 0 ? t.rich("among", { parts: parts(among), law: asLaw }) : null}
      </p>
      {besides.length > 0 ? <p>{t.rich("besides", { parts: parts(besides), law: asLaw })}</p> : null}
      {holds.length > 0 ? <p>{t.rich("holds", { names: holds.join(" / "), law: asLaw })}</p> : null}
      {perhaps.length > 0 ? (
        <p className="soft">{t.rich("perhaps", { rules: perhaps.join("; "), law: asLaw })}</p>
      ) : null}
    </div>
  );
}

function HoursWords({ headline: { hours, periodMonths }, board }: Omit<Props, "holds">) {
  const t = useTranslations("requirements.headline");
  const strong = (chunks: React.ReactNode) => <b>{chunks}</b>;
  const months = periodMonths ?? 0;
  if (hours === "none") return t.rich("none", { b: strong });
  if (hours === "unknown")
    return t.rich("unknown", {
      b: strong,
      board: () => (
        <a href={board.href} data-law="">
          {board.name}
        </a>
      ),
    });
  if (typeof hours === "number") return t.rich("asks", { hours, months, b: strong });
  return t.rich("between", { low: hours[0], high: hours[1], months, b: strong });
}

/** Amounts with what they are of, as a list inside a sentence. */
function usePartWords(): (parts: readonly HeadlinePart[]) => string {
  const t = useTranslations("requirements.headline");
  const format = useFormatter();
  return (parts) =>
    format.list(
      parts.map(({ id, rule, amount, unit }) => {
        if (id === "live") return t("part-live", { amount });
        if (id === "technician-specific") return t("part-technician", { amount });
        return t("part", { rule, amount, unit });
      }),
    );
}

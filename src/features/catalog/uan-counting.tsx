import { useTranslations } from "use-intl";
import { Sticker, type Tone } from "#src/ui/sticker.tsx";
import type { CountingRow, Group } from "./uan-view.server.ts";

const TONES: Record<Group, Tone> = {
  yes: "met",
  depends: "short",
  ask: "unknown",
  open: "unknown",
  "nothing-asked": "none",
  no: "lapsed",
};
const ORDER = ["yes", "depends", "open", "ask", "no", "nothing-asked"] as const;
const WORDS = ["lawOf", "audience", "delivery", "accreditation", "topics", "approvedBy"] as const;

/** For every board and certifier: whether a course that bears the number counts, and toward what. */
export function UanCounting({ rows }: { rows: Record<Group, readonly CountingRow[]> }) {
  const t = useTranslations("uan.counting");
  return (
    <section>
      <h2>{t("head")}</h2>
      <p>{t("lead")}</p>
      {ORDER.filter((group) => rows[group].length > 0).map((group) => (
        <section key={group} className="counting" aria-labelledby={`counting-${group}`}>
          <h3 id={`counting-${group}`}>
            <Sticker tone={TONES[group]}>{t(`groups.${group}`, { count: rows[group].length })}</Sticker>
          </h3>
          <p className="soft small">{t(`help.${group}`)}</p>
          <CountingList group={group} rows={rows[group]} />
        </section>
      ))}
    </section>
  );
}

function CountingList({ group, rows }: { group: Group; rows: readonly CountingRow[] }) {
  const isPlain = group !== "yes" && group !== "depends";
  return (
    <ul className={isPlain ? "plain" : undefined}>
      {rows.map((row) => (
        <li key={row.kind}>
          <a href={`/requirements/${row.authority}`} data-law="">
            {row.label}
          </a>
          {isPlain ? null : <Toward row={row} />}
        </li>
      ))}
    </ul>
  );
}

function Toward({ row: { toward, dependsOn, atMost } }: { row: CountingRow }) {
  const t = useTranslations("uan.counting");
  const law = (chunks: React.ReactNode) => <span data-law="">{chunks}</span>;
  return (
    <span className="small">
      {toward.length > 0 ? <> {t.rich("toward", { rules: toward.join(", "), law })}</> : null}
      {dependsOn.map(({ rule, word }) => {
        const known = WORDS.find((candidate) => candidate === word) ?? "topics";
        return <span key={rule}> {t.rich("dependsOn", { rule, word: t(`words.${known}`), law })}</span>;
      })}
      {atMost.map(({ rule, hours }) => (
        <span key={rule}> {t.rich("atMost", { rule, hours: hours ?? "?", law })}</span>
      ))}
    </span>
  );
}

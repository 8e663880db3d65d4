import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { SourceName } from "./history-table.tsx";

/** Certification, who holds what, hours above the need, and what was noted while reading the sources. */
export function GoodToKnow({ requirement, anchor }: { requirement: Requirement; anchor: string }) {
  const t = useTranslations("requirements.page");
  const { tiers, notes = [], carry_over: carry, status, citation } = requirement;
  return (
    <section className="label" aria-labelledby={`${anchor}-more`}>
      <h3 id={`${anchor}-more`}>{t("goodToKnow")}</h3>
      <p>{t(`status.${status}`)}</p>
      <CertificationWords requirement={requirement} />
      {carry ? (
        <p>
          {t(carry.excess === "none" ? "carryNone" : "carryNext")} <span data-law="">{carry.note}</span>{" "}
          <SourceName requirement={requirement} id={carry.source} />
        </p>
      ) : null}
      {tiers ? (
        <p>
          <strong>{t("tierWords")}</strong> <span data-law="">{tiers}</span>
        </p>
      ) : null}
      {citation ? (
        <p>
          <strong>{t("citation")}</strong> <span data-law="">{citation}</span>
        </p>
      ) : null}
      {notes.length > 0 ? (
        <>
          <h4>{t("notes")}</h4>
          <ul className="small" data-law="">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function CertificationWords({ requirement }: { requirement: Requirement }) {
  const t = useTranslations("requirements.page");
  const words = useTranslations("map.words");
  const certification = requirement.national_certification;
  if (!certification) return null;
  return (
    <p>
      <strong>{t("certification")}</strong> {words(certification.required ?? "unknown")}.{" "}
      {certification.accepted.length > 0 ? (
        <span data-law="">{certification.accepted.join(", ")}. </span>
      ) : null}
      <span data-law="">{certification.note}</span>
    </p>
  );
}

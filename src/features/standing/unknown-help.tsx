import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Standing } from "#src/rules/standing.ts";

/** What to do where nobody knows: what to fill in, else the question word for word and whom to ask. */
export function UnknownHelp({ standing, requirement }: { standing: Standing; requirement: Requirement }) {
  const t = useTranslations("standing.unknownHelp");
  const open = standing.findings.filter(({ status }) => status === "unknown");
  const codes = new Set(open.flatMap(({ because }) => because.map(({ code }) => code)));
  const yours = ["expiry-not-given", "fact-not-given", "word-missing"].filter((code) => codes.has(code));
  const theirs = [...codes].some(
    (code) => !["expiry-not-given", "fact-not-given", "word-missing", "other-way"].includes(code),
  );
  const rules = open.map(({ rule }) => ruleName(requirement, rule)).join(", ");
  return (
    <div className="note">
      {yours.map((code) => (
        <p key={code}>{t(code as "expiry-not-given")}</p>
      ))}
      {theirs ? (
        <p>
          {t.rich("ask", {
            rules,
            law: (chunks) => <span data-law="">{chunks}</span>,
            board: () => (
              <a href={requirement.authority.href} data-law="">
                {requirement.authority.name}
              </a>
            ),
          })}
        </p>
      ) : null}
      {theirs ? <p>{t("meanwhile")}</p> : null}
    </div>
  );
}

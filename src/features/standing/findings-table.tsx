import { useTranslations } from "use-intl";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Finding } from "#src/rules/standing.ts";
import { TitleLink } from "#src/ui/title-link.tsx";
import { useReasonText } from "./reason-text.ts";
import { StatusSticker } from "./status-words.tsx";

type Props = { findings: readonly Finding[]; requirement: Requirement };

/** Every rule judged: what it needs, what is there, by which source; and below, the reasons behind what is not plain. */
export function FindingsTable({ findings, requirement }: Props) {
  const t = useTranslations("standing.findings");
  const duties = findings.filter(({ most }) => most === undefined);
  const caps = findings.filter(({ most }) => most !== undefined);
  return (
    <>
      <table className="findings cards">
        <caption className="visually-hidden">{t("caption", { name: requirement.label })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rule")}</th>
            <th scope="col" className="num">
              {t("have")}
            </th>
            <th scope="col" className="num">
              {t("need")}
            </th>
            <th scope="col">{t("standing")}</th>
            <th scope="col">{t("source")}</th>
          </tr>
        </thead>
        <tbody>
          {duties.map((finding) => (
            <FindingRow key={finding.rule} finding={finding} requirement={requirement} />
          ))}
          {caps.map((finding) => (
            <CapRow key={finding.rule} finding={finding} requirement={requirement} />
          ))}
        </tbody>
      </table>
      <Reasons findings={findings} requirement={requirement} />
    </>
  );
}

function FindingRow({ finding, requirement }: { finding: Finding; requirement: Requirement }) {
  const t = useTranslations("standing.findings");
  const idle = finding.status === "not-applicable" || finding.status === "not-required";
  const amount = (value: number | null) =>
    idle || value === null ? t("none") : t("amount", { value, unit: finding.unit });
  return (
    <tr>
      <th scope="row" data-law="">
        {ruleName(requirement, finding.rule)}
      </th>
      <td className="num" data-head={t("have")}>
        {amount(finding.have)}
      </td>
      <td className="num" data-head={t("need")}>
        {finding.status === "unknown" && finding.need === null ? t("notKnown") : amount(finding.need)}
      </td>
      <td className="judged">
        <StatusSticker status={finding.status} />
      </td>
      <td data-law="">{finding.source ? <TitleLink {...finding.source} /> : null}</td>
    </tr>
  );
}

function CapRow({ finding, requirement }: { finding: Finding; requirement: Requirement }) {
  const t = useTranslations("standing.findings");
  const { have: used, most = 0, unit } = finding;
  const use = most === 0 ? "barred" : !used ? "unused" : used < most ? "some" : "full";
  return (
    <tr>
      <th scope="row" data-law="">
        {ruleName(requirement, finding.rule)}
      </th>
      <td className="num" data-head={t("have")}>
        {t("amount", { value: used ?? 0, unit })}
      </td>
      <td className="num" data-head={t("need")}>
        {t("none")}
      </td>
      <td className="judged">{t("cap", { use, used: used ?? 0, most })}</td>
      <td data-law="">{finding.source ? <TitleLink {...finding.source} /> : null}</td>
    </tr>
  );
}

/** The sentences behind the findings, under their names; what is the same for several rules is said once. */
function Reasons({ findings, requirement }: Props) {
  const reasonText = useReasonText();
  const byText = new Map<string, string[]>();
  for (const { because, note, status, rule } of findings) {
    if (status === "not-applicable" || (because.length === 0 && !note)) continue;
    const text = sentences([...because.map((reason) => reasonText(reason, requirement)), note ?? ""]);
    byText.set(text, [...(byText.get(text) ?? []), ruleName(requirement, rule)]);
  }
  if (byText.size === 0) return null;
  return (
    <ul className="why small" data-law="">
      {[...byText].map(([text, rules]) => (
        <li key={text}>
          <strong>{rules.join(", ")}:</strong> {text}
        </li>
      ))}
    </ul>
  );
}

/** Texts in a row, each closed as a sentence. */
function sentences(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== "")
    .map((text) => (/[.?!]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

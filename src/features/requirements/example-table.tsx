import { useTranslations } from "use-intl";
import { Day } from "#src/ui/day.tsx";
import { Sticker, type Tone } from "#src/ui/sticker.tsx";
import type { WorkedExample } from "./worked-example.server.ts";

type Status = WorkedExample["findings"][number]["status"];

const TONES: Record<Status, Tone> = {
  met: "met",
  short: "short",
  lapsed: "lapsed",
  unknown: "unknown",
  "not-required": "none",
  "not-applicable": "none",
};

/** A made-up person, judged: what each course counts, and where that leaves each rule. */
export function ExampleTable({ example, anchor }: { example: WorkedExample; anchor: string }) {
  const t = useTranslations("requirements.page");
  const state = useTranslations("standing.status");
  return (
    <section aria-labelledby={`${anchor}-example`}>
      <h3 id={`${anchor}-example`}>{t("example")}</h3>
      <p className="soft">
        {t.rich("exampleLead", {
          issued: () => <Day on={example.issuedOn} />,
          expires: () => <Day on={example.expiresOn} />,
        })}
      </p>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t("columns.course")}</th>
            <th scope="col">{t("columns.day")}</th>
            <th scope="col" className="num">
              {t("columns.hours")}
            </th>
            <th scope="col" className="num">
              {t("columns.counts")}
            </th>
            <th scope="col">{t("columns.why")}</th>
          </tr>
        </thead>
        <tbody>
          {example.credits.map((credit) => (
            <tr key={credit.title}>
              <th scope="row" data-law="">
                {credit.title}
              </th>
              <td data-head={t("columns.day")}>
                <Day on={credit.on} />
              </td>
              <td className="num" data-head={t("columns.hours")}>
                {credit.hours}
              </td>
              <td className="num" data-head={t("columns.counts")}>
                {credit.counts}
              </td>
              <td data-law="">{credit.why.join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="example-findings mt-2">
        {example.findings.map((finding) => (
          <li key={finding.name}>
            <span data-law="">{finding.name}</span>:{" "}
            {finding.need === null || TONES[finding.status] === "none"
              ? null
              : t("ofNeed", { have: finding.have ?? 0, need: finding.need })}{" "}
            <Sticker tone={TONES[finding.status]}>{state(finding.status)}</Sticker>
          </li>
        ))}
      </ul>
    </section>
  );
}

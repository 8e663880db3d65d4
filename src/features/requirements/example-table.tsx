import { useTranslations } from "use-intl";
import { Day } from "#src/ui/day.tsx";
import { Sticker, type Tone } from "#src/ui/sticker.tsx";
import { HourBar } from "./hour-bar.tsx";
import type { WorkedExample } from "./worked-example.server.ts";

type ExampleFinding = WorkedExample["findings"][number];

const TONES: Record<ExampleFinding["status"], Tone> = {
  met: "met",
  short: "short",
  lapsed: "lapsed",
  unknown: "unknown",
  "not-required": "none",
  "not-applicable": "none",
};

/** A made-up person, judged: where that leaves each rule, and what each course counts. */
export function ExampleTable({ example, anchor }: { example: WorkedExample; anchor: string }) {
  const t = useTranslations("requirements.page");
  const { need, have, missing } = example.hours;
  return (
    <section className="label example" aria-labelledby={`${anchor}-example`}>
      <header>
        <h3 id={`${anchor}-example`}>{t("example")}</h3>
        <Sticker tone="none">{t("madeUp")}</Sticker>
      </header>
      <p className="soft">
        {t.rich("exampleLead", {
          issued: () => <Day on={example.issuedOn} />,
          expires: () => <Day on={example.expiresOn} />,
        })}
      </p>
      {need === null ? (
        <p>{t("exampleUnknown", { have })}</p>
      ) : need > 0 ? (
        <>
          <p className="big">
            {t.rich("exampleHours", { have, need, missing: missing ?? 0, b: (chunks) => <b>{chunks}</b> })}
          </p>
          <HourBar have={have} need={need} id={`${anchor}-dots`} />
        </>
      ) : null}
      <Findings example={example} />
      <Courses example={example} />
    </section>
  );
}

function Findings({ example }: { example: WorkedExample }) {
  const t = useTranslations("requirements.page");
  const state = useTranslations("standing.status");
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">{t("columns.rule")}</th>
          <th scope="col">{t("columns.haveNeed")}</th>
          <th scope="col">{t("columns.standing")}</th>
          <th scope="col">{t("columns.why")}</th>
        </tr>
      </thead>
      <tbody>
        {example.findings.map((finding) => (
          <tr key={finding.name}>
            <th scope="row" data-law="">
              {finding.name}
            </th>
            <td data-head={t("columns.haveNeed")}>
              {hasAmount(finding) ? t("ofNeed", { have: finding.have ?? 0, need: finding.need ?? 0 }) : "–"}
            </td>
            <td>
              <Sticker tone={TONES[finding.status]}>{state(finding.status)}</Sticker>
            </td>
            <td data-law="">{finding.why.join(" ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hasAmount({ need, status, unit }: ExampleFinding): boolean {
  return need !== null && TONES[status] !== "none" && unit !== "credential";
}

function Courses({ example }: { example: WorkedExample }) {
  const t = useTranslations("requirements.page");
  return (
    <table className="cards courses">
      <thead>
        <tr>
          <th scope="col">{t("columns.course")}</th>
          <th scope="col">{t("columns.day")}</th>
          <th scope="col">{t("columns.counts")}</th>
          <th scope="col">{t("columns.why")}</th>
        </tr>
      </thead>
      <tbody>
        {example.credits.map((credit) => (
          <tr key={credit.title} className={credit.counts === 0 ? "out" : undefined}>
            <th scope="row" data-law="">
              {credit.title}
            </th>
            <td data-head={t("columns.day")}>
              <Day on={credit.on} />
            </td>
            <td data-head={t("columns.counts")}>
              {t("ofNeed", { have: credit.counts, need: credit.hours })}
            </td>
            <td data-law="">{credit.why.join(" ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

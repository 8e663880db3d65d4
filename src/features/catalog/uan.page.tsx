import { data } from "react-router";
import { useTranslations } from "use-intl";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import { requestContext } from "#src/platform/request-context.server.ts";
import { Field } from "#src/ui/field.tsx";
import type { Route } from "./+types/uan.page";
import { readUan } from "./catalog.server.ts";
import type { UanReading } from "./schema.ts";
import { UanCounting } from "./uan-counting.tsx";
import { UanParts } from "./uan-parts.tsx";
import { countingRows } from "./uan-view.server.ts";

/** A number to try; its provider and its activity are made up. */
const SAMPLE = "0202-0000-25-012-H03-T";

/** Only the page without a query is the same for everybody who asks. */
export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

export function loader({ request, context }: Route.LoaderArgs) {
  const { search, searchParams } = new URL(request.url);
  // The form's own name for it, or the one that people guess who write such an address by hand.
  const typed = (searchParams.get("uan") ?? searchParams.get("q") ?? "").slice(0, 200);
  return data({ typed, outcome: outcomeOf(typed, context) }, search === "" ? { headers: publicFor(60) } : {});
}

function outcomeOf(typed: string, context: Route.LoaderArgs["context"]) {
  if (typed.trim() === "") return null;
  const read = readUan(typed, context.get(requestContext).today);
  if (!read.ok) return { fix: read.refusal.fix };
  return { reading: read.value, rows: countingRows(read.value) };
}

export default function UanPage({ loaderData: { typed, outcome } }: Route.ComponentProps) {
  const t = useTranslations("uan");
  return (
    <>
      <PageHead title={t("title")} description={t("description")} />
      <h1>{t("head")}</h1>
      <p className="lead">{t("lead")}</p>
      <form method="get" action="/uan" className="label uan-form">
        <Field
          name="uan"
          label={t("label")}
          hint={t("hint")}
          fault={outcome?.fix ? t("unreadable") : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              defaultValue={typed}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <button type="submit" className="do">
          {t("read")}
        </button>
      </form>
      {outcome === null ? <Sample /> : null}
      {outcome?.fix ? <p data-law="">{outcome.fix}</p> : null}
      {outcome?.reading ? <Answer reading={outcome.reading} rows={outcome.rows} /> : null}
    </>
  );
}

function Sample() {
  const t = useTranslations("uan");
  return (
    <p>
      {t("try")} <a href={`/uan?uan=${SAMPLE}`}>{SAMPLE}</a>
    </p>
  );
}

type AnswerProps = { reading: UanReading; rows: ReturnType<typeof countingRows> };

function Answer({ reading, rows }: AnswerProps) {
  const t = useTranslations("uan");
  return (
    <>
      <article className="label uan-answer" aria-labelledby="uan-number">
        <h2 id="uan-number">
          <code>{reading.uan}</code>
        </h2>
        <UanParts reading={reading} />
        {reading.deviations.length > 0 ? (
          <Deviations codes={reading.deviations.map(({ code }) => code)} />
        ) : null}
        <p className="note">{t("noName")}</p>
      </article>
      <UanCounting rows={rows} />
    </>
  );
}

const DEVIATIONS = [
  "spaces",
  "no-hyphens",
  "lower-case",
  "short-provider",
  "no-audience",
  "two-audiences",
] as const;

function Deviations({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("uan");
  return (
    <>
      <h3>{t("corrected")}</h3>
      <ul>
        {DEVIATIONS.filter((code) => codes.includes(code)).map((code) => (
          <li key={code}>{t(`deviations.${code}`)}</li>
        ))}
      </ul>
    </>
  );
}

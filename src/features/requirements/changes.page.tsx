import { data } from "react-router";
import { useTranslations } from "use-intl";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import { requestContext } from "#src/platform/request-context.server.ts";
import { Day } from "#src/ui/day.tsx";
import { Field } from "#src/ui/field.tsx";
import { TitleLink } from "#src/ui/title-link.tsx";
import type { Route } from "./+types/changes.page";
import { type Change, changesOf } from "./changes.ts";
import { type AuthorityChoice, authoritiesOf, byYear, changesBy } from "./changes-view.ts";
import { nameOfAuthority } from "./places.ts";
import { readBundle, requirementsOfAuthority } from "./requirements.server.ts";

/** Only the page without a query is the same for everybody who asks. */
export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

export function loader({ request, context }: Route.LoaderArgs) {
  const { search, searchParams } = new URL(request.url);
  const all = changesOf(readBundle().requirements);
  const asked = searchParams.get("authority");
  const chosen = asked !== null && requirementsOfAuthority(asked).length > 0 ? asked : null;
  const authorities = authoritiesOf(all, chosen);
  const view = { ...byYear(changesBy(all, chosen), context.get(requestContext).today), authorities, chosen };
  return data(view, search === "" ? { headers: publicFor(60) } : {});
}

export default function ChangesPage({ loaderData }: Route.ComponentProps) {
  const t = useTranslations("changes");
  const { ahead, years, authorities, chosen } = loaderData;
  return (
    <>
      <PageHead title={t("title")} description={t("description")} />
      <h1>{t("head")}</h1>
      <p className="lead">{t("lead")}</p>
      <AuthorityForm authorities={authorities} chosen={chosen} />
      {chosen === null ? null : (
        <p>
          {t.rich("only", {
            name: nameOfAuthority(chosen),
            law: (chunks) => <strong data-law="">{chunks}</strong>,
            all: (chunks) => <a href="/requirements/changes">{chunks}</a>,
          })}
        </p>
      )}
      {ahead.length > 0 ? <ChangeList head={t("ahead")} anchor="ahead" changes={ahead} /> : null}
      {years.map(({ year, changes }) => (
        <ChangeList key={year} head={year} anchor={`y${year}`} changes={changes} />
      ))}
      {ahead.length + years.length === 0 ? <p>{t("empty")}</p> : null}
    </>
  );
}

type FormProps = { authorities: readonly AuthorityChoice[]; chosen: string | null };

function AuthorityForm({ authorities, chosen }: FormProps) {
  const t = useTranslations("changes");
  return (
    <form method="get" action="/requirements/changes" className="one-line no-print">
      <Field name="authority" label={t("of")}>
        {(control) => (
          <select {...control} defaultValue={chosen ?? ""}>
            <option value="">{t("everybody")}</option>
            {authorities.map(({ authority, name, count }) => (
              <option key={authority} value={authority}>
                {t("choice", { name, count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="do-quiet">
        {t("show")}
      </button>
      <a href="/requirements/changes.atom" type="application/atom+xml">
        {t("feed")}
      </a>
    </form>
  );
}

type ListProps = { head: string; anchor: string; changes: readonly Change[] };

function ChangeList({ head, anchor, changes }: ListProps) {
  return (
    <section className="year" aria-labelledby={anchor}>
      <h2 id={anchor}>{head}</h2>
      <ol className="changes">
        {changes.map((change) => (
          <li key={`${change.kind} ${change.rule} ${change.on}`}>
            <Day on={change.on} />
            <ChangeWords change={change} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChangeWords({ change: { kind, sentence, note, source } }: { change: Change }) {
  const t = useTranslations("changes");
  const [authority, credential] = kind.split("/");
  return (
    <div>
      <p data-law="">
        <a href={`/requirements/${authority}#${credential}`}>{sentence}</a> {note}
      </p>
      {source ? (
        <p className="small soft">
          {t("source")} <TitleLink {...source} />
        </p>
      ) : null}
    </div>
  );
}

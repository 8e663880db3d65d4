import { useTranslations } from "use-intl";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import { Field } from "#src/ui/field.tsx";
import type { Route } from "./+types/home.page";
import { KindList } from "./credential-search.tsx";
import { kindChoices } from "./kind-choices.ts";

export const headers = () => publicFor(300);

/** The names to pick from, and each place once, by its letters. */
export function loader() {
  const choices = kindChoices(requirementsByKind().values());
  const places = choices
    .filter(({ kind }) => /^us-..\/pharmacy-technician$|^(ptcb|nha)\/cpht$/.test(kind))
    .map(({ kind, short, label }) => ({
      kind,
      letters: kind.startsWith("us-") ? kind.slice(3, 5).toUpperCase() : short,
      label,
    }));
  return { choices, places };
}

export default function HomePage({ loaderData: { choices, places } }: Route.ComponentProps) {
  const t = useTranslations("standing.home");
  const product = useTranslations("product");
  return (
    <>
      <PageHead title={t("title")} description={product("promise")} />
      <section className="home-lead">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
      </section>
      <form action="/check" method="get" className="label">
        <div className="search-row">
          <Field name="hold" label={t("hold")} hint={t("hint")}>
            {(control) => <input {...control} type="text" list="kinds" autoComplete="off" required />}
          </Field>
          <button type="submit" className="do">
            {t("start")}
          </button>
        </div>
        <KindList choices={choices} />
        <details className="mt-2">
          <summary>{t("pick")}</summary>
          <ul className="states">
            {places.map(({ kind, letters, label }) => (
              <li key={kind} data-law="">
                <a href={`/check?kind=${kind}`} aria-label={label}>
                  {letters}
                </a>
              </li>
            ))}
          </ul>
        </details>
      </form>
      <ul className="promises mt-6">
        {(["why", "private", "unknown"] as const).map((promise) => (
          <li key={promise}>
            <strong>{t(`${promise}Head`)}</strong>
            {t(promise)}
          </li>
        ))}
      </ul>
    </>
  );
}

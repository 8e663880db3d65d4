import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { requestContext } from "#src/platform/request-context.server.ts";
import { Field } from "#src/ui/field.tsx";
import type { Route } from "./+types/compare.page";
import { CompareTable } from "./compare-table.tsx";
import { compare, kindOptions, kindsAsked, MOST_COMPARED, type UnknownKind } from "./compare-view.server.ts";

export function loader({ request, context }: Route.LoaderArgs) {
  const { kinds, unknown } = kindsAsked(new URL(request.url).searchParams);
  return {
    chosen: Array.from({ length: MOST_COMPARED }, (_, place) => kinds[place] ?? ""),
    unknown,
    options: kindOptions(),
    ...compare(kinds, context.get(requestContext).today),
  };
}

export default function ComparePage({ loaderData }: Route.ComponentProps) {
  const t = useTranslations("compare");
  const { chosen, unknown, options, columns, rules } = loaderData;
  return (
    <>
      <PageHead title={t("title")} description={t("description")} />
      <h1>{t("head")}</h1>
      <KindForm chosen={chosen} options={options} />
      {unknown.map((one) => (
        <Unknown key={one.kind} unknown={one} chosen={chosen} />
      ))}
      {columns.length > 0 ? <CompareTable columns={columns} rules={rules} /> : <Suggestion />}
    </>
  );
}

/** A kind that nobody knows, and the nearest ones as links that keep what was picked besides. */
function Unknown({ unknown, chosen }: { unknown: UnknownKind; chosen: readonly string[] }) {
  const t = useTranslations("compare");
  const known = chosen.filter((kind) => kind !== "");
  const law = (chunks: React.ReactNode) => <span data-law="">{chunks}</span>;
  return (
    <p>
      <strong className="fault">{t.rich("unknown", { kind: unknown.kind, law })}</strong>{" "}
      {unknown.nearest.length > 0 ? t("nearest") : null}{" "}
      {unknown.nearest.map((kind) => (
        <Fragment key={kind}>
          <a href={`/requirements/compare?kinds=${[...known, kind].join(",")}`} data-law="">
            {kind}
          </a>{" "}
        </Fragment>
      ))}
    </p>
  );
}

type FormProps = { chosen: readonly string[]; options: readonly { kind: string; label: string }[] };

function KindForm({ chosen, options }: FormProps) {
  const t = useTranslations("compare");
  return (
    <form method="get" action="/requirements/compare" className="label compare-form no-print">
      <div className="fields">
        {chosen.map((kind, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the four places are what they are
          <Field key={place} name="kinds" id={`kind-${place}`} label={t("place", { place: place + 1 })}>
            {(control) => (
              <select {...control} defaultValue={kind}>
                <option value="">{t("nobody")}</option>
                {options.map((option) => (
                  <option key={option.kind} value={option.kind}>
                    {option.label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      <button type="submit" className="do">
        {t("compare")}
      </button>
    </form>
  );
}

/** Nothing picked yet: what it is good for, with a comparison to open. */
function Suggestion() {
  const t = useTranslations("compare");
  return (
    <p>
      {t("suggestion")} <a href="/requirements/compare?kinds=ptcb/cpht,nha/cpht">{t("suggested")}</a>
    </p>
  );
}

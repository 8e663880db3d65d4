import { data } from "react-router";
import { useTranslations } from "use-intl";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import { requestContext } from "#src/platform/request-context.server.ts";
import type { Route } from "./+types/map.page";
import { MapPicture } from "./map-picture.tsx";
import { MapTable } from "./map-table.tsx";
import { choiceOf, type Measure, measures, type Order, queryOf } from "./map-view.ts";
import { mapOf } from "./national-map.server.ts";

/** Only the page without a query is the same for everybody who asks. */
export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

export function loader({ request, context }: Route.LoaderArgs) {
  const { search, searchParams } = new URL(request.url);
  const choice = choiceOf(searchParams);
  const map = mapOf(choice, context.get(requestContext).today);
  return data({ ...choice, ...map }, search === "" ? { headers: publicFor(60) } : {});
}

export default function MapPage({ loaderData }: Route.ComponentProps) {
  const t = useTranslations("map");
  const { measure, order, shapes, size, box, certifiers, places, counts } = loaderData;
  return (
    <>
      <PageHead title={t("title")} description={t("description")} />
      <h1>{t("head")}</h1>
      <p className="lead">{t("lead", counts)}</p>
      <MeasureLinks measure={measure} order={order} />
      <MapPicture places={shapes} measure={measure} size={size} box={box} />
      <p className="acts map-acts">
        <a className="do-quiet" href="/requirements/compare">
          {t("compare")}
        </a>
        <a href="/requirements/changes">{t("changes")}</a>
        <a href="/requirements.json">{t("data")}</a>
      </p>
      <MapTable {...{ certifiers, places, measure, order }} />
    </>
  );
}

function MeasureLinks({ measure, order }: { measure: Measure; order: Order }) {
  const t = useTranslations("map");
  return (
    <nav className="measures" aria-label={t("by")}>
      <ul>
        {measures.map((choice) => (
          <li key={choice}>
            <a href={queryOf(choice, order)} aria-current={choice === measure ? "true" : undefined}>
              {t(`measures.${choice}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

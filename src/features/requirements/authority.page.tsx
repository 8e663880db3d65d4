import { data, isRouteErrorResponse, redirect } from "react-router";
import { useTranslations } from "use-intl";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import { requestContext, secondsToWaitContext } from "#src/platform/request-context.server.ts";
import type { Route } from "./+types/authority.page";
import { entryOf } from "./authority-entry.server.ts";
import { authorityMeant, nameOfAuthority, nearestAuthorities } from "./places.ts";
import { ReportForm } from "./report-form.tsx";
import { countOpenReports, reportMistake } from "./reports.server.ts";
import { RequirementArticle } from "./requirement-article.tsx";
import { requirementsOfAuthority } from "./requirements.server.ts";

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

/** All that is known of one authority's credentials. */
export async function loader({ params, request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const requirements = requirementsOfAuthority(params.authority);
  if (requirements.length === 0) throw elsewhere(params.authority);
  const reports = await countOpenReports(
    ctx,
    requirements.map(({ id }) => id),
  );
  const { search, searchParams } = new URL(request.url);
  const view = {
    authority: params.authority,
    isReported: searchParams.has("reported"),
    entries: requirements.map((requirement) =>
      entryOf(requirement, ctx.today, reports.get(requirement.id) ?? 0),
    ),
  };
  return data(view, search === "" ? { headers: publicFor(10) } : {});
}

/** Where a word leads that is no authority: to the one that it names, else to a page that names the nearest. */
function elsewhere(word: string) {
  const meant = authorityMeant(word);
  return meant
    ? redirect(`/requirements/${meant}`, 301)
    : data({ nearest: nearestAuthorities(word) }, { status: 404 });
}

/** "Report a mistake": kept, or handed back as it was with what is wrong in it. */
export async function action({ params, request, context }: Route.ActionArgs) {
  const form = Object.fromEntries(await request.formData()) as Record<string, string>;
  const { kind = "", rule = "", text = "", replyTo = "" } = form;
  const typed = { kind, rule, text, replyTo };
  const waitSeconds = context.get(secondsToWaitContext);
  if (waitSeconds > 0)
    return data({ typed, faults: [], waitMinutes: Math.ceil(waitSeconds / 60) }, { status: 429 });
  const kept = await reportMistake(context.get(requestContext), typed);
  if (kept.ok) throw redirect(`/requirements/${params.authority}?reported=1#report`);
  return data({ typed, faults: kept.refusal.faults, waitMinutes: 0 }, { status: 400 });
}

export default function AuthorityPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations("requirements.page");
  const { authority, entries, isReported } = loaderData;
  const [first] = entries;
  if (!first) return null;
  const title = t("title", { name: nameOfAuthority(authority) });
  return (
    <>
      <PageHead title={title} description={t("description", { name: first.requirement.label })} />
      <h1>{title}</h1>
      <p className="soft">
        {t.rich("authority", {
          link: () => (
            <a href={first.requirement.authority.href} data-law="">
              {first.requirement.authority.name}
            </a>
          ),
        })}{" "}
        <a href={`/requirements/changes?authority=${authority}`}>{t("changes")}</a>
      </p>
      {entries.length > 1 ? (
        <nav aria-label={t("tiers")} className="contents">
          <ul>
            {entries.map(({ requirement }) => (
              <li key={requirement.id}>
                <a href={`#${anchorOf(requirement.id)}`} data-law="">
                  {requirement.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {entries.map((entry) => (
        <RequirementArticle
          key={entry.requirement.id}
          entry={entry}
          anchor={anchorOf(entry.requirement.id)}
        />
      ))}
      <ReportForm entries={entries} isReported={isReported} sent={actionData} />
    </>
  );
}

function anchorOf(kind: string): string {
  return kind.slice(kind.indexOf("/") + 1);
}

/** An authority that we do not know: the nearest ones, and the way to all. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const t = useTranslations("requirements.page");
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  const { nearest: near } = error.data as { nearest: string[] };
  return (
    <>
      <PageHead title={t("missingTitle")} description={t("missingHelp")} />
      <h1>{t("missingTitle")}</h1>
      {near.length > 0 ? (
        <>
          <p>{t("missingHelp")}</p>
          <ul data-law="">
            {near.map((authority) => (
              <li key={authority}>
                <a href={`/requirements/${authority}`}>{nameOfAuthority(authority)}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a className="do" href="/requirements">
          {t("all")}
        </a>
      </p>
    </>
  );
}

import { data, isRouteErrorResponse, redirect } from "react-router";
import { useTranslations } from "use-intl";
import { addMonths } from "#src/base/local-date.ts";
import { nearestWords } from "#src/base/nearest.ts";
import { requestContext, secondsToWaitContext } from "#src/platform/request-context.server.ts";
import type { Route } from "./+types/authority.page";
import { ReportForm } from "./report-form.tsx";
import { countOpenReports, reportMistake } from "./reports.server.ts";
import { RequirementArticle } from "./requirement-article.tsx";
import { requirementsByKind, requirementsOfAuthority } from "./requirements.server.ts";
import { rulesTold } from "./rule-told.ts";
import { workedExample } from "./worked-example.server.ts";

/** All that is known of one authority's credentials. */
export async function loader({ params, request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const requirements = requirementsOfAuthority(params.authority);
  if (requirements.length === 0) throw data({ nearest: nearest(params.authority) }, { status: 404 });
  const nameOf = (kind: string) => requirementsByKind().get(kind)?.short ?? kind;
  const reports = await countOpenReports(
    ctx,
    requirements.map(({ id }) => id),
  );
  return {
    authority: params.authority,
    isReported: new URL(request.url).searchParams.has("reported"),
    entries: requirements.map((requirement) => ({
      requirement,
      rules: rulesTold(requirement, ctx.today, nameOf),
      example: workedExample(requirement, ctx.today),
      openReports: reports.get(requirement.id) ?? 0,
      checkAgain: addMonths(requirement.checked, 12) < ctx.today,
    })),
  };
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

export type AuthorityEntry = Awaited<ReturnType<typeof loader>>["entries"][number];

export default function AuthorityPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations("requirements.page");
  const { entries, isReported } = loaderData;
  const [first] = entries;
  if (!first) return null;
  const title = t("title", { name: first.requirement.short.replace(/ \(.*\)$/, "") });
  return (
    <>
      <title>{`${title} · Goodstanding`}</title>
      <meta name="description" content={t("description", { name: first.requirement.label })} />
      <h1>{title}</h1>
      <p className="lead">
        {t.rich("authority", {
          link: () => (
            <a href={first.requirement.authority.href} data-law="">
              {first.requirement.authority.name}
            </a>
          ),
        })}
      </p>
      {entries.length > 1 ? (
        <nav aria-label={t("tiers")}>
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

function nearest(authority: string): string[] {
  const known = new Set([...requirementsByKind().keys()].map((kind) => kind.slice(0, kind.indexOf("/"))));
  return nearestWords(authority, known);
}

/** An authority that we do not know: the nearest ones, and the way to all. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const t = useTranslations("requirements.page");
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  const { nearest: near } = error.data as { nearest: string[] };
  return (
    <>
      <title>{`${t("missingTitle")} · Goodstanding`}</title>
      <h1>{t("missingTitle")}</h1>
      {near.length > 0 ? (
        <>
          <p>{t("missingHelp")}</p>
          <ul data-law="">
            {near.map((authority) => (
              <li key={authority}>
                <a href={`/requirements/${authority}`}>{authority}</a>
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

import { data } from "react-router";
import { useTranslations } from "use-intl";
import { apiDescriptionContext } from "#src/platform/api-description.server.ts";
import { documentPartsContext } from "#src/platform/document/document-parts.server.ts";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import type { Route } from "./+types/developers.page";
import { type OperationTold, operationsOf, type Taken } from "./operations.ts";

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

/** The samples bear the site's own address; where it is not set, the one that was asked, and then the page is not kept. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { publicUrl } = context.get(documentPartsContext);
  const origin = (publicUrl ?? new URL(request.url).origin).replace(/\/$/, "");
  const operations = operationsOf(context.get(apiDescriptionContext), origin);
  return data({ operations, origin }, publicUrl === undefined ? {} : { headers: publicFor(300) });
}

const DESCRIPTION = "/openapi.json";
const ERROR_SHAPE = `{
  "code": "request.invalid",
  "message": "…",
  "requestId": "…",
  "facts": { "faults": [{ "path": "credits[3].completedOn", "message": "…" }] }
}`;

const CLI = `npx goodstanding check profile.json
npx goodstanding check profile.json --json --as-of 2026-11-24
npx goodstanding check profiles.ndjson --ndjson
npx goodstanding requirements us-tx/pharmacy-technician`;

const LIBRARY = `import { judgeProfile, parseProfile } from "goodstanding/rules";

const { requirements } = await (await fetch("/requirements.json")).json();
const byKind = new Map(requirements.map((entry) => [entry.id, entry]));
const parsed = parseProfile(profile, new Set(byKind.keys()));
if (parsed.ok) console.log(judgeProfile(parsed.value, byKind, "2026-11-24").standings);
else console.log(parsed.refusal.faults);`;

/** The reference: the API from its own description, the commands, the library, the data. */
export default function DevelopersPage({ loaderData: { operations, origin } }: Route.ComponentProps) {
  const t = useTranslations("developers");
  return (
    <>
      <PageHead title={t("head")} description={t("lead")} />
      <h1>{t("head")}</h1>
      <p className="lead">{t("lead")}</p>
      <nav aria-label={t("contents")}>
        <ul>
          {operations.map(({ id, method, path }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <code>
                  {method} {path}
                </code>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        {t.rich("description", {
          file: () => (
            <a href={DESCRIPTION}>
              <code>{DESCRIPTION}</code>
            </a>
          ),
        })}
      </p>
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
      <section className="mt-6">
        <h2>{t("errors")}</h2>
        <p>{t("errorsLead")}</p>
        <pre>{ERROR_SHAPE}</pre>
        <p>{t("limits")}</p>
      </section>
      <section className="mt-6">
        <h2>{t("cli")}</h2>
        <p>{t("cliLead")}</p>
        <pre>{CLI}</pre>
      </section>
      <section className="mt-6">
        <h2>{t("library")}</h2>
        <p>{t("libraryLead")}</p>
        <pre>{LIBRARY}</pre>
      </section>
      <section className="mt-6">
        <h2>{t("data")}</h2>
        <p>{t("dataLead")}</p>
        <ul>
          {[
            "/requirements.json",
            "/requirements/us-tx/pharmacy-technician.json",
            "/requirements/us-tx/pharmacy-technician.csv",
            "/requirements/changes.atom",
          ].map((path) => (
            <li key={path}>
              <a href={path}>
                <code>{origin + path}</code>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Operation({ operation }: { operation: OperationTold }) {
  const t = useTranslations("developers");
  const { id, method, path, summary, description, curl, takes, responses } = operation;
  return (
    <section id={id} className="label mt-4" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>
        <code>
          {method} {path}
        </code>
      </h2>
      <p data-law="">
        <strong>{summary}.</strong> {description}
      </p>
      <h3 className="visually-hidden">{t("sample", { path })}</h3>
      <pre className="curl">{curl}</pre>
      {takes.length > 0 ? <Takes takes={takes} /> : null}
      <table className="cards">
        <caption>{t("answers")}</caption>
        <tbody data-law="">
          {responses.map((response) => (
            <tr key={response.status}>
              <th scope="row">{response.status}</th>
              <td>{response.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What goes into the address or the body. */
function Takes({ takes }: { takes: readonly Taken[] }) {
  const t = useTranslations("developers");
  return (
    <table className="cards">
      <caption>{t("takes")}</caption>
      <tbody>
        {takes.map(({ name, where, isRequired, means }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              {t(`where.${where}`)}, {t(isRequired ? "required" : "optional")}
            </td>
            <td data-law="">{means}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

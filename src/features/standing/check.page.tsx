import { useTranslations } from "use-intl";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { PageHandle } from "#src/platform/document/document.tsx";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { requestContext } from "#src/platform/request-context.server.ts";
import type { Route } from "./+types/check.page";
import { type CheckData, drawnWith } from "./check-data.server.ts";
import { BUTTON_FIELD, stateOfForm } from "./check-form.ts";
import { applyButton, type CheckState, emptyState } from "./check-state.ts";
import { CheckView } from "./check-view.tsx";
import { emptyDraft } from "./draft.ts";
import { kindChoices } from "./kind-choices.ts";
import { FILE_FIELD, openProfile } from "./profile-file.ts";

export const handle: PageHandle = { interactive: true, words: ["standing"] };

/** `?kind=` (several may be given) and `?hold=` (a name as typed on the first page) start the list of credentials. */
export function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const choices = kindChoices(requirementsByKind().values());
  let state: CheckState = emptyState;
  for (const kind of query.getAll("kind").slice(0, 10))
    state = applyButton(state, `add-kind:${kind}`, choices);
  const hold = query.get("hold")?.slice(0, 200) ?? "";
  if (hold.trim() !== "") state = applyButton({ ...state, search: hold }, "add-credential", choices);
  return { ...drawnWith(state, context.get(requestContext).today), safe: state.draft };
}

/** What a button of the form does, before JavaScript arrives. Nothing is stored: the answer carries everything back. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { today } = context.get(requestContext);
  const state = stateOfForm(form);
  const button = String(form.get(BUTTON_FIELD) ?? "judge");
  const next =
    button === "open-file"
      ? openProfile(state, await fileText(form), new Set(requirementsByKind().keys()))
      : applyButton(state, button, kindChoices(requirementsByKind().values()));
  return { ...drawnWith(next, today), safe: next.note?.say === "opened" ? next.draft : emptyDraft };
}

async function fileText(form: FormData): Promise<string> {
  const file = form.get(FILE_FIELD);
  return file instanceof File ? await file.text() : "";
}

export default function CheckPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations("standing");
  return (
    <>
      <PageHead title={t("title")} description={t("description")} />
      <CheckView data={(actionData ?? loaderData) as CheckData} />
    </>
  );
}

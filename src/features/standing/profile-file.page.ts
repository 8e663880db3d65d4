import type { ActionFunctionArgs } from "react-router";
import { stateOfForm } from "./check-form.ts";
import { FILE_NAME, profileText } from "./profile-file.ts";

/** `POST /check/profile.json`: the form's profile as a file to keep, before JavaScript arrives. Nothing is stored. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { draft } = stateOfForm(await request.formData());
  return new Response(profileText(draft), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${FILE_NAME}"`,
      "cache-control": "no-store",
    },
  });
}

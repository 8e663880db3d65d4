import { documentPartsContext } from "#src/platform/document/document-parts.server.ts";
import type { Route } from "./+types/robots.page";
import { READ_BY_ENGINES, siteOf } from "./site-map.server.ts";
import { robotsText } from "./site-map.ts";

/** `GET /robots.txt`. */
export function loader({ request, context }: Route.LoaderArgs): Response {
  const site = siteOf(context.get(documentPartsContext).publicUrl, request);
  return new Response(robotsText(site), {
    headers: { "content-type": "text/plain; charset=utf-8", ...READ_BY_ENGINES },
  });
}

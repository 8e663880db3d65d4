import { documentPartsContext } from "#src/platform/document/document-parts.server.ts";
import type { Route } from "./+types/sitemap.page";
import { READ_BY_ENGINES, siteOf, sitePages } from "./site-map.server.ts";
import { sitemapText } from "./site-map.ts";

/** `GET /sitemap.xml`. */
export function loader({ request, context }: Route.LoaderArgs): Response {
  const site = siteOf(context.get(documentPartsContext).publicUrl, request);
  return new Response(sitemapText(site, sitePages()), {
    headers: { "content-type": "application/xml; charset=utf-8", ...READ_BY_ENGINES },
  });
}

import type { LocalDate } from "#src/base/local-date.ts";

/* What search engines read of this site: `/robots.txt` and `/sitemap.xml`. Pure. */

/** One page to find, and the day on which what it says was last read, where it says that. */
export type SitePage = { readonly path: string; readonly readOn?: LocalDate };

/** Everything may be read but the API, which answers programs, and an address that only forms are sent to. */
export function robotsText(site: string): string {
  return `User-agent: *
Disallow: /api/
Disallow: /check/profile.json

Sitemap: ${site}/sitemap.xml
`;
}

/** The pages as a sitemap of sitemaps.org, protocol 0.9. */
export function sitemapText(site: string, pages: readonly SitePage[]): string {
  const entries = pages.map(({ path, readOn }) => {
    const day = readOn ? `<lastmod>${readOn}</lastmod>` : "";
    return `  <url><loc>${xml(site + path)}</loc>${day}</url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("")}</urlset>
`;
}

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

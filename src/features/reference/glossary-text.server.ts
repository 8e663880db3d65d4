import { translatorFor } from "#src/platform/i18n/translator.server.ts";
import { tableSectionNames, tableWords, wordSectionNames, wordSections } from "./glossary.ts";

/** docs/glossary.md: the page's words as one file, in the page's order. */
export function glossaryText(): string {
  const t = translatorFor("en", "glossary");
  const say = t as unknown as (key: string) => string;
  const parts = [
    `# ${t("head")}`,
    t("lead"),
    "<!-- Written by `node scripts/glossary.ts`; a test holds it to the page. -->",
  ];
  for (const section of wordSectionNames) {
    parts.push(`## ${say(`sections.${section}`)}`);
    for (const word of wordSections[section])
      parts.push(`**${say(`${section}.${word}.term`)}**: ${say(`${section}.${word}.means`)}`);
  }
  const tables = tableWords();
  for (const section of tableSectionNames) {
    parts.push(`## ${say(`sections.${section}`)}`, say(`leads.${section}`));
    const rows = tables[section].map(
      ({ word, means }) => `| \`${word}\` | ${means.replaceAll("|", "\\|")} |`,
    );
    parts.push([`| ${t("columns.word")} | ${t("columns.means")} |`, "|---|---|", ...rows].join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

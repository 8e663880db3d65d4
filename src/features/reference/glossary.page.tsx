import { useTranslations } from "use-intl";
import { PageHead } from "#src/platform/document/page-head.tsx";
import { publicFor } from "#src/platform/http/public-pages.server.ts";
import {
  type TableSection,
  type TableWord,
  tableSectionNames,
  tableWords,
  type WordSection,
  wordSectionNames,
  wordSections,
} from "./glossary.ts";

export const headers = () => publicFor(300);

/** Each word of the field and of the product, once, with an address of its own. */
export default function GlossaryPage() {
  const t = useTranslations("glossary");
  const tables = tableWords();
  return (
    <>
      <PageHead title={t("title")} description={t("description")} />
      <h1>{t("head")}</h1>
      <p className="lead">{t("lead")}</p>
      <nav aria-label={t("contents")} className="contents no-print">
        <ul>
          {[...wordSectionNames, ...tableSectionNames].map((section) => (
            <li key={section}>
              <a href={`#s-${section}`}>{t(`sections.${section}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {wordSectionNames.map((section) => (
        <Words key={section} section={section} />
      ))}
      {tableSectionNames.map((section) => (
        <Table key={section} section={section} words={tables[section]} />
      ))}
    </>
  );
}

function Words({ section }: { section: WordSection }) {
  const t = useTranslations("glossary");
  const say = t as unknown as (key: string) => string;
  return (
    <section className="glossary" aria-labelledby={`s-${section}`}>
      <h2 id={`s-${section}`}>{t(`sections.${section}`)}</h2>
      <dl>
        {wordSections[section].map((word) => (
          <div key={word} id={word}>
            <dt>
              <a href={`#${word}`}>{say(`${section}.${word}.term`)}</a>
            </dt>
            <dd>{say(`${section}.${word}.means`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Table({ section, words }: { section: TableSection; words: readonly TableWord[] }) {
  const t = useTranslations("glossary");
  return (
    <section className="glossary" aria-labelledby={`s-${section}`}>
      <h2 id={`s-${section}`}>{t(`sections.${section}`)}</h2>
      <p>{t(`leads.${section}`)}</p>
      <dl>
        {words.map(({ id, word, means }) => (
          <div key={id} id={id}>
            <dt>
              <a href={`#${id}`}>
                <code>{word}</code>
              </a>
            </dt>
            <dd data-law="">{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

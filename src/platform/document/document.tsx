import { createContext, type ReactNode, useContext } from "react";
import { Scripts, ScrollRestoration, useMatches } from "react-router";
import { IntlProvider } from "use-intl";
import type { Locale, Messages, Namespace } from "#src/platform/i18n/locales.ts";

/** What the server gives each page's drawing, and the browser reads back where a page is interactive. */
export type DocumentParts = {
  locale: Locale;
  messages: Messages;
  nonce: string;
  requestId: string;
  /** The address that people reach this site at, where it is set. */
  publicUrl?: string | undefined;
};

/**
 * A page that needs JavaScript says so, and which parts of the catalog it draws with:
 * `export const handle: PageHandle = { interactive: true, words: ["standing"] }`. Every other page ships none at all.
 */
export type PageHandle = { interactive?: true; words?: readonly Namespace[] };

const Parts = createContext<DocumentParts | null>(null);

/** The element whose text carries the parts to the browser. */
export const PARTS_ELEMENT = "document-parts";

/** Around everything, in the browser and on the server alike: the words, and the parts. */
export function DocumentProvider({ parts, children }: { parts: DocumentParts; children: ReactNode }) {
  return (
    <Parts value={parts}>
      <IntlProvider locale={parts.locale} messages={parts.messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </Parts>
  );
}

export function useDocumentParts(): DocumentParts {
  const parts = useContext(Parts);
  if (!parts) throw new Error("useDocumentParts needs a DocumentProvider above it");
  return parts;
}

/** What the frame around every page is drawn with. */
const FRAME_WORDS: readonly Namespace[] = ["product", "frame", "faults"];

/** The page's scripts, with their nonce: at the end of `<body>`; nothing where no matched route is interactive. */
export function DocumentScripts() {
  const parts = useDocumentParts();
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined);
  if (!handles.some(isInteractiveHandle)) return null;
  const { nonce, ...all } = parts;
  const words = [...FRAME_WORDS, ...handles.flatMap((handle) => handle?.words ?? [])];
  const carried = { ...all, messages: Object.fromEntries(words.map((word) => [word, all.messages[word]])) };
  return (
    <>
      {/* A data block, not a script that runs; "<" is written so that no text can close it. */}
      <script
        type="application/json"
        id={PARTS_ELEMENT}
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own catalogue, with "<" escaped
        dangerouslySetInnerHTML={{ __html: JSON.stringify(carried).replaceAll("<", "\\u003c") }}
      />
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  );
}

export function isInteractiveHandle(handle: unknown): boolean {
  return (handle as PageHandle | undefined)?.interactive === true;
}

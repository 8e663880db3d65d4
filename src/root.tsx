import type { ReactNode } from "react";
import { isRouteErrorResponse, Links, Meta, Outlet } from "react-router";
import { useTranslations } from "use-intl";
import { DocumentScripts, useDocumentParts } from "#src/platform/document/document.tsx";
import type { Route } from "./+types/root";
import "./root.css";

/** The document around every page. Looks belong to src/ui; scripts and words to src/platform/document. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale } = useDocumentParts();
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <DocumentScripts />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** The page for an address that does not exist, and for a failure of ours. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const t = useTranslations("faults");
  const { requestId } = useDocumentParts();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main>
      <title>{t(isMissing ? "notFoundTitle" : "brokenTitle")}</title>
      <h1>{t(isMissing ? "notFoundTitle" : "brokenTitle")}</h1>
      <p>{isMissing ? t("notFoundHelp") : t("brokenHelp", { requestId })}</p>
      <a href="/">{t("home")}</a>
    </main>
  );
}

import typeface from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { ReactNode } from "react";
import { isRouteErrorResponse, Links, Meta, Outlet, useLocation } from "react-router";
import { useTranslations } from "use-intl";
import { DocumentScripts, useDocumentParts } from "#src/platform/document/document.tsx";
import { PageFrame } from "#src/ui/page-frame.tsx";
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
        <meta name="theme-color" content="#0a6657" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="preload" href={typeface} as="font" type="font/woff2" crossOrigin="anonymous" />
        <Meta />
        <Links />
      </head>
      <body>
        <Frame>{children}</Frame>
        <DocumentScripts />
      </body>
    </html>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("frame");
  const product = useTranslations("product");
  const { pathname } = useLocation();
  const links = [
    { href: "/check", label: t("check") },
    { href: "/requirements", label: t("requirements") },
    { href: "/uan", label: t("uan") },
    { href: "/glossary", label: t("glossary") },
  ];
  const footLinks = [
    { href: "/requirements/changes", label: t("changes") },
    { href: "/developers", label: t("developers") },
    { href: "/requirements.json", label: t("data") },
  ];
  const words = { skip: t("skip"), menu: t("menu"), main: t("main"), more: t("more"), foot: t("foot") };
  return (
    <PageFrame name={product("name")} path={pathname} links={links} footLinks={footLinks} words={words}>
      {children}
    </PageFrame>
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
    <>
      <title>{t(isMissing ? "notFoundTitle" : "brokenTitle")}</title>
      <h1>{t(isMissing ? "notFoundTitle" : "brokenTitle")}</h1>
      <p className="lead">{isMissing ? t("notFoundHelp") : t("brokenHelp", { requestId })}</p>
      <p className="acts">
        <a className="do" href="/check">
          {t("check")}
        </a>
        <a className="do-quiet" href="/requirements">
          {t("requirements")}
        </a>
      </p>
    </>
  );
}

import { useLocation } from "react-router";
import { useTranslations } from "use-intl";
import { useDocumentParts } from "./document.tsx";

/**
 * A page's title and description, and its address where the site knows its own (PUBLIC_URL): the same page with a query
 * is not another page.
 */
export function PageHead({ title, description }: { title: string; description: string }) {
  const product = useTranslations("product");
  const { publicUrl } = useDocumentParts();
  const { pathname } = useLocation();
  return (
    <>
      <title>{`${title} · ${product("name")}`}</title>
      <meta name="description" content={description} />
      {publicUrl ? <link rel="canonical" href={publicUrl.replace(/\/$/, "") + pathname} /> : null}
    </>
  );
}

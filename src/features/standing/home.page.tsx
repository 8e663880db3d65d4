import { useTranslations } from "use-intl";

export default function HomePage() {
  const t = useTranslations("requirements");
  const product = useTranslations("product");
  return (
    <main>
      <title>{`${t("homeTitle")} · ${product("name")}`}</title>
      <h1>{t("homeTitle")}</h1>
      <p>{product("promise")}</p>
    </main>
  );
}

// TS2345
import { useTranslations } from "use-intl";
import "#src/platform/i18n/locales.ts";

export function Title() {
  return useTranslations("product")("no-such-key");
}

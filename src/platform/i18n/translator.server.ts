import { createTranslator } from "use-intl/core";
import en from "#src/messages/en.json" with { type: "json" };
import type { Locale, Messages, Namespace } from "./locales.ts";
import { pseudoMessages } from "./pseudo-locale.server.ts";

let pseudo: Messages | undefined;

/** The whole catalogue of a language. */
export function messagesOf(locale: Locale): Messages {
  if (locale === "en") return en;
  pseudo ??= pseudoMessages(en);
  return pseudo;
}

/** Words outside of pages (API answers, mails, commands): `translatorFor("en", "requirements")("homeTitle")`. */
export function translatorFor<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messagesOf(locale), namespace } as never);
}

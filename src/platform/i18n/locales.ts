import type en from "#src/messages/en.json";

/** The languages there are; `en-XA` is English made longer and accented, to find text that no catalogue holds. */
export const locales = ["en", "en-XA"] as const;

export type Locale = (typeof locales)[number];
export type Messages = typeof en;
/** A part of the catalogue, such as `requirements`. */
export type Namespace = keyof Messages;

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

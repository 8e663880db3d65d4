import { useFormatter } from "use-intl";

/** A legal day in words of the reader's language: `April 30, 2027`. */
export function useDayWords(): (day: string) => string {
  const format = useFormatter();
  return (day) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}

/** A legal day as text that machines read too. */
export function Day({ on }: { on: string }) {
  const words = useDayWords();
  return <time dateTime={on}>{words(on)}</time>;
}

import { type LocalDate, localDate } from "#src/base/local-date.ts";

/** The calendar day of an instant in a zone such as `America/New_York`. */
export function dayIn(zone: string, instant: Date): LocalDate {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return localDate(parts.format(instant));
}

// TS2322
import type { LocalDate } from "#src/base/local-date.ts";

export const today: LocalDate = "2026-02-30";

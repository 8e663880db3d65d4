import { addDays, addMonths, dayOf, type LocalDate, yearOf } from "#src/base/local-date.ts";
import type { Cycle } from "./cycle.ts";
import type { Requirement } from "./requirement.ts";
import type { Standing } from "./standing.ts";

type Window = NonNullable<NonNullable<Requirement["windows"]>["opens"]>;
const KINDS = ["opens", "due", "late", "grace", "reinstatement"] as const;

const MOST_KEPT = 1000;
const kept = new WeakMap<Requirement, Map<LocalDate, Standing["windows"]>>();

/**
 * The days around the end of a cycle: when renewal opens, when it is due, and what remains afterwards. Cycles of one kind
 * end on few days, so they are reckoned once for each.
 */
export function windowsOf(requirement: Requirement, { endsOn }: Cycle): Standing["windows"] {
  const byEnd = kept.get(requirement) ?? new Map<LocalDate, Standing["windows"]>();
  const known = byEnd.get(endsOn);
  if (known) return known;
  if (byEnd.size >= MOST_KEPT) byEnd.clear();
  const windows = Object.freeze(reckonWindows(requirement, endsOn)) as Standing["windows"];
  kept.set(requirement, byEnd.set(endsOn, windows));
  return windows;
}

function reckonWindows(requirement: Requirement, endsOn: LocalDate): Standing["windows"] {
  return KINDS.flatMap((kind) => {
    const window = requirement.windows?.[kind];
    const source = window && requirement.sources[window.source];
    if (!window || !source) return [];
    return [
      {
        kind,
        ...span(kind, window, endsOn),
        ...(window.usd === undefined ? {} : { usd: window.usd }),
        ...(window.note === undefined ? {} : { note: window.note }),
        source: { title: source.title, href: source.href },
      },
    ];
  });
}

/** The last day whose credits still count for a cycle: its own, or that of a grace period whose hours count. */
export function creditsUntil(requirement: Requirement, cycle: Cycle): LocalDate {
  const grace = requirement.windows?.grace;
  return grace?.credits_count ? (endAfter(grace, cycle.endsOn) ?? cycle.endsOn) : cycle.endsOn;
}

function span(
  kind: (typeof KINDS)[number],
  window: Window,
  end: LocalDate,
): { from: LocalDate | null; until: LocalDate | null } {
  if (kind === "opens") return { from: dayBefore(window, end), until: end };
  if (kind === "due") return { from: null, until: dayBefore(window, end) };
  return { from: addDays(end, 1), until: endAfter(window, end) };
}

function dayBefore(window: Window, end: LocalDate): LocalDate | null {
  if (window.days_before_end !== undefined) return addDays(end, -window.days_before_end);
  if (window.on === undefined) return null;
  const [month, day] = window.on.split("-").map(Number) as [number, number];
  const sameYear = dayOf(yearOf(end), month, day);
  return sameYear <= end ? sameYear : dayOf(yearOf(end) - 1, month, day);
}

function endAfter(window: Window, end: LocalDate): LocalDate | null {
  if (window.days_after_end !== undefined) return addDays(end, window.days_after_end);
  if (window.months_after_end !== undefined) return addMonths(end, window.months_after_end);
  if (window.on === undefined) return null;
  const [month, day] = window.on.split("-").map(Number) as [number, number];
  const sameYear = dayOf(yearOf(end), month, day);
  return sameYear > end ? sameYear : dayOf(yearOf(end) + 1, month, day);
}

import type { Amount, Certification, Glance } from "./law-at-a-glance.ts";

/* How the national map and its table are drawn: which measure, which shade, which order. Pure. */

export const measures = ["cycle", "year", "live", "topics", "certification", "confidence"] as const;
export type Measure = (typeof measures)[number];

/** From nothing to most; unknown is hatched. */
export type Shade = 0 | 1 | 2 | 3 | 4 | "unknown";

/** The upper bounds of the shades 1 to 3; above them is 4. */
const STEPS: Readonly<Record<"cycle" | "year" | "live" | "topics", readonly [number, number, number]>> = {
  cycle: [6, 10, 15],
  year: [3, 5, 6],
  live: [2, 4, 5],
  topics: [1, 2, 3],
};
const CERTIFICATION: Readonly<Record<Certification, Shade>> = {
  none: 0,
  alternative: 1,
  initial: 2,
  continuing: 4,
  unknown: "unknown",
};
const CONFIDENCE = { low: 1, medium: 2, high: 4 } as const;

/** What a measure says of one place: an amount to print, or a word of the catalog, and its shade. */
export type Reading = {
  readonly shade: Shade;
  readonly amount?: Amount;
  readonly word?: Certification | Glance["confidence"];
};

export function readingOf(measure: Measure, glance: Glance): Reading {
  if (measure === "certification")
    return { word: glance.certification, shade: CERTIFICATION[glance.certification] };
  if (measure === "confidence") return { word: glance.confidence, shade: CONFIDENCE[glance.confidence] };
  const amount = amountBy(measure, glance);
  return { amount, shade: shadeOf(amount, STEPS[measure]) };
}

function amountBy(measure: "cycle" | "year" | "live" | "topics", glance: Glance): Amount {
  if (measure === "cycle") return glance.hours;
  if (measure === "year") return glance.hoursPerYear;
  if (measure === "live") return glance.live;
  return glance.topics === 0 ? "none" : glance.topics;
}

function shadeOf(amount: Amount, steps: readonly [number, number, number]): Shade {
  if (amount === "unknown") return "unknown";
  if (amount === "none") return 0;
  const most = typeof amount === "number" ? amount : amount[1];
  const step = steps.findIndex((bound) => most <= bound);
  return (step < 0 ? 4 : step + 1) as Shade;
}

/** One entry of the legend: a shade, and the span or the word that it stands for. */
export type LegendEntry = {
  readonly shade: Shade;
  readonly word?: Certification | Glance["confidence"];
  readonly from?: number;
  readonly to?: number;
};

export function legendOf(measure: Measure): LegendEntry[] {
  if (measure === "certification")
    return Object.entries(CERTIFICATION).map(([word, shade]) => ({ word: word as Certification, shade }));
  if (measure === "confidence")
    return Object.entries(CONFIDENCE).map(([word, shade]) => ({ word: word as Glance["confidence"], shade }));
  const [low, middle, high] = STEPS[measure];
  return [
    { shade: 0 },
    { shade: 1, to: low },
    { shade: 2, from: low, to: middle },
    { shade: 3, from: middle, to: high },
    { shade: 4, from: high },
    { shade: "unknown" },
  ];
}

export const columns = ["place", ...measures, "read"] as const;
export type Column = (typeof columns)[number];
export type Order = { readonly column: Column; readonly isDown: boolean };

/** Reads `?by=`, `?sort=` and `?dir=`; what is not known is left out. */
export function choiceOf(query: URLSearchParams): { measure: Measure; order: Order } {
  const by = query.get("by");
  const sort = query.get("sort");
  return {
    measure: measures.find((measure) => measure === by) ?? "cycle",
    order: {
      column: columns.find((column) => column === sort) ?? "place",
      isDown: query.get("dir") === "down",
    },
  };
}

/** The query of a link that keeps the rest of the choice; defaults are left out. */
export function queryOf(measure: Measure, { column, isDown }: Order): string {
  const query = new URLSearchParams();
  if (measure !== "cycle") query.set("by", measure);
  if (column !== "place") query.set("sort", column);
  if (isDown) query.set("dir", "down");
  const text = query.toString();
  return text === "" ? "/requirements" : `/requirements?${text}`;
}

/** Rows in order; what is not known comes last either way, ties by name. */
export function sorted<T extends { name: string; glance: Glance }>(rows: readonly T[], order: Order): T[] {
  const sign = order.isDown ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [rankOf(order.column, a), rankOf(order.column, b)];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
    } else if (left !== right) return (left < right ? -1 : 1) * sign;
    return a.name < b.name ? -1 : 1;
  });
}

const CERTIFICATION_RANKS = ["none", "alternative", "initial", "continuing"];
const CONFIDENCE_RANKS = ["low", "medium", "high"];

function rankOf(column: Column, { name, glance }: { name: string; glance: Glance }): number | string | null {
  if (column === "place") return name;
  if (column === "read") return glance.checkedOn;
  if (column === "confidence") return CONFIDENCE_RANKS.indexOf(glance.confidence);
  if (column === "certification")
    return glance.certification === "unknown" ? null : CERTIFICATION_RANKS.indexOf(glance.certification);
  const amount = amountBy(column, glance);
  if (amount === "unknown") return null;
  if (amount === "none") return 0;
  return typeof amount === "number" ? amount : amount[0];
}

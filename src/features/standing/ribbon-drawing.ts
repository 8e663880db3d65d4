import { dayNumber, fromDayNumber, type LocalDate, monthOf, yearOf } from "#src/base/local-date.ts";
import type { Standing } from "#src/rules/standing.ts";

/*
 * The geometry of the cycle ribbon, without a word of drawing: each cycle a band from its first to its last day, whose top is
 * what the rule asks; counted hours climb inside it as a staircase. Lengths are in the drawing's own units.
 */

export type Mark = { readonly on: LocalDate; readonly counts: number; readonly title: string };
export type RibbonRow = {
  readonly name: string;
  readonly standing: Standing;
  readonly marks: readonly Mark[];
  /** What is still missing, in words; empty when nothing is. */
  readonly missing: string;
};

export type Layout = {
  readonly width: number;
  readonly band: number;
  readonly text: number;
  readonly axisMonths: 6 | 12;
};
export const WIDE: Layout = { width: 960, band: 52, text: 14, axisMonths: 6 };
export const NARROW: Layout = { width: 360, band: 56, text: 15, axisMonths: 12 };

export type Band = {
  readonly row: RibbonRow;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly base: number;
  readonly look: "hours" | "unknown" | "nothing";
  /** The staircase as an SVG path; empty without counted hours. */
  readonly stairs: string;
  /** Where hours are missing: from today to the deadline, as high as what is missing. */
  readonly gap: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly dots: readonly { readonly x: number; readonly counts: number; readonly mark: Mark }[];
  readonly nameAnchor: { readonly x: number; readonly anchor: "start" | "end" };
  readonly gapAnchor: { readonly x: number; readonly y: number; readonly anchor: "start" | "end" };
};

export type Drawing = {
  readonly height: number;
  readonly bands: readonly Band[];
  readonly axis: readonly { readonly x: number; readonly label: string; readonly month: number }[];
  /** The line of the day judged stands in the bands and at its own word, never where another word is. */
  readonly today: {
    readonly x: number;
    readonly anchor: "start" | "end";
    readonly lines: readonly { readonly from: number; readonly to: number }[];
  };
};

const LETTER = 0.56; // a letter's mean width, in text sizes

/** Lays the rows out on one time axis. Null when no row has a cycle to draw. */
export function drawRibbon(rows: readonly RibbonRow[], asOf: LocalDate, layout: Layout): Drawing | null {
  const cycles = rows.flatMap(({ standing }) => (standing.cycle ? [standing.cycle] : []));
  if (cycles.length === 0) return null;
  const days = [
    dayNumber(asOf),
    ...cycles.flatMap(({ startsOn, endsOn }) => [
      dayNumber(startsOn as LocalDate),
      dayNumber(endsOn as LocalDate),
    ]),
  ];
  const from = Math.min(...days);
  const to = Math.max(...days) + 1;
  const inset = 4;
  const x = (day: number) => round(inset + ((day - from) / (to - from)) * (layout.width - 2 * inset));
  const rowHeight = layout.band + layout.text * 3;
  const bands = rows.map((row, index) => bandOf(row, index * rowHeight, asOf, layout, x));
  const todayX = x(dayNumber(asOf));
  const height = rowHeight * rows.length + layout.text * 2;
  const foot = height - layout.text * 1.5;
  return {
    height,
    bands,
    axis: axisOf(from, to, layout, x),
    today: {
      x: todayX,
      anchor: todayX < layout.width / 2 ? "start" : "end",
      lines: [
        ...bands.map(({ top, base }) => ({ from: top - 3, to: base + 5 })),
        { from: foot - 5, to: foot + layout.text },
      ],
    },
  };
}

function bandOf(
  row: RibbonRow,
  y: number,
  asOf: LocalDate,
  layout: Layout,
  x: (day: number) => number,
): Band {
  const { cycle, hours, status } = row.standing;
  const left = cycle ? x(dayNumber(cycle.startsOn as LocalDate)) : 4;
  const right = cycle ? x(dayNumber(cycle.endsOn as LocalDate) + 1) : layout.width - 4;
  const top = y + layout.text * 1.5;
  const base = top + layout.band;
  const need = hours.need ?? 0;
  const look = !cycle || (status === "unknown" && need === 0) ? "unknown" : need > 0 ? "hours" : "nothing";
  const open = Math.min(Math.max(x(dayNumber(asOf)), left), right);
  const inCycle = row.marks.filter(
    ({ on }) => cycle && on >= cycle.startsOn && on <= cycle.endsOn && on <= asOf,
  );
  const height = (amount: number) => round((Math.min(amount, need) / need) * layout.band);
  const nameWidth = row.name.length * layout.text * LETTER;
  const nameAnchor =
    left + nameWidth <= layout.width
      ? ({ x: left, anchor: "start" } as const)
      : ({ x: layout.width, anchor: "end" } as const);
  return {
    row,
    y,
    left,
    right,
    top,
    base,
    look,
    stairs: look === "hours" ? stairs(inCycle, { left, open, base, height, x }) : "",
    gap: look === "hours" && row.missing ? gapOf(row.standing, { top, open, right, height }) : null,
    dots: inCycle.map((mark) => ({ x: x(dayNumber(mark.on)), counts: mark.counts, mark })),
    nameAnchor,
    gapAnchor: gapAnchorOf(row.missing, nameWidth, { left, right, top, base }, layout),
  };
}

type Stage = {
  left: number;
  open: number;
  base: number;
  height: (amount: number) => number;
  x: (day: number) => number;
};

function stairs(marks: readonly Mark[], { left, open, base, height, x }: Stage): string {
  const climbing = [...marks].filter(({ counts }) => counts > 0).sort((a, b) => (a.on < b.on ? -1 : 1));
  if (climbing.length === 0) return "";
  let sum = 0;
  const steps = climbing.map(({ on, counts }) => {
    sum += counts;
    return `H${x(dayNumber(on))}V${round(base - height(sum))}`;
  });
  return `M${left},${base}${steps.join("")}H${open}V${base}Z`;
}

function gapOf(
  standing: Standing,
  at: { top: number; open: number; right: number; height: (amount: number) => number },
): Band["gap"] {
  const missing = standing.hours.missing ?? 0;
  const width = at.right - at.open;
  if (width < 1) return null;
  return { x: at.open, y: at.top, width: round(width), height: Math.max(at.height(missing), 7) };
}

/** The words of the gap stand at the band's upper right, or under it where the name needs that room. */
function gapAnchorOf(
  missing: string,
  nameWidth: number,
  band: { left: number; right: number; top: number; base: number },
  layout: Layout,
): Band["gapAnchor"] {
  const width = missing.length * layout.text * LETTER;
  const fits = band.right - band.left >= nameWidth + width + layout.text * 2;
  const y = fits ? band.top - layout.text * 0.4 : band.base + layout.text * 1.4;
  return band.right - width >= 0 ? { x: band.right, y, anchor: "end" } : { x: 4, y, anchor: "start" };
}

function axisOf(from: number, to: number, layout: Layout, x: (day: number) => number): Drawing["axis"] {
  const ticks: { x: number; label: string; month: number }[] = [];
  const last = to - Math.ceil(((layout.text * 3) / layout.width) * (to - from));
  for (let day = from; day <= last; day++) {
    const on = fromDayNumber(day);
    if (!on.endsWith("-01") || (monthOf(on) - 1) % layout.axisMonths !== 0) continue;
    ticks.push({ x: x(day), label: String(yearOf(on)), month: monthOf(on) });
  }
  const step = Math.ceil((ticks.length * layout.text * 4) / layout.width);
  return ticks.filter((_, index) => index % step === 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

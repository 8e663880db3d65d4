import type { ReactNode } from "react";

/** How a status looks: a shape beside the word, so that color is never alone. */
export type Tone = "met" | "short" | "lapsed" | "unknown" | "none";

const SHAPES: Record<Tone, string> = { met: "✓", short: "◐", lapsed: "■", unknown: "?", none: "–" };

/** A status as a sticker; the word is the child. */
export function Sticker({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`sticker ${tone}`}>
      <b aria-hidden="true">{SHAPES[tone]}</b> {children}
    </span>
  );
}

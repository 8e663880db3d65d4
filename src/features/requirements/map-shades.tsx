import type { Shade } from "./map-view.ts";

/*
 * How a shade looks: a color, and from the second on a pattern besides. A drawing that is not shown lends no patterns, so
 * each drawing brings its own under its name.
 */

type Drawing = "atlas" | "tiles" | "legend";

export function shadeFill(drawing: Drawing, shade: Shade): { className: string; fill?: string } {
  const isPatterned = shade === 2 || shade === 3 || shade === "unknown";
  return { className: `shade-${shade}`, ...(isPatterned ? { fill: `url(#${drawing}-${shade})` } : {}) };
}

export function Patterns({ name }: { name: Drawing }) {
  const frame = {
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  } as const;
  return (
    <defs>
      <pattern id={`${name}-2`} {...frame}>
        <rect width="6" height="6" className="ground-2" />
        <circle cx="2" cy="2" r="0.9" className="mark-2" />
      </pattern>
      <pattern id={`${name}-3`} {...frame} patternTransform="rotate(-45)">
        <rect width="6" height="6" className="ground-3" />
        <line x1="0" y1="0" x2="6" y2="0" className="mark-3" />
      </pattern>
      <pattern id={`${name}-unknown`} {...frame}>
        <rect width="6" height="6" className="ground-unknown" />
        <line x1="0" y1="0" x2="0" y2="6" className="mark-unknown" />
      </pattern>
    </defs>
  );
}

/** A shade as the legend shows it. */
export function Swatch({ shade }: { shade: Shade }) {
  return (
    <svg viewBox="0 0 26 18" width="26" height="18" aria-hidden="true">
      {shade === 0 ? <Patterns name="legend" /> : null}
      <rect x="1" y="1" width="24" height="16" {...shadeFill("legend", shade)} />
    </svg>
  );
}

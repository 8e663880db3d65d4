import { memo } from "react";
import { useTranslations } from "use-intl";
import { localDate } from "#src/base/local-date.ts";
import { useDayWords } from "#src/ui/day.tsx";
import {
  type Band,
  type Drawing,
  drawRibbon,
  type Layout,
  NARROW,
  type RibbonRow,
  WIDE,
} from "./ribbon-drawing.ts";

/** All cycles on one time axis, with each credit as a mark; a drawing of its own for narrow screens. The tables say the same. */
export const Ribbon = memo(function Ribbon({ rows, asOf }: { rows: readonly RibbonRow[]; asOf: string }) {
  const t = useTranslations("standing.ribbon");
  const wide = drawRibbon(rows, localDate(asOf), WIDE);
  const narrow = drawRibbon(rows, localDate(asOf), NARROW);
  if (!wide || !narrow) return null;
  return (
    <figure className="ribbon">
      <RibbonPicture drawing={wide} layout={WIDE} name="wide" />
      <RibbonPicture drawing={narrow} layout={NARROW} name="narrow" />
      <figcaption>
        <span className="key k-fill" />
        {t("counts")} <span className="key k-gap" />
        {t("missing")} <span className="key k-unknown" />
        {t("unknown")} <span className="key k-no" />
        {t("notCounted")} {t("howToRead")}
      </figcaption>
    </figure>
  );
});

type PictureProps = { drawing: Drawing; layout: Layout; name: "wide" | "narrow" };

function RibbonPicture({ drawing, layout, name }: PictureProps) {
  const t = useTranslations("standing.ribbon");
  const bottom = drawing.height - layout.text * 0.5;
  return (
    <svg
      className={name}
      viewBox={`-4 -4 ${layout.width + 8} ${drawing.height + 8}`}
      role="img"
      aria-labelledby={`ribbon-${name}`}
      fontSize={layout.text}
    >
      <title id={`ribbon-${name}`}>{t("title", { count: drawing.bands.length })}</title>
      <defs>
        <pattern
          id={`hatch-${name}`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className="hatch-ground" />
          <line x1="0" y1="0" x2="0" y2="7" className="hatch-line" />
        </pattern>
        <pattern id={`dots-${name}`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className="dots-ground" />
          <circle cx="1.5" cy="1.5" r="1" className="dots-dot" />
        </pattern>
      </defs>
      {drawing.axis.map(({ x, label, month }) => (
        <g key={`${label}-${month}`}>
          <line x1={x} x2={x} y1={0} y2={bottom - layout.text} className="grid-line" />
          {Math.abs(x - drawing.today.x) > layout.text * 3.5 ? (
            <text x={x + 3} y={bottom}>
              {month === 1 ? label : t("july")}
            </text>
          ) : null}
        </g>
      ))}
      {drawing.bands.map((band) => (
        <BandPicture key={band.y} band={band} name={name} />
      ))}
      {drawing.today.lines.map(({ from, to }) => (
        <line key={from} x1={drawing.today.x} x2={drawing.today.x} y1={from} y2={to} className="now-line" />
      ))}
      {drawing.bands.map((band) => (
        <BandWords key={band.y} band={band} layout={layout} />
      ))}
      <text
        x={drawing.today.x + (drawing.today.anchor === "start" ? 3 : -3)}
        y={bottom}
        textAnchor={drawing.today.anchor}
        className="now-text"
      >
        {t("today")}
      </text>
    </svg>
  );
}

function BandPicture({ band, name }: { band: Band; name: string }) {
  const { left, right, top, base, look, gap } = band;
  const width = Math.max(right - left, 1);
  return (
    <g>
      {look === "unknown" ? (
        <rect
          x={left}
          y={top}
          width={width}
          height={base - top}
          fill={`url(#hatch-${name})`}
          className="unknown-band"
        />
      ) : (
        <rect x={left} y={top} width={width} height={base - top} className="cycle-band" />
      )}
      {band.stairs ? <path d={band.stairs} className="counted" /> : null}
      {gap ? (
        <rect
          x={gap.x}
          y={gap.y}
          width={gap.width}
          height={gap.height}
          fill={`url(#dots-${name})`}
          className="missing"
        />
      ) : null}
      <Marks band={band} />
      {band.row.standing.cycle ? (
        <line x1={right} x2={right} y1={top - 4} y2={base + 4} className="deadline" />
      ) : null}
    </g>
  );
}

function Marks({ band: { dots, base } }: { band: Band }) {
  const t = useTranslations("standing.ribbon");
  const words = useDayWords();
  return dots.map(({ x, counts, mark }, index) =>
    counts > 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: two credits may share day and title
      <line key={index} x1={x} x2={x} y1={base} y2={base + 5} className="tick">
        <title>{t("mark", { hours: counts, day: words(mark.on), title: mark.title })}</title>
      </line>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: two credits may share day and title
      <circle key={index} cx={x} cy={base + 6} r="3.5" className="not-counted">
        <title>{t("mark", { hours: 0, day: words(mark.on), title: mark.title })}</title>
      </circle>
    ),
  );
}

function BandWords({ band, layout }: { band: Band; layout: Layout }) {
  const t = useTranslations("standing.ribbon");
  const { left, top, base, look, gap, nameAnchor, gapAnchor } = band;
  return (
    <g>
      <text
        x={nameAnchor.x}
        y={top - layout.text * 0.4}
        textAnchor={nameAnchor.anchor}
        className="name-text"
        data-law=""
      >
        {band.row.name}
      </text>
      {look === "unknown" || look === "nothing" ? (
        <text x={left + 8} y={base - layout.text * 0.7} className={look === "unknown" ? "unknown-text" : ""}>
          {t(look === "unknown" ? "bandUnknown" : "bandNothing")}
        </text>
      ) : null}
      {gap ? (
        <text
          x={gapAnchor.x}
          y={gapAnchor.y}
          textAnchor={gapAnchor.anchor}
          className="missing-text"
          data-law=""
        >
          {band.row.missing}
        </text>
      ) : null}
    </g>
  );
}

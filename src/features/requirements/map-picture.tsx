import { useTranslations } from "use-intl";
import { legendOf, type Measure, type Reading, type Shade } from "./map-view.ts";
import { useLegendWords, useReadingWords } from "./reading-words.ts";
import type { MapShape } from "./us-map.server.ts";

/** A place on the map with what the chosen measure says of it. */
export type MapPlace = MapShape & {
  readonly name: string;
  readonly letters: string;
  readonly reading: Reading;
};

type Props = {
  places: readonly MapPlace[];
  measure: Measure;
  size: { readonly width: number; readonly height: number };
  box: { readonly width: number; readonly height: number };
};

/** The national map. Each place is a link; its value is printed in it, so that no shade stands alone. */
export function MapPicture({ places, measure, size, box }: Props) {
  const t = useTranslations("map");
  const words = useLegendWords();
  return (
    <figure className="us-map">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-labelledby="us-map-title">
        <title id="us-map-title">{t("pictureTitle", { measure: t(`measures.${measure}`) })}</title>
        <Patterns />
        {places.map((place) => (
          <MapLink key={place.authority} place={place} measure={measure} box={box} />
        ))}
      </svg>
      <figcaption>
        <ul>
          {legendOf(measure).map((entry) => (
            <li key={`${entry.shade} ${entry.word ?? ""}`}>
              <svg viewBox="0 0 26 18" width="26" height="18" aria-hidden="true">
                <rect x="1" y="1" width="24" height="16" {...fillOf(entry.shade)} />
              </svg>
              {words(measure, entry)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function MapLink({ place, measure, box }: { place: MapPlace; measure: Measure; box: Props["box"] }) {
  const t = useTranslations("map");
  const words = useReadingWords();
  const fill = fillOf(place.reading.shade);
  const says = t("placeSays", {
    name: place.name,
    measure: t(`measures.${measure}`),
    value: words.long(place.reading),
  });
  const value = words.short(place.reading);
  return (
    <a href={`/requirements/${place.authority}`} aria-label={says}>
      <title>{says}</title>
      {place.path ? <path d={place.path} {...fill} /> : null}
      {place.box ? (
        <BoxLabel place={place} box={box} value={value} />
      ) : (
        <text x={place.x} y={place.y} className={`on-${place.reading.shade}`}>
          <tspan className="letters">{place.letters}</tspan>
          <tspan x={place.x} dy="14">
            {value}
          </tspan>
        </text>
      )}
    </a>
  );
}

/** Beside the map, for what is too small to be written on; a line leads to it. */
function BoxLabel({ place, box, value }: { place: MapPlace; box: Props["box"]; value: string }) {
  const { x, y } = place.box ?? { x: 0, y: 0 };
  const middle = y + box.height / 2;
  return (
    <>
      {place.path ? <path d={`M${place.x},${place.y}L${x},${middle}`} className="lead-line" /> : null}
      <rect x={x} y={y} width={box.width} height={box.height} {...fillOf(place.reading.shade)} />
      <text x={x + box.width / 2} y={middle + 5} className={`on-${place.reading.shade}`}>
        <tspan className="letters">{place.letters}</tspan> {value}
      </text>
    </>
  );
}

function fillOf(shade: Shade): { className: string; fill?: string } {
  const isPatterned = shade === 2 || shade === 3 || shade === "unknown";
  return { className: `shade-${shade}`, ...(isPatterned ? { fill: `url(#map-${shade})` } : {}) };
}

function Patterns() {
  const frame = {
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  } as const;
  return (
    <defs>
      <pattern id="map-2" {...frame}>
        <rect width="6" height="6" className="ground-2" />
        <circle cx="2" cy="2" r="0.9" className="mark-2" />
      </pattern>
      <pattern id="map-3" {...frame} patternTransform="rotate(-45)">
        <rect width="6" height="6" className="ground-3" />
        <line x1="0" y1="0" x2="6" y2="0" className="mark-3" />
      </pattern>
      <pattern id="map-unknown" {...frame}>
        <rect width="6" height="6" className="ground-unknown" />
        <line x1="0" y1="0" x2="0" y2="6" className="mark-unknown" />
      </pattern>
    </defs>
  );
}

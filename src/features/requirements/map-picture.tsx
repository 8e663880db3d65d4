import { useTranslations } from "use-intl";
import { Patterns, Swatch, shadeFill } from "./map-shades.tsx";
import { legendOf, type Measure, type Reading } from "./map-view.ts";
import { useLegendWords, useReadingWords } from "./reading-words.ts";
import { TILE, TILE_MAP_SIZE, tileOf } from "./tile-map.ts";
import type { MapShape } from "./us-map.server.ts";

/** A place on the map with what the chosen measure says of it. */
export type MapPlace = MapShape & {
  readonly name: string;
  readonly letters: string;
  readonly reading: Reading;
};

type Size = { readonly width: number; readonly height: number };
type Props = { places: readonly MapPlace[]; measure: Measure; size: Size; box: Size };

/**
 * The national map, and the same as tiles for a phone, where the map's words could not be read. Each place is a link; its
 * value is printed in it, so that no shade stands alone.
 */
export function MapPicture({ places, measure, size, box }: Props) {
  const t = useTranslations("map");
  const words = useLegendWords();
  const title = t("pictureTitle", { measure: t(`measures.${measure}`) });
  return (
    <figure className="us-map">
      <svg className="atlas" viewBox={`0 0 ${size.width} ${size.height}`} aria-labelledby="us-map-title">
        <title id="us-map-title">{title}</title>
        <Patterns name="atlas" />
        {places.map((place) => (
          <MapLink key={place.authority} place={place} measure={measure} box={box} />
        ))}
      </svg>
      <svg
        className="tiles"
        viewBox={`-1 -1 ${TILE_MAP_SIZE.width + 2} ${TILE_MAP_SIZE.height + 2}`}
        aria-labelledby="us-tiles-title"
      >
        <title id="us-tiles-title">{title}</title>
        <Patterns name="tiles" />
        {places.map((place) => (
          <TileLink key={place.authority} place={place} measure={measure} />
        ))}
      </svg>
      <figcaption>
        <ul>
          {legendOf(measure).map((entry) => (
            <li key={`${entry.shade} ${entry.word ?? ""}`}>
              <Swatch shade={entry.shade} />
              {words(measure, entry)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** What a place's link is called: its name and its letters, the measure, and the value in words. */
function usePlaceSays(): (place: MapPlace, measure: Measure) => string {
  const t = useTranslations("map");
  const words = useReadingWords();
  return ({ name, letters, reading }, measure) =>
    t("placeSays", {
      name,
      letters,
      short: words.short(reading),
      measure: t(`measures.${measure}`),
      value: words.long(reading),
    });
}

function MapLink({ place, measure, box }: { place: MapPlace; measure: Measure; box: Size }) {
  const says = usePlaceSays()(place, measure);
  const value = useReadingWords().short(place.reading);
  return (
    <a href={`/requirements/${place.authority}`} aria-label={says}>
      <title>{says}</title>
      {place.path ? <path d={place.path} {...shadeFill("atlas", place.reading.shade)} /> : null}
      {place.box ? (
        <BoxLabel place={place} box={box} value={value} />
      ) : (
        <PlaceLabel place={place} x={place.x} y={place.y} value={value} />
      )}
    </a>
  );
}

function TileLink({ place, measure }: { place: MapPlace; measure: Measure }) {
  const says = usePlaceSays()(place, measure);
  const value = useReadingWords().short(place.reading);
  const tile = tileOf(place.letters);
  if (!tile) return null;
  return (
    <a href={`/requirements/${place.authority}`} aria-label={says}>
      <title>{says}</title>
      <rect
        x={tile.x + 1}
        y={tile.y + 1}
        width={TILE - 2}
        height={TILE - 2}
        {...shadeFill("tiles", place.reading.shade)}
      />
      <PlaceLabel place={place} x={tile.x + TILE / 2} y={tile.y + 14} value={value} />
    </a>
  );
}

type LabelProps = { place: MapPlace; x: number; y: number; value: string };

/** The letters, and the value below them. */
function PlaceLabel({ place, x, y, value }: LabelProps) {
  return (
    <text x={x} y={y} className={`on-${place.reading.shade}`}>
      <tspan className="letters" data-law="">
        {place.letters}
      </tspan>{" "}
      <tspan x={x} dy="1.05em">
        {value}
      </tspan>
    </text>
  );
}

/** Beside the map, for what is too small to be written on; a line leads to it. */
function BoxLabel({ place, box, value }: { place: MapPlace; box: Size; value: string }) {
  const { x, y } = place.box ?? { x: 0, y: 0 };
  const middle = y + box.height / 2;
  return (
    <>
      {place.path ? <path d={`M${place.x},${place.y}L${x},${middle}`} className="lead-line" /> : null}
      <rect x={x} y={y} width={box.width} height={box.height} {...shadeFill("atlas", place.reading.shade)} />
      <text x={x + box.width / 2} y={middle + 5} className={`on-${place.reading.shade}`}>
        <tspan className="letters" data-law="">
          {place.letters}
        </tspan>{" "}
        {value}
      </text>
    </>
  );
}

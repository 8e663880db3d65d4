import { geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "us-atlas/states-albers-10m.json" with { type: "json" };
import { places } from "./places.ts";

/** Where a jurisdiction stands on the map: its outline, its label, and for a small one the box beside the map. */
export type MapShape = {
  readonly authority: string;
  /** Empty where the atlas has no outline. */
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly box: { readonly x: number; readonly y: number } | null;
};

export const MAP_SIZE = { width: 1060, height: 610 } as const;
export const BOX = { width: 68, height: 27 } as const;

type Point = [number, number];
type Shapes = GeometryCollection<{ name: string }>;

/** Of a bend smaller than this, in the map's own points, nobody sees anything. */
const LEAST_BEND = 0.8;
const BOX_LEFT = 984;
/** Too small for a label of their own, from north to south. */
const BOXED = ["VT", "NH", "MA", "RI", "CT", "NJ", "DE", "MD", "DC"];
/** Not in the atlas. */
const APART = ["PR", "GU"];
/** Where the middle of the area is no good place for a label. */
const NUDGED: Readonly<Record<string, Point>> = {
  AK: [10, -12],
  CA: [-8, 6],
  FL: [19, -2],
  HI: [14, 8],
  ID: [-2, 20],
  KY: [6, 2],
  LA: [-14, 2],
  MI: [17, 30],
  NY: [4, 0],
  VA: [10, 4],
  WV: [-6, 6],
};

let drawn: readonly MapShape[] | undefined;

/** Every jurisdiction's shape, drawn once. */
export function usMap(): readonly MapShape[] {
  drawn ??= drawShapes();
  return drawn;
}

function drawShapes(): MapShape[] {
  const topology = simplified(atlas as unknown as Topology<{ states: Shapes }>);
  const draw = geoPath(null).digits(1);
  const byFips = new Map(
    feature(topology, topology.objects.states).features.map((shape) => [String(shape.id), shape]),
  );
  return places.map(({ authority, letters, fips }) => {
    const shape = byFips.get(fips);
    const [x = 0, y = 0] = shape ? draw.centroid(shape) : [];
    const [right, down] = NUDGED[letters] ?? [0, 0];
    return {
      authority,
      path: (shape && draw(shape)) ?? "",
      x: Math.round(x + right),
      y: Math.round(y + down),
      box: boxOf(letters),
    };
  });
}

function boxOf(letters: string): MapShape["box"] {
  const small = BOXED.indexOf(letters);
  if (small >= 0) return { x: BOX_LEFT, y: 96 + small * (BOX.height + 4) };
  const apart = APART.indexOf(letters);
  return apart >= 0 ? { x: BOX_LEFT, y: 520 + apart * (BOX.height + 4) } : null;
}

/** The atlas with its arcs decoded and made plainer. States share their borders' arcs, so no gap opens between them. */
function simplified(topology: Topology<{ states: Shapes }>): Topology<{ states: Shapes }> {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const decode = (arc: number[][]): Point[] => {
    let [x, y] = [0, 0];
    return arc.map(([dx = 0, dy = 0]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  };
  const { transform: _, ...plain } = topology;
  return { ...plain, arcs: topology.arcs.map((arc) => plainer(decode(arc))) };
}

/** Douglas and Peucker's way: a point stays if the line without it would miss it by more than the least bend. */
function plainer(line: Point[]): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return line;
  let [farthest, most] = [0, 0];
  for (let index = 1; index < line.length - 1; index++) {
    const bend = distance(line[index] as Point, first, last);
    if (bend > most) [farthest, most] = [index, bend];
  }
  if (most <= LEAST_BEND) return [first, last];
  return [...plainer(line.slice(0, farthest + 1)).slice(0, -1), ...plainer(line.slice(farthest))];
}

/** From a point to the line through two others; to the first of them where they are one. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

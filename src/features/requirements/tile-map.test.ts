import { expect, test } from "vitest";
import { places } from "./places.ts";
import { TILE, TILE_MAP_SIZE, tileOf } from "./tile-map.ts";

test("every place has a tile of its own inside the picture", () => {
  const tiles = places.map(({ letters }) => tileOf(letters));
  expect(tiles).not.toContain(undefined);
  expect(new Set(tiles.map((tile) => `${tile?.x} ${tile?.y}`)).size).toBe(places.length);
  for (const tile of tiles) {
    expect((tile?.x ?? 0) + TILE).toBeLessThanOrEqual(TILE_MAP_SIZE.width);
    expect((tile?.y ?? 0) + TILE).toBeLessThanOrEqual(TILE_MAP_SIZE.height);
  }
});

test("places that are neighbors stand in the order that a reader expects: west before east, north before south", () => {
  const at = (letters: string) => tileOf(letters) ?? { x: -1, y: -1 };
  expect(at("CA").x).toBeLessThan(at("NC").x);
  expect(at("ME").y).toBeLessThan(at("FL").y);
  expect(at("WA").y).toBeLessThan(at("OR").y);
});

test("what is no place has no tile", () => {
  expect(tileOf("XX")).toBeUndefined();
});

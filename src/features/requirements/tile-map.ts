/* The country as tiles: each place a square of the same size near where it lies, so that a phone can show and touch all. */

const TILES = `
AK .  .  .  .  .  .  .  .  .  ME
.  .  .  .  .  .  .  .  .  VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT .
CA UT CO NE MO KY WV VA MD DE .
.  AZ NM KS AR TN NC SC DC .  .
.  .  .  OK LA MS AL GA .  .  .
HI GU .  TX .  .  .  .  FL .  PR
`;

/** A tile's side; its letters and its value fit in it one above the other. */
export const TILE = 32;

const ROWS = TILES.trim()
  .split("\n")
  .map((row) => row.trim().split(/\s+/));

export const TILE_MAP_SIZE = { width: 11 * TILE, height: ROWS.length * TILE } as const;

/** The upper left corner of a place's tile. */
export function tileOf(letters: string): { readonly x: number; readonly y: number } | undefined {
  const row = ROWS.findIndex((places) => places.includes(letters));
  return row < 0 ? undefined : { x: (ROWS[row] ?? []).indexOf(letters) * TILE, y: row * TILE };
}

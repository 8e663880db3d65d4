import { type UsPlace, usPlaces } from "#src/base/us-places.ts";

export { authorityMeant, nearestAuthorities } from "#src/rules/authorities.ts";

/** A jurisdiction with technicians of its own. */
export type Place = UsPlace & { readonly authority: string };

/** The 50 states, DC, Guam and Puerto Rico, by name. */
export const places: readonly Place[] = usPlaces.map((place) => ({
  ...place,
  authority: `us-${place.letters.toLowerCase()}`,
}));

const BY_AUTHORITY = new Map(places.map((place) => [place.authority, place]));

export function placeOf(authority: string): Place | undefined {
  return BY_AUTHORITY.get(authority);
}

/** What an authority is called in short: a state by its name, a certifier by its letters. */
export function nameOfAuthority(authority: string): string {
  return placeOf(authority)?.name ?? authority.toUpperCase();
}

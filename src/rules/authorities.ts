import { nearestWords } from "#src/base/nearest.ts";
import { usPlaces } from "#src/base/us-places.ts";

/*
 * The authorities, boards and certifiers, by the part of a kind before the slash. They stand here whole, since a credit may
 * name one of which no requirement is loaded.
 */

/** Whose law a course may teach beside an authority's own: that of the United States. */
export const FEDERAL = "us";

const CERTIFIERS = ["ptcb", "nha"] as const;

/** What a person may write for an authority: its word, its letters, its name. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ...CERTIFIERS.map((word) => [word, word] as const),
  ...usPlaces.flatMap(({ letters, name }) => {
    const short = letters.toLowerCase();
    const words = [`us-${short}`, short, name.toLowerCase().replaceAll(" ", "-")];
    return words.map((word) => [word, `us-${short}`] as const);
  }),
]);

export const authorityWords: readonly string[] = [...new Set(WRITTEN.values())].sort();
const KNOWN: ReadonlySet<unknown> = new Set(authorityWords);

/** Whether it is an authority's own word, such as `us-tx`. */
export function isAuthority(word: unknown): boolean {
  return KNOWN.has(word);
}

/** The authority that a word names outright: `texas`, `TX`, `new-york`. */
export function authorityMeant(word: string): string | undefined {
  return WRITTEN.get(plain(word));
}

/** The authorities whose words are nearest to a mistyped one, best first. */
export function nearestAuthorities(word: string): string[] {
  const near = nearestWords(plain(word), WRITTEN.keys(), 6);
  return [...new Set(near.flatMap((written) => WRITTEN.get(written) ?? []))].slice(0, 3);
}

function plain(word: string): string {
  return word
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

/** No word of ours is longer; what stands beyond tells nothing, and so hostile input costs nothing. */
const MOST_LETTERS = 64;

/** The known words closest to a mistyped one, best first, at most `most`; none when nothing is close. */
export function nearestWords(word: string, known: Iterable<string>, most = 3): string[] {
  const wanted = word.slice(0, MOST_LETTERS).toLowerCase();
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of known) {
    const inside = candidate.includes(wanted) || wanted.includes(candidate);
    const score = inside && wanted.length > 2 ? 1 : editDistance(wanted, candidate.toLowerCase());
    if (score <= Math.max(2, Math.floor(wanted.length / 3))) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map((entry) => entry.candidate);
}

/** Levenshtein's distance. */
function editDistance(a: string, right: string): number {
  const b = right.slice(0, MOST_LETTERS);
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

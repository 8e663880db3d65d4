/** Values kept in memory up to a number of bytes; the least recently used goes first. */
export type Kept<T> = {
  get: (key: string) => T | undefined;
  set: (key: string, value: T, bytes: number) => void;
};

export function keepRecent<T>(mostBytes: number): Kept<T> {
  const entries = new Map<string, { value: T; bytes: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      drop(key);
      entries.set(key, { value, bytes });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (total <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}

/**
 * The next value, made of the parts of the one before wherever they say the same: what has not changed stays the same object,
 * so that what was drawn from it need not be drawn again. For plain data: lists, records, texts, numbers.
 */
export function shareEqual<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (Array.isArray(before) && Array.isArray(next)) return sharedList(before, next) as T;
  return isRecord(before) && isRecord(next) ? (sharedRecord(before, next) as T) : next;
}

function sharedList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const shared = next.map((entry, index) => shareEqual(before[index], entry));
  const isSame = before.length === next.length && shared.every((entry, index) => entry === before[index]);
  return isSame ? before : shared;
}

function sharedRecord(
  before: Record<string, unknown>,
  next: Record<string, unknown>,
): Record<string, unknown> {
  const keys = Object.keys(next);
  const shared = Object.fromEntries(keys.map((key) => [key, shareEqual(before[key], next[key])]));
  const isSame =
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && shared[key] === before[key]);
  return isSame ? before : shared;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

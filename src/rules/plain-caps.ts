import type { Allocated, Allocation, Item } from "./allocation.ts";

/*
 * Most records need no linear program: each contested credit is under one binding cap, and of the rules that still miss
 * minutes at most one sets it apart from the others under that cap. Then the earlier credit may always go first, as long
 * as room is left for what those rules miss. Proved equal to the program by the same test against a solver.
 */

/** What one binding cap lets through, and to whom. */
type Share = {
  left: number;
  /** Minutes under this cap that rules of their own still miss and can get. */
  reserved: number;
  readonly items: { readonly index: number; readonly own: Own | undefined }[];
};
/** A rule that only some of the cap's items serve. */
type Own = { missing: number; available: number; readonly cap: number };

/** The shares of a plain problem; null where a choice must be weighed. */
export function plainShares(
  problem: Allocation,
  contested: readonly boolean[],
  binding: readonly boolean[],
  have: readonly number[],
): Share[] | null {
  const { items, caps, rules, onTop } = problem;
  if (onTop.some(({ need }) => need > 0)) return null;
  const missing = rules.map(({ need }, rule) => need - (have[rule] ?? 0));
  const byCap = new Map<number, number[]>();
  const serving = new Map<string, number>();
  for (let index = 0; index < items.length; index++) {
    if (!contested[index]) continue;
    const item = items[index] as Item;
    const cap = onlyBindingCap(item, binding);
    if (cap === null) return null;
    const under = byCap.get(cap);
    if (under) under.push(index);
    else byCap.set(cap, [index]);
    for (const rule of item.rules)
      if ((missing[rule] as number) > 0)
        serving.set(`${cap} ${rule}`, (serving.get(`${cap} ${rule}`) ?? 0) + 1);
  }
  const owned = new Map<number, Own>();
  const shares: Share[] = [];
  for (const [cap, indices] of byCap) {
    const share: Share = { left: caps[cap] as number, reserved: 0, items: [] };
    for (const index of indices) {
      const item = items[index] as Item;
      const apart = item.rules.filter(
        (rule) => (missing[rule] as number) > 0 && serving.get(`${cap} ${rule}`) !== indices.length,
      );
      if (apart.length > 1) return null;
      const own =
        apart[0] === undefined ? undefined : ownOf(owned, apart[0], cap, missing[apart[0]] as number);
      if (own && own.cap !== cap) return null;
      if (own) own.available += item.minutes;
      share.items.push({ index, own });
    }
    shares.push(share);
  }
  if (servesTwoCaps(owned, serving)) return null;
  for (const share of shares) {
    const own = new Set(share.items.flatMap((entry) => entry.own ?? []));
    for (const rule of own) share.reserved += Math.min(rule.missing, rule.available);
    share.reserved = Math.min(share.reserved, share.left);
  }
  return shares;
}

function onlyBindingCap({ caps, onTop }: Item, binding: readonly boolean[]): number | null {
  if (onTop.length > 0) return null;
  let only: number | null = null;
  for (const cap of caps) {
    if (!binding[cap]) continue;
    if (only !== null) return null;
    only = cap;
  }
  return only;
}

function ownOf(owned: Map<number, Own>, rule: number, cap: number, missing: number): Own {
  const known = owned.get(rule);
  if (known) return known;
  const own = { missing, available: 0, cap };
  owned.set(rule, own);
  return own;
}

/** Whether a rule that sets items apart under one cap is served under another cap too. */
function servesTwoCaps(owned: ReadonlyMap<number, Own>, serving: ReadonlyMap<string, number>): boolean {
  for (const place of serving.keys()) {
    const [cap, rule] = place.split(" ").map(Number) as [number, number];
    const own = owned.get(rule);
    if (own && own.cap !== cap) return true;
  }
  return false;
}

/** Fills each cap from the earliest item on, keeping free what is reserved for the rules that only later items serve. */
export function fillInOrder({ items }: Allocation, shares: readonly Share[], result: Allocated): void {
  for (const share of shares)
    for (const { index, own } of share.items) {
      const item = items[index] as Item;
      const needed = own ? Math.min(item.minutes, own.missing, share.reserved) : 0;
      if (own) own.missing -= needed;
      share.reserved -= needed;
      const granted = needed + Math.min(item.minutes - needed, share.left - needed - share.reserved);
      share.left -= granted;
      result.counted[index] = granted;
      for (const rule of item.rules) result.have[rule] = (result.have[rule] ?? 0) + granted;
    }
}

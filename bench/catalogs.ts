import { addDays, localDate } from "#src/base/local-date.ts";
import type { Activity } from "#src/rules/plan/catalog.ts";

/*
 * A fictional catalog of so many activities, as real ones are: mostly an hour or so of home study by ACPE's number, some
 * live, few free, some for pharmacists, a few approved by a board only. The same each time.
 */
export function realisticCatalog(size: number, seed = 1): Activity[] {
  let state = seed;
  const int = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const one = <T>(list: readonly T[]): T => list[int(list.length)] as T;
  const two = (value: number) => String(value).padStart(2, "0");
  return Array.from({ length: size }, (_, index): Activity => {
    const live = int(4) === 0;
    const topic = one(["01", "01", "02", "03", "04", "05", "05", "06", "07", "08", "99"]);
    const audience = one(["T", "T", "T", "P"]);
    const sequence = `${String(100 + Math.floor(index / 1000))
      .slice(-4)
      .padStart(4, "0")}-0000-${one(["24", "25", "26"])}-${String(index % 1000).padStart(3, "0")}`;
    return {
      id: `a${index}`,
      title: `Fictional course ${index}`,
      hours: one([0.5, 1, 1, 1, 1, 1.25, 1.5, 2, 2, 3]),
      priceUsd: int(30) === 0 ? 0 : one([4.95, 9.99, 12.5, 24.99, 5 + int(70) / 2]),
      uan: `${sequence}-${live ? "L" : "H"}${topic}-${audience}`,
      ...(topic === "03" && int(2) === 0 ? { lawOf: one(["us", "us-tx", "us-al"]) } : {}),
      ...(int(20) === 0
        ? { topics: [one(["human-trafficking", "immunization", "compounding-sterile"])] }
        : {}),
      ...(live
        ? { sessions: Array.from({ length: 1 + int(3) }, () => addDays(localDate("2026-11-25"), int(400))) }
        : { availableUntil: localDate(`2027-${two(1 + int(12))}-28`) }),
    };
  });
}

/** A credit to allocate: its minutes, and the indices of the caps, rules and on-top rules that it falls under. */
export type Item = {
  readonly minutes: number;
  readonly caps: readonly number[];
  readonly rules: readonly number[];
  readonly onTop: readonly number[];
};

/**
 * How much may count: each cap bounds the minutes of its items; each rule asks for minutes of its items, of which `given`
 * are already there; an on-top rule takes minutes that then count for no other rule. Minutes are whole, needs finite.
 */
export type Allocation = {
  readonly items: readonly Item[];
  readonly caps: readonly number[];
  readonly rules: readonly { readonly need: number; readonly given: number }[];
  readonly onTop: readonly { readonly need: number; readonly given: number }[];
};

/** What counts: minutes of each item, minutes had by each rule, and minutes set aside for each on-top rule. */
export type Allocated = { readonly counted: number[]; readonly have: number[]; readonly onTop: number[] };

import type { Judgement } from "#src/rules/standing.ts";

/** What all peers must agree on: for each credential whether it is met, and which of its duties are. */
export type PeerAnswer = readonly {
  kind: string;
  met: boolean;
  findings: Readonly<Record<string, boolean>>;
}[];

/** Our own answer in the peers' words. */
export function inPeerWords({ standings }: Judgement): PeerAnswer {
  return standings.map(({ kind, status, findings }) => ({
    kind,
    met: status === "met",
    findings: Object.fromEntries(
      findings
        .filter(({ most, status }) => most === undefined && status !== "not-applicable")
        .map(({ rule, status }) => [rule, status === "met"]),
    ),
  }));
}

/** Our own answer about the first credential in the hand-written loop's words. */
export function inHandWords({ standings }: Judgement): unknown {
  const [standing] = standings;
  return {
    status: standing?.status,
    daysLeft: standing?.cycle?.daysLeft,
    findings: standing?.findings
      .filter(({ most }) => most === undefined)
      .map(({ rule, need, have, missing }) => [rule, need, have, missing]),
    counts: standing?.credits.map(({ counts }) => counts),
  };
}

/** Throws where two answers differ. */
export function assertSame(name: string, person: number, ours: unknown, theirs: unknown): void {
  const [left, right] = [ours, theirs].map((value) => JSON.stringify(sorted(value)));
  if (left !== right)
    throw new Error(`${name} answers person ${person} otherwise:\n  ours   ${left}\n  theirs ${right}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}

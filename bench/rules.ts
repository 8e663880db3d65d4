import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import type { Profile } from "#src/rules/profile.ts";
import { parseProfile } from "#src/rules/profile.ts";
import { answerByHand, type Frame } from "./peers/hand-answer.ts";
import { judgeByHand } from "./peers/hand-loop.ts";
import { assertSame, inHandWords, inPeerWords } from "./peers/peer-answer.ts";
import { rulesEngine } from "./peers/rules-engine.ts";
import { rulesEngineAlone } from "./peers/rules-engine-alone.ts";
import { AS_OF, realisticProfile } from "./realistic-profile.ts";
import type { Report } from "./report.ts";

const PEOPLE = 1000;
const SECONDS = 3;

/** Standings a second on one core, beside json-rules-engine and a hand-written loop; all must answer the same. */
export async function rules(share: number): Promise<Report> {
  const people = Array.from({ length: Math.round(PEOPLE * share) }, (_, seed) => realisticProfile(seed));
  const requirements = requirementsByKind();
  const kinds = new Set(requirements.keys());
  const engine = rulesEngine();
  const alone = rulesEngineAlone();
  const ours = (profile: Profile) => judgeProfile(profile, requirements, AS_OF);
  const frame = ours(people[0] as Profile).standings[0] as Frame;
  const byHandInFull = (profile: Profile) => answerByHand(profile, frame);
  for (const [index, person] of people.entries()) {
    const judged = ours(person);
    assertSame("json-rules-engine with a summing fact", index, inPeerWords(judged), await engine(person));
    if (index % 20 === 0)
      assertSame("json-rules-engine alone", index, inPeerWords(judged), await alone(person));
    assertSame("the hand-written loop", index, inHandWords(judged), judgeByHand(person));
    assertSame("the hand-written loop in full", index, judged.standings[0], byHandInFull(person));
  }
  const ptcb = people.map((person) => ({ ...person, credentials: person.credentials.slice(0, 1) }));
  const texts = people.map((person) => JSON.stringify(person));
  const seconds = SECONDS * share;
  const three = 3;
  const speed = {
    ours: (await perSecond(people, ours, seconds)) * three,
    whole: (await perSecond(texts, (text) => JSON.stringify(judgeText(text, kinds, ours)), seconds)) * three,
    engine: (await perSecond(people, engine, seconds)) * three,
    alone: (await perSecond(people, alone, seconds)) * three,
    oursPtcb: await perSecond(ptcb, ours, seconds),
    hand: await perSecond(ptcb, judgeByHand, seconds),
    handInFull: await perSecond(ptcb, byHandInFull, seconds),
  };
  return {
    title: "Standings a second on one core",
    head: ["judge", "answers", "standings/s", "ours is"],
    rows: [
      ["ours: 3 credentials, 60 credits", "findings, reasons, sources", speed.ours, ""],
      ["ours, from JSON text to JSON text", "the same, read strictly", speed.whole, ""],
      [
        "json-rules-engine, all conditions in the engine",
        "met or not",
        speed.alone,
        times(speed.ours, speed.alone),
      ],
      [
        "json-rules-engine, hours summed in JavaScript",
        "met or not",
        speed.engine,
        times(speed.ours, speed.engine),
      ],
      ["ours, PTCB alone", "findings, reasons, sources", speed.oursPtcb, ""],
      [
        "a loop written by hand for PTCB alone, in full",
        "findings, reasons, sources",
        speed.handInFull,
        times(speed.oursPtcb, speed.handInFull),
      ],
      ["the same loop, amounts only", "need, have, missing", speed.hand, times(speed.oursPtcb, speed.hand)],
    ],
    notes: [
      `Before the measuring all answered ${people.length} people alike (the slow engine every twentieth of them): each finding met or not; the hand-written loop each amount, each credit's hours, and in full each word.`,
      "“All conditions in the engine” states dates, acceptance, topics and audience as json-rules-engine conditions and asks them of each credit; “summed in JavaScript” leaves all that to a function like the hand-written loop, so that the engine only compares nine sums. The hand-written loop knows one authority and one period of law. “In full” it gives the whole standing, equal to ours to the letter, its sources, questions and windows copied from one made before; “amounts only” it gives no reasons.",
    ],
  };
}

function judgeText(text: string, kinds: ReadonlySet<string>, judge: (profile: Profile) => unknown): unknown {
  const read = parseProfile(JSON.parse(text), kinds);
  if (!read.ok) throw new Error("a realistic profile was refused");
  return judge(read.value);
}

/** The median of five rounds, after one to warm up. */
async function perSecond<T>(
  inputs: readonly T[],
  work: (input: T) => unknown,
  seconds: number,
): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 6; round++) {
    const started = performance.now();
    let done = 0;
    for (; performance.now() - started < (seconds * 1000) / 5; done++)
      await settle(work(inputs[done % inputs.length] as T));
    rounds.push((done / (performance.now() - started)) * 1000);
  }
  return rounds.slice(1).sort((a, b) => a - b)[2] as number;
}

function settle(outcome: unknown): unknown {
  return outcome instanceof Promise ? outcome : undefined;
}

function times(ours: number, theirs: number): string {
  return ours >= theirs
    ? `${(ours / theirs).toFixed(1)} times as fast`
    : `${(theirs / ours).toFixed(1)} times slower`;
}

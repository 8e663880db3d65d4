import table from "./topics.json" with { type: "json" };

/** A topic a credit can have. `within` names the wider topic that it also is; `often` the one under which courses on it are listed. */
export type Topic = {
  readonly topic: string;
  readonly means: string;
  readonly within?: string;
  readonly often?: string;
};

export const topics: readonly Topic[] = table;
export const topicWords = topics.map((entry) => entry.topic) as [string, ...string[]];

const WIDER = new Map(
  topics.flatMap((entry) => (entry.within ? [[entry.topic, entry.within] as const] : [])),
);

/** The topic and those it is part of: `compounding-sterile` is `compounding` too. */
export function withWider(topic: string): string[] {
  const wider = WIDER.get(topic);
  return wider ? [topic, wider] : [topic];
}

/** The wider topic of a narrow one, if it has one. */
export function widerTopic(topic: string): string | undefined {
  return WIDER.get(topic);
}

const LISTED = new Map(topics.flatMap((entry) => (entry.often ? [[entry.topic, entry.often] as const] : [])));

/** The topic under which courses on this one are often listed, if there is one: medication errors under patient safety. */
export function listedUnder(topic: string): string | undefined {
  return LISTED.get(topic);
}

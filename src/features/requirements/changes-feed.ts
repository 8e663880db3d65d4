import type { LocalDate } from "#src/base/local-date.ts";
import type { Change } from "./changes.ts";

/** What a feed says of itself. `site` is the address of this server; ids do not depend on it, so they outlast a move. */
export type FeedFrame = { site: string; id: string; updatedOn: LocalDate; idOf: (name: string) => string };

/** The changes as an Atom 1.0 feed (RFC 4287). A change that lies ahead is dated by the day it was read. */
export function atomFeed(changes: readonly Change[], { site, id, updatedOn, idOf }: FeedFrame): string {
  const entries = changes.map((change) => entryOf(change, site, updatedOn, idOf)).join("");
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
  <id>${xml(id)}</id>
  <title>Changes in what pharmacy technicians owe</title>
  <subtitle>From the dated, sourced requirement files of Goodstanding</subtitle>
  <updated>${instant(updatedOn)}</updated>
  <author><name>Goodstanding</name></author>
  <rights>CC BY 4.0</rights>
  <link rel="self" type="application/atom+xml" href="${xml(site)}/requirements/changes.atom"/>
  <link rel="alternate" type="text/html" href="${xml(site)}/requirements/changes"/>
${entries}</feed>
`;
}

function entryOf(change: Change, site: string, readOn: LocalDate, idOf: FeedFrame["idOf"]): string {
  const updated = change.on < readOn ? change.on : readOn;
  const text = [change.sentence, change.note, change.source && `Source: ${change.source.title}.`]
    .filter(Boolean)
    .join(" ");
  const via = change.source?.href ? `\n    <link rel="via" href="${xml(change.source.href)}"/>` : "";
  return `  <entry>
    <id>${xml(idOf(`${change.kind} ${change.rule} ${change.on}`))}</id>
    <title>${xml(change.sentence)}</title>
    <updated>${instant(updated)}</updated>
    <link rel="alternate" type="application/json" href="${xml(site)}/requirements/${xml(change.kind)}.json"/>${via}
    <category term="${xml(change.kind)}" label="${xml(change.label)}"/>
    <summary>${xml(text)}</summary>
  </entry>
`;
}

function instant(day: LocalDate): string {
  return `${day}T00:00:00Z`;
}

function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

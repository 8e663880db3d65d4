import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { makeContext } from "#src/platform/http/give-context.server.ts";
import { createLog } from "#src/platform/log.server.ts";
import { freshDatabase } from "../../../tests/support/database.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { countOpenReports, listReports, markReportHandled, reportMistake } from "./reports.server.ts";
import { storedReportShape } from "./schema.ts";

const { db } = await freshDatabase();
const ctxAt = (instant: string) =>
  makeContext({ db, log: createLog("silent"), timeZone: "America/New_York", now: () => new Date(instant) });
const TEXT = "The board's newer page names two hours, not one.";
const report = (more: Record<string, unknown> = {}) => ({
  kind: "us-tx/pharmacy-technician",
  text: TEXT,
  ...more,
});
const faultsOf = async (input: unknown) => {
  const kept = await reportMistake(ctxAt("2026-11-24T12:00:00Z"), input);
  return kept.ok ? [] : kept.refusal.faults.map(({ path }) => path);
};

describe("a report of a mistake", () => {
  test("is kept with what was said, listed newest first, and counted as open until it is handled", async () => {
    const early = await reportMistake(
      ctxAt("2026-11-20T12:00:00Z"),
      report({ kind: "us-wa/pharmacy-technician" }),
    );
    const late = await reportMistake(
      ctxAt("2026-11-21T12:00:00Z"),
      report({
        kind: "us-wa/pharmacy-technician",
        rule: "total",
        text: `  ${TEXT}\n`,
        replyTo: "reader@example.org",
      }),
    );
    if (!early.ok || !late.ok) throw new Error("refused");
    const listed = (await listReports({ db }, { onlyOpen: true })).filter(({ kind }) =>
      kind.startsWith("us-wa/"),
    );
    expect(listed.map(({ id }) => id)).toEqual([late.value.id, early.value.id]);
    expect(storedReportShape.strict().parse(listed[0])).toEqual({
      id: late.value.id,
      kind: "us-wa/pharmacy-technician",
      rule: "total",
      text: TEXT,
      replyTo: "reader@example.org",
      createdAt: "2026-11-21T12:00:00.000Z",
      handledAt: null,
    });
    const open = () => countOpenReports({ db }, ["us-wa/pharmacy-technician", "us-mt/pharmacy-technician"]);
    expect(await open()).toEqual(
      new Map([
        ["us-wa/pharmacy-technician", 2],
        ["us-mt/pharmacy-technician", 0],
      ]),
    );
    expect(await markReportHandled(ctxAt("2026-11-22T12:00:00Z"), late.value.id)).toBe(true);
    expect(await markReportHandled(ctxAt("2026-11-23T12:00:00Z"), late.value.id)).toBe(false);
    expect((await open()).get("us-wa/pharmacy-technician")).toBe(1);
    const all = await listReports({ db }, { onlyOpen: false });
    expect(all.find(({ id }) => id === late.value.id)?.handledAt).toBe("2026-11-22T12:00:00.000Z");
  });

  test("may leave out the rule and the address, and a field of a form left empty says nothing", async () => {
    expect(await faultsOf(report())).toEqual([]);
    expect(await faultsOf(report({ rule: "", replyTo: " ", id: "" }))).toEqual([]);
  });

  test("that is sent twice with an id of its own is kept once", async () => {
    const id = randomUUID();
    for (let time = 0; time < 2; time++)
      expect(await reportMistake(ctxAt("2026-11-24T12:00:00Z"), report({ id }))).toEqual({
        ok: true,
        value: { id },
      });
    expect((await listReports({ db }, { onlyOpen: false })).filter((kept) => kept.id === id)).toHaveLength(1);
  });

  test.each([
    ["9 letters", { text: "x".repeat(9) }, ["text"]],
    ["10 letters", { text: "x".repeat(10) }, []],
    ["10 letters, of which some are blanks around", { text: `  ${"x".repeat(8)}  ` }, ["text"]],
    ["4,000 letters", { text: "x".repeat(4000) }, []],
    ["4,001 letters", { text: "x".repeat(4001) }, ["text"]],
    ["a character that cannot be kept", { text: `${TEXT}\u0000` }, ["text"]],
    ["no text", { text: undefined }, ["text"]],
    ["a kind that does not exist", { kind: "us-tx/pharmacist" }, ["kind"]],
    ["a rule that the kind does not have", { rule: "lore" }, ["rule"]],
    ["no e-mail address", { replyTo: "reader" }, ["replyTo"]],
    ["an id that is none", { id: "1" }, ["id"]],
    ["an unknown field", { address: "x" }, ["address"]],
    ["several faults", { text: "x", replyTo: "x", kind: 1 }, ["kind", "text", "replyTo"]],
  ])("with %s", async (_, more, paths) => {
    expect(await faultsOf(report(more))).toEqual(paths);
  });

  test("of anything but an object is refused", async () => {
    for (const input of [null, "x", [], 1]) expect(await faultsOf(input)).toEqual([""]);
  });
});

describe("the table", () => {
  test("lets the application add, read and mark as handled, nothing else", async () => {
    await reportMistake(ctxAt("2026-11-24T12:00:00Z"), report());
    for (const forbidden of [
      "delete from requirement_report",
      "truncate requirement_report",
      "update requirement_report set text = 'something else'",
      "update requirement_report set handled_at = now(), reply_to = null",
    ])
      await expect(sql.raw(forbidden).execute(db)).rejects.toThrow(/permission denied/);
    await expect(
      sql.raw("update requirement_report set handled_at = now() + interval '10 years'").execute(db),
    ).resolves.toBeDefined();
  });

  test.each([
    ["text", "kind, text", "'us-tx/a', 'too short'"],
    ["kind", "kind, text", "'Texas', 'long enough to be kept'"],
    ["rule", "kind, text, rule", "'us-tx/a', 'long enough to be kept', 'a rule'"],
    ["reply_to", "kind, text, reply_to", "'us-tx/a', 'long enough to be kept', 'nobody'"],
    ["handled_at", "kind, text, handled_at", "'us-tx/a', 'long enough to be kept', now() - interval '1 day'"],
  ])("keeps its own promise about %s", async (_, columns, values) => {
    const insert = `insert into requirement_report (id, ${columns}) values (gen_random_uuid(), ${values})`;
    await expect(sql.raw(insert).execute(db)).rejects.toThrow(/violates check constraint/);
  });

  test("has no column for where a report came from", async () => {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns where table_name = 'requirement_report' order by 1`.execute(
      db,
    );
    expect(rows.map((row) => row.column_name)).toEqual([
      "created_at",
      "handled_at",
      "id",
      "kind",
      "reply_to",
      "rule",
      "text",
    ]);
  });
});

describe("POST /api/v1/requirement-reports", () => {
  let doors: ReturnType<typeof openDoors>;
  beforeAll(() => {
    doors = openDoors(db);
  });
  const send = (body: string, address: string, type = "application/json") =>
    doors.request("/api/v1/requirement-reports", {
      method: "POST",
      body,
      headers: { "content-type": type, "x-forwarded-for": address },
    });

  test("keeps a report and answers its id", async () => {
    const response = await send(JSON.stringify(report({ rule: "law" })), "192.0.2.1");
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    expect((await listReports({ db }, { onlyOpen: true })).find((kept) => kept.id === id)).toMatchObject({
      rule: "law",
      text: TEXT,
    });
  });

  test("refuses what is no report, naming each fault by its path", async () => {
    const response = await send(JSON.stringify(report({ text: "x", replyTo: "x" })), "192.0.2.2");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "report.bad",
      facts: { faults: [{ path: "text" }, { path: "replyTo" }] },
    });
  });

  test.each([
    [400, '{"kind":"a","kind":"b"}', "application/json"],
    [413, "x".repeat(65_537), "application/json"],
    [415, "kind=us-tx", "application/x-www-form-urlencoded"],
  ])("answers %d to a body of the wrong make", async (status, body, type) => {
    expect((await send(body, `192.0.2.${status % 250}`, type)).status).toBe(status);
  });

  test("takes five an hour from one address, refused ones too, and others go on", async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 6; sent++)
      statuses.push((await send(sent % 2 ? "{}" : JSON.stringify(report()), "192.0.2.99")).status);
    expect(statuses).toEqual([201, 400, 201, 400, 201, 429]);
    const refused = await send(JSON.stringify(report()), "192.0.2.99");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3000);
    expect(await refused.json()).toMatchObject({ code: "request.too-many" });
    expect((await send(JSON.stringify(report()), "192.0.2.100")).status).toBe(201);
  });
});

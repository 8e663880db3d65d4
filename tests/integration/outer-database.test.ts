import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { emptyDatabase } from "#tests/support/database.ts";
import { type Ended, refusedStart, startServer } from "#tests/support/product.ts";

const { ownerUrl } = await emptyDatabase();

function expectRefusal(ended: Ended, sentence: RegExp): void {
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stderr.trim().split("\n")).toHaveLength(1);
  expect(ended.stderr).not.toMatch(/\n\s+at |node:internal/);
  expect(ended.code).toBe(1);
}

function changed(url: string, change: (url: URL) => void): string {
  const address = new URL(url);
  change(address);
  return address.href;
}

describe("a database of the host's own", () => {
  test("an empty one is migrated and served, and the embedded one is not made", async () => {
    const server = await startServer({ DATABASE_URL: ownerUrl });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(server.said.stdout).not.toContain("Preparing the database");
    expect((await server.stop()).code).toBe(0);
  });

  test("two processes at once on it", async () => {
    const { ownerUrl: DATABASE_URL } = await emptyDatabase();
    const servers = await Promise.all([startServer({ DATABASE_URL }), startServer({ DATABASE_URL })]);
    for (const { url } of servers) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (const server of servers) expect((await server.stop()).code).toBe(0);
  });
});

describe("a DATABASE_URL that leads to no usable database", () => {
  test.each([
    ["another scheme", "mysql://localhost/goodstanding", /DATABASE_URL: must begin with postgres:\/\//],
    ["no address", "postgres://[", /DATABASE_URL: is not an address that can be read/],
    [
      "a port where nothing listens",
      "postgres://me:secret@127.0.0.1:1/x",
      /^DATABASE_URL leads to 127\.0\.0\.1:1, where no PostgreSQL answers\.$/m,
    ],
    [
      "a host that does not exist",
      "postgres://me:secret@db.invalid/x",
      /^DATABASE_URL names the host db\.invalid, which cannot be found\.$/m,
    ],
    [
      "a wrong password",
      changed(ownerUrl, (url) => {
        url.password = "wrong";
      }),
      /does not let goodstanding_owner in with this password\.$/m,
    ],
    [
      "a database that does not exist",
      changed(ownerUrl, (url) => {
        url.pathname = "/gone";
      }),
      /has no database gone\.$/m,
    ],
  ])("%s", async (_what, DATABASE_URL, sentence) => {
    const ended = await refusedStart({ DATABASE_URL });
    expectRefusal(ended, sentence);
    expect(ended.stderr).not.toContain("secret");
  });

  test("a MIGRATION_DATABASE_URL with a wrong password is named as such", async () => {
    const MIGRATION_DATABASE_URL = changed(ownerUrl, (url) => {
      url.password = "wrong";
    });
    const ended = await refusedStart({ DATABASE_URL: ownerUrl, MIGRATION_DATABASE_URL });
    expectRefusal(ended, /^MIGRATION_DATABASE_URL: the server at /);
  });

  test.each([
    [140_011, /^DATABASE_URL leads to PostgreSQL 14; Goodstanding needs 15 or newer\.$/m],
    [90_624, /^DATABASE_URL leads to PostgreSQL 9; Goodstanding needs 15 or newer\.$/m],
  ])("a server whose version is %i", async (version, sentence) => {
    const old = await serverOfVersion(version);
    expectRefusal(await refusedStart({ DATABASE_URL: `postgres://me@127.0.0.1:${old.port}/x` }), sentence);
    old.close();
  });

  test("something that is no PostgreSQL", async () => {
    const other = await listening((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const ended = await refusedStart({ DATABASE_URL: `postgres://me@127.0.0.1:${other.port}/x` });
    expectRefusal(ended, /^DATABASE_URL(:| leads to).*127\.0\.0\.1/);
    other.close();
  });
});

type Listening = { port: number; close: () => void };

async function listening(answer: (socket: import("node:net").Socket) => void): Promise<Listening> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as { port: number }).port, close: () => server.close() };
}

/** A server that lets everybody in, and answers every question with its version. */
function serverOfVersion(version: number): Promise<Listening> {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type, "latin1");
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const text = (words: string) => Buffer.from(`${words}\0`);
  const int16 = (number: number) => Buffer.from([number >> 8, number & 255]);
  const int32 = (number: number) =>
    Buffer.from([number >> 24, (number >> 16) & 255, (number >> 8) & 255, number & 255]);
  const ready = message("Z", Buffer.from("I"));
  const letIn = Buffer.concat([message("R", int32(0)), ready]);
  const column = Buffer.concat([
    text("server_version_num"),
    int32(0),
    int16(0),
    int32(25),
    int16(-1 & 0xffff),
    int32(-1),
    int16(0),
  ]);
  const value = Buffer.from(String(version));
  const answer = Buffer.concat([
    message("T", Buffer.concat([int16(1), column])),
    message("D", Buffer.concat([int16(1), int32(value.length), value])),
    message("C", text("SHOW")),
    ready,
  ]);
  return listening((socket) => {
    socket.once("data", () => {
      socket.write(letIn);
      socket.on("data", (chunk) => (chunk[0] === "X".charCodeAt(0) ? socket.end() : socket.write(answer)));
    });
  });
}

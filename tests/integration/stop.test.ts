import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { launch, readyAddress, type Server, startServer, temporaryFolder } from "#tests/support/product.ts";
import { commandOf, killDatabase, postmasterOf, signal } from "#tests/support/run-folder.ts";

/** A request whose body is still on its way: the server must wait for it. Resolves to the status line. */
function openRequest(url: string) {
  const body = JSON.stringify({ credentials: [], credits: [] });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(
    `POST /api/v1/standing HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString();
  });
  const finished = new Promise<string>((resolve, reject) => {
    socket.once("close", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.once("error", reject);
  });
  return { sendBody: () => socket.end(body), finished };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20);
}

describe("a server that is told to stop", () => {
  test("lets an open request end, takes no new one, and leaves no PostgreSQL behind", async () => {
    const server = await startServer();
    const request = openRequest(server.url);
    await (await fetch(`${server.url}/healthz`)).text(); // the open one has arrived by now
    const postgres = postmasterOf(server.dataDir);
    server.child.kill("SIGTERM");
    await until(() => server.said.stdout.includes("Stopping: open requests end first."));
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(signal(server.child.pid as number, 0)).toBe(true);
    request.sendBody();
    expect(await request.finished).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    expect((await server.ended).code).toBe(0);
    expect(signal(postgres as number, 0)).toBe(false);
  });

  test("a request that never ends is cut after the patience that the host has set", async () => {
    const server = await startServer({ SHUTDOWN_TIMEOUT_SECONDS: "1" });
    const request = openRequest(server.url);
    await (await fetch(`${server.url}/healthz`)).text();
    const since = Date.now();
    expect((await server.stop()).code).toBe(0);
    expect(Date.now() - since).toBeGreaterThanOrEqual(1000);
    await request.finished.catch(() => undefined);
  });

  test.each(["SIGINT", "SIGHUP"] as const)("%s stops it too", async (name) => {
    const server = await startServer();
    server.child.kill(name);
    expect((await server.ended).code).toBe(0);
  });

  test("one whose PostgreSQL dies says so and ends", async () => {
    const server = await startServer();
    killDatabase(server.dataDir);
    const { code, stderr } = await server.ended;
    expect(stderr).toBe("The embedded PostgreSQL ended unexpectedly; start again, it recovers by itself.\n");
    expect(code).toBe(1);
  });

  test("npm start passes the signal on and leaves nothing behind", async () => {
    const server = await startServer({}, ["npm", "start", "--silent"]);
    const postgres = postmasterOf(server.dataDir) as number;
    server.child.kill("SIGTERM");
    await server.ended;
    await until(() => !signal(postgres, 0));
  });
});

describe("killed at any moment", () => {
  const ROUNDS = 6;

  test("the next start recovers, and what was answered with success is there", async () => {
    const DATA_DIR = temporaryFolder();
    const reported: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const command = round % 3 === 2 ? ["npm", "start", "--silent"] : undefined;
      const server = await startServer({ DATA_DIR, TRUSTED_PROXIES: "1" }, command);
      const killing = killLater(server, round);
      await reportUntilDead(server, reported);
      await killing;
    }
    const server = await startServer({ DATA_DIR });
    expect(await storedReports(DATA_DIR)).toEqual(expect.arrayContaining(reported.slice(-500)));
    expect(reported.length).toBeGreaterThan(ROUNDS);
    expect((await server.stop()).code).toBe(0);
  });

  test("also while it is still starting", async () => {
    const DATA_DIR = temporaryFolder();
    for (const afterMs of [150, 300, 600, 1000, 1500, 2500]) {
      const start = await launch([process.execPath, "bin/goodstanding.js", "start"], { DATA_DIR });
      await sleep(afterMs); // the moment itself is what is tried
      start.child.kill("SIGKILL");
      killDatabase(DATA_DIR);
      await start.ended;
    }
    expect((await (await startServer({ DATA_DIR })).stop()).code).toBe(0);
  });

  test("npm killed outright: its server stops by itself, and the next start is not refused", async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startServer({ DATA_DIR }, ["npm", "start", "--silent"]);
    first.child.kill("SIGKILL");
    await until(() => first.said.stdout.includes("Stopping: open requests end first."));
    await first.ended;
    expect((await (await startServer({ DATA_DIR })).stop()).code).toBe(0);
  });

  test("the server killed and its PostgreSQL left running: the next start stops that first", async () => {
    const first = await startServer();
    first.child.kill("SIGKILL");
    await first.ended;
    const second = await launch([process.execPath, "bin/goodstanding.js", "start"], {
      DATA_DIR: first.dataDir,
    });
    await readyAddress(second);
    expect(second.said.stdout).toContain("A PostgreSQL of an earlier start still runs; stopping it first.");
    second.child.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
  });

  /** The server, npm above it and the database, in either order, a little later each round; once it outlives the server. */
  async function killLater({ child, dataDir }: Server, round: number): Promise<void> {
    await sleep(100 + 90 * round); // the moment itself is what is tried
    const family = familyOf(child.pid as number);
    if (round % 2) killDatabase(dataDir);
    for (const pid of round % 2 ? family.toReversed() : family) signal(pid, "SIGKILL");
    if (round % 3) killDatabase(dataDir);
  }
});

/** A process and all below it, without PostgreSQL, which is killed by its data folder. */
function familyOf(pid: number): number[] {
  const below = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .split(" ")
    .filter(Boolean)
    .map(Number);
  return [pid, ...below.filter((child) => !commandOf(child).includes("postgres")).flatMap(familyOf)];
}

/** Sends reports one after the other until the server is gone; keeps the words of those that were accepted. */
async function reportUntilDead({ url }: Server, accepted: string[]): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const text = `Report number ${accepted.length}, of which nothing may be lost.`;
    try {
      const response = await fetch(`${url}/api/v1/requirement-reports`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-forwarded-for": `2001:db8::${attempt.toString(16)}`,
        },
        body: JSON.stringify({ kind: "us-tx/pharmacy-technician", text }),
      });
      await response.text();
      if (response.status < 500 && !response.ok) throw new Error(`refused with ${response.status}`);
      if (response.ok) accepted.push(text); // the database may have died a moment before the server
    } catch (error) {
      if (String(error).includes("refused")) throw error;
      return;
    }
  }
}

async function storedReports(DATA_DIR: string): Promise<string[]> {
  const { ended } = await launch([process.execPath, "bin/goodstanding.js", "reports", "--json"], {
    DATA_DIR,
  });
  const { stdout } = await ended;
  return (JSON.parse(stdout) as { reports: { text: string }[] }).reports.map(({ text }) => text);
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { Readable } from "node:stream";
import { CLI, megabytesOf, serveDoors } from "./programs.ts";
import { realisticProfile } from "./realistic-profile.ts";
import type { Report } from "./report.ts";

/** Every pharmacy technician of the United States (BLS, May 2025). */
const WORKFORCE = 471_680;
const CREDITS = 30;
const DISTINCT = 2000;
const SAMPLES = 4;

type Run = { seconds: number; quarters: number[]; memory: number[]; answers: number };

/** The whole workforce through the endpoint and through the command line, with one process and with two. */
export async function stream(share: number): Promise<Report> {
  const people = Math.round(WORKFORCE * share);
  const rows = [];
  for (const [name, send] of [
    ["POST /api/v1/standings", throughEndpoint],
    ["check --ndjson", throughCommand],
  ] as const)
    for (const processes of [1, 2]) {
      const runs = await Promise.all(
        Array.from({ length: processes }, (_, index) => send(Math.round(people / processes), index)),
      );
      rows.push(rowOf(name, processes, runs));
    }
  return {
    title: `The whole workforce: ${people.toLocaleString("en-US")} profiles as a stream`,
    head: ["entrance", "processes", "seconds", "profiles/s", "seconds a quarter", "MB at each quarter"],
    rows,
    notes: [
      `${DISTINCT} different fictional people of 3 credentials and ${CREDITS} credits in turn; every answer was counted, and none was an error. Memory is the largest process's, seen at each quarter of the answers. The sender runs on the same machine.`,
    ],
  };
}

function rowOf(name: string, processes: number, runs: readonly Run[]): (string | number)[] {
  const seconds = Math.max(...runs.map((run) => run.seconds));
  const answers = runs.reduce((sum, run) => sum + run.answers, 0);
  const across = (pick: (run: Run) => number[]) =>
    Array.from({ length: SAMPLES }, (_, at) =>
      Math.round(Math.max(...runs.map((run) => pick(run)[at] ?? 0))),
    ).join(", ");
  return [
    name,
    processes,
    seconds,
    answers / seconds,
    across((run) => run.quarters),
    across((run) => run.memory),
  ];
}

async function throughEndpoint(people: number, index: number): Promise<Run> {
  const server = await serveDoors();
  try {
    const options = { method: "POST", headers: { "content-type": "application/x-ndjson" } };
    const asked = request(`${server.url}/api/v1/standings`, options);
    const watch = watching(people, server.pid);
    asked.on("response", (response) => {
      if (response.statusCode !== 200) asked.destroy(new Error(`status ${response.statusCode}`));
      response.on("data", watch.take);
      response.on("end", watch.end);
    });
    asked.on("error", watch.fail);
    lines(people, index).pipe(asked);
    return await watch.done;
  } finally {
    await server.stop();
  }
}

async function throughCommand(people: number, index: number): Promise<Run> {
  const child: ChildProcess = spawn(process.execPath, [CLI, "check", "-", "--ndjson"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const watch = watching(people, child.pid as number);
  child.stdout?.on("data", watch.take);
  child.stdout?.on("end", watch.end);
  child.once("error", watch.fail);
  if (child.stdin) lines(people, index).pipe(child.stdin);
  const run = await watch.done;
  if (child.exitCode === null) await once(child, "exit");
  return run;
}

/** Counts answers as they come, and looks at time and memory at each quarter. */
function watching(people: number, pid: number) {
  const started = performance.now();
  const { promise: done, resolve, reject } = Promise.withResolvers<Run>();
  const run: Run = { seconds: 0, quarters: [], memory: [], answers: 0 };
  let errors = 0;
  let before = started;
  const take = (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) run.answers++;
    if (chunk.includes('"error":{')) errors++;
    if (run.answers < (people * (run.memory.length + 1)) / SAMPLES || run.memory.length === SAMPLES) return;
    run.memory.push(megabytesOf(pid));
    run.quarters.push((performance.now() - before) / 1000);
    before = performance.now();
  };
  const end = () => {
    run.seconds = (performance.now() - started) / 1000;
    if (run.answers !== people || errors > 0)
      reject(new Error(`${run.answers} answers for ${people} people, ${errors} errors`));
    else resolve(run);
  };
  return { take, end, fail: reject, done };
}

/** The lines of so many people, a block at a time. */
function lines(people: number, index: number): Readable {
  const texts = Array.from(
    { length: DISTINCT },
    (_, seed) => `${JSON.stringify(realisticProfile(index * DISTINCT + seed, CREDITS))}\n`,
  );
  const BLOCK = 50;
  let made = 0;
  return new Readable({
    highWaterMark: 1_000_000,
    read() {
      if (made >= people) return void this.push(null);
      const upTo = Math.min(people, made + BLOCK);
      let block = "";
      for (; made < upTo; made++) block += texts[made % DISTINCT];
      this.push(block);
    },
  });
}

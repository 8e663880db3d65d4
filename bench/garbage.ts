import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { megabytesOf, serveDoors, serveProduct } from "./programs.ts";
import { realisticProfile } from "./realistic-profile.ts";
import type { Report } from "./report.ts";

const CLIENTS = 50;
const SECONDS = 60;

/** Fifty people ask while one sends garbage: nobody gets a 500, and memory stays flat. */
export async function garbage(share: number): Promise<Report> {
  const server = process.env.BENCH_DOORS ? await serveDoors() : await serveProduct();
  try {
    const until = performance.now() + SECONDS * share * 1000;
    const statuses = new Map<number, number>();
    const note = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const waits: number[] = [];
    const ask = async (seed: number) => {
      const body = JSON.stringify(realisticProfile(seed));
      while (performance.now() < until) {
        const started = performance.now();
        const response = await fetch(`${server.url}/api/v1/standing`, {
          method: "POST",
          body,
          headers: { "content-type": "application/json" },
        });
        await response.arrayBuffer();
        waits.push(performance.now() - started);
        note(response.status);
      }
    };
    const memory: number[] = [];
    const watch = async () => {
      while (performance.now() < until) {
        memory.push(megabytesOf(server.pid));
        await sleep(1000);
      }
    };
    const spoiled = new Map<number, number>();
    await Promise.all([
      ...Array.from({ length: CLIENTS }, (_, seed) => ask(seed)),
      spoil(server.url, SECONDS * share * 1000, (status) =>
        spoiled.set(status, (spoiled.get(status) ?? 0) + 1),
      ),
      watch(),
    ]);
    return reportOf(statuses, spoiled, waits, memory);
  } finally {
    await server.stop();
  }
}

type Counts = ReadonlyMap<number, number>;

function reportOf(statuses: Counts, spoiled: Counts, waits: number[], memory: readonly number[]): Report {
  const broken = [...statuses, ...spoiled].filter(([status]) => status >= 500);
  if (broken.length > 0) throw new Error(`answers of 500 and more: ${JSON.stringify(broken)}`);
  waits.sort((a, b) => a - b);
  const at = (part: number) => Math.round(waits[Math.floor(waits.length * part)] ?? 0);
  const told = (counts: Counts) =>
    [...counts]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${count.toLocaleString("en-US")} × ${status}`)
      .join(", ");
  const part = (from: number, to: number) =>
    Math.round(Math.max(...memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to))));
  return {
    title: `${CLIENTS} people ask while one sends garbage`,
    head: ["what", "figure"],
    rows: [
      ["answers to the 50", told(statuses)],
      ["answers to the one", told(spoiled)],
      ["wait of the 50: median, p99, worst (ms)", `${at(0.5)}, ${at(0.99)}, ${at(1 - 1e-9)}`],
      [
        "server's memory in each third of the time, most (MB)",
        `${part(0, 1 / 3)}, ${part(1 / 3, 2 / 3)}, ${part(2 / 3, 1)}`,
      ],
    ],
    notes: [
      "Each of the 50 asks again as soon as it is answered, about 3 credentials and 60 credits. Status 0 is a connection that the server cut, or that the one broke off itself.",
    ],
  };
}

/** Runs the one who sends garbage: a client of its own, with its own connections. */
function spoil(url: string, forMs: number, note: (status: number) => void): Promise<void> {
  const worker = new Worker(new URL("./spoiler.ts", import.meta.url), { workerData: { url, forMs } });
  worker.on("message", note);
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", () => resolve());
  });
}

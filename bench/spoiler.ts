import { parentPort, workerData } from "node:worker_threads";

/* The one client of the garbage bench: run as a worker, it tells the status of each answer. */

/** Sends what nobody should, again and again. */
async function spoil(url: string, forMs: number, note: (status: number) => void): Promise<void> {
  const until = performance.now() + forMs;
  const json = { "content-type": "application/json" };
  const bodies: [string, string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
    ["standing", "[".repeat(900_000), json],
    ["standing", "x".repeat(10_000_000), json],
    ["standing", `{"credits":[${'{"id":"a","hours":"x"},'.repeat(40_000)}{}]}`, json],
    ["standing", Uint8Array.from({ length: 100_000 }, (_, index) => index % 256), json],
    ["standing", '{"a":1,"a":2}', { "content-type": "multipart/form-data; boundary=x" }],
    ["standings", `${"x".repeat(2_000_000)}\n`.repeat(3), { "content-type": "application/x-ndjson" }],
    ["standings", "{}\n".repeat(50_000), { "content-type": "application/x-ndjson" }],
    [`uan/${"%E0%A4%A".repeat(300)}`, "x", json],
    ["requirement-reports", '{"kind":"__proto__"}', json],
  ];
  for (let turn = 0; performance.now() < until; turn++) {
    const [path, body, headers] = bodies[turn % bodies.length] as (typeof bodies)[number];
    const signal = turn % 7 === 3 ? AbortSignal.timeout(5) : AbortSignal.timeout(30_000);
    const status = await fetch(`${url}/api/v1/${path}`, { method: "POST", body, headers, signal })
      .then(async (response) => response.arrayBuffer().then(() => response.status))
      .catch(() => 0);
    note(status);
  }
}

const { url, forMs } = workerData as { url: string; forMs: number };
await spoil(url, forMs, (status) => parentPort?.postMessage(status));

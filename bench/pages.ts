import { request } from "node:http";
import autocannon, { type Outcome } from "autocannon";
import { type Served, serveBare, serveProduct } from "./programs.ts";
import type { Report } from "./report.ts";

const PAGES = [
  "/",
  "/check",
  "/requirements",
  "/requirements/us-tx",
  "/requirements.json",
  "/api/v1/requirements",
];
const SECONDS = 10;
const CONNECTIONS = 20;
const FIRST_BYTES = 50;

/** What a page weighs, and how many a second are served. `BENCH_URL` names a server that runs already. */
export async function pages(share: number): Promise<Report> {
  const url = process.env.BENCH_URL;
  const server: Served = url ? { url, pid: 0, stop: async () => undefined } : await serveProduct();
  try {
    const rows = [];
    for (const path of PAGES) rows.push(await rowOf(server.url + path, path, share));
    return {
      title: "Pages: speed and weight",
      head: [
        "page",
        "status",
        "requests/s",
        "beside a bare server",
        "p50 ms",
        "p99 ms",
        "first byte ms",
        "bytes",
        "gzip",
        "brotli",
        "JS files",
        "JS brotli",
      ],
      rows,
      notes: [
        `${CONNECTIONS} connections for ${SECONDS} s each, brotli asked for; the first byte is the median of ${FIRST_BYTES} requests one after another. The bare server is Node's own, sending the same compressed bytes of the page and doing nothing else: the most that this machine could.`,
      ],
    };
  } finally {
    await server.stop();
  }
}

async function rowOf(url: string, path: string, share: number): Promise<(string | number)[]> {
  const plain = await fetched(url, "identity");
  const scripts = scriptsIn(plain.body.toString("utf8")).map((src) => new URL(src, url).href);
  const scriptBytes = await Promise.all(scripts.map(async (src) => (await fetched(src, "br")).body.length));
  const first: number[] = [];
  for (let turn = 0; turn < FIRST_BYTES; turn++) first.push((await fetched(url, "br")).firstByteMs);
  const brotli = (await fetched(url, "br")).body;
  const load = await loaded(url, share);
  const bare = await serveBare(brotli);
  const most = await loaded(bare.url, share);
  await bare.stop();
  return [
    path,
    String(plain.status),
    load.requests.average,
    (load.requests.average / most.requests.average).toFixed(2),
    load.latency.p50,
    load.latency.p99,
    first.sort((a, b) => a - b)[FIRST_BYTES / 2] ?? 0,
    plain.body.length,
    (await fetched(url, "gzip")).body.length,
    brotli.length,
    scripts.length,
    scriptBytes.reduce((sum, bytes) => sum + bytes, 0),
  ];
}

async function loaded(url: string, share: number): Promise<Outcome> {
  const load = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: Math.max(2, SECONDS * share),
    headers: { "accept-encoding": "br" },
  });
  if (load.errors > 0) throw new Error(`${url}: ${load.errors} requests broke`);
  return load;
}

/** The scripts that a page loads: those it names, and those it asks to be loaded ahead. */
function scriptsIn(html: string): string[] {
  const named = [
    ...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g),
    ...html.matchAll(/<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g),
  ];
  return [...new Set(named.map(([, src = ""]) => src))];
}

/** The bytes as they come over the wire. */
function fetched(
  url: string,
  encoding: string,
): Promise<{ status: number; body: Buffer; firstByteMs: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { "accept-encoding": encoding } }, (response) => {
      const pieces: Buffer[] = [];
      let firstByteMs = 0;
      response.on("data", (piece: Buffer) => {
        firstByteMs ||= performance.now() - started;
        pieces.push(piece);
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces), firstByteMs }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

import { existsSync } from "node:fs";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { type Served, serveProduct } from "./programs.ts";
import type { Report } from "./report.ts";

const PAGES = ["/", "/check", "/requirements", "/requirements/us-tx"];
const TURNS = 5;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** A slow phone on a slow connection, as Lighthouse has it: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms there and back. */
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** What web.dev calls good: the bounds these figures are told as shares of. */
const GOOD = { contentMs: 1800, largestMs: 2500, blockedMs: 200, shift: 0.1 };
const LONG_TASK_MS = 50;

type Paint = { contentMs: number; largestMs: number; blockedMs: number; shift: number; bytes: number };

/** When a slow phone shows a page, how long it is deaf meanwhile and how much of it moves, from Chromium's own trace. */
export async function paint(share: number): Promise<Report> {
  const url = process.env.BENCH_URL;
  const server: Served = url ? { url, pid: 0, stop: async () => undefined } : await serveProduct();
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const rows = [];
    for (const path of PAGES)
      rows.push(rowOf(path, await paints(browser, server.url + path, Math.max(1, TURNS * share))));
    return {
      title: "Pages on a slow phone",
      head: [
        "page",
        "first content ms",
        "largest content ms",
        "blocked ms",
        "layout shift",
        "KB over the wire",
      ],
      rows,
      notes: [
        `Medians of ${TURNS} first visits at 390 × 844, ${SLOWER} times slower than this machine, 1.6 Mbit/s and 150 ms there and back (Lighthouse's phone). Blocked: what tasks last beyond ${LONG_TASK_MS} ms. In brackets the share of what web.dev calls good: ${GOOD.contentMs} ms, ${GOOD.largestMs} ms, ${GOOD.blockedMs} ms and ${GOOD.shift}.`,
      ],
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

function rowOf(path: string, turns: readonly Paint[]): (string | number)[] {
  const median = (pick: (turn: Paint) => number) =>
    turns.map(pick).sort((a, b) => a - b)[Math.floor(turns.length / 2)] as number;
  const beside = (value: number, good: number, digits: number) =>
    `${value.toFixed(digits)} (${(value / good).toFixed(2)})`;
  return [
    path,
    beside(
      median((turn) => turn.contentMs),
      GOOD.contentMs,
      0,
    ),
    beside(
      median((turn) => turn.largestMs),
      GOOD.largestMs,
      0,
    ),
    beside(
      median((turn) => turn.blockedMs),
      GOOD.blockedMs,
      0,
    ),
    beside(
      median((turn) => turn.shift),
      GOOD.shift,
      3,
    ),
    median((turn) => turn.bytes) / 1000,
  ];
}

async function paints(browser: Browser, url: string, turns: number): Promise<Paint[]> {
  const found: Paint[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
    found.push(await paintOf(await context.newPage(), url));
    await context.close();
  }
  return found;
}

async function paintOf(page: Page, url: string): Promise<Paint> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const events = await traced(devtools, async () => {
    await page.goto(url, { waitUntil: "networkidle" });
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  });
  return { ...toldBy(events), bytes };
}

type TraceEvent = {
  name: string;
  ts: number;
  dur?: number;
  args?: { data?: { score?: number; had_recent_input?: boolean }; frame?: string };
};

/** What Chromium traces while `work` runs. */
async function traced(devtools: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  devtools.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await devtools.send("Tracing.start", {
    traceConfig: {
      includedCategories: [
        "loading",
        "blink.user_timing",
        "devtools.timeline",
        "disabled-by-default-devtools.timeline",
      ],
    },
  });
  await work();
  const complete = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.end");
  await complete;
  return events;
}

function toldBy(events: readonly TraceEvent[]): Omit<Paint, "bytes"> {
  const named = (name: string) => events.filter((event) => event.name === name).sort((a, b) => a.ts - b.ts);
  const first = named("firstContentfulPaint")[0];
  if (!first) throw new Error("the trace holds no first paint");
  const start = named("navigationStart").findLast(({ ts }) => ts <= first.ts)?.ts;
  if (start === undefined) throw new Error("the trace holds no start of the navigation");
  const since = (event: TraceEvent) => (event.ts - start) / 1000;
  return {
    contentMs: since(first),
    largestMs: since(named("largestContentfulPaint::Candidate").at(-1) ?? first),
    blockedMs: named("RunTask")
      .filter(({ ts }) => ts >= first.ts)
      .reduce((sum, { dur = 0 }) => sum + Math.max(0, dur / 1000 - LONG_TASK_MS), 0),
    shift: named("LayoutShift").reduce(
      (sum, { args }) => sum + (args?.data?.had_recent_input ? 0 : (args?.data?.score ?? 0)),
      0,
    ),
  };
}

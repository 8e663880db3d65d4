import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/* `node bare-server.ts FILE`: sends the bytes of one compressed page to whoever asks, and does nothing else. */

const body = readFileSync(process.argv[2] as string);
const headers = { "content-type": "text/html; charset=utf-8", "content-encoding": "br" };
const server = createServer((_, response) => response.writeHead(200, headers).end(body)).listen(0, () => {
  console.log(`ready: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on("SIGTERM", () => process.exit(0));

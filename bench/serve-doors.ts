import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { openDoors } from "../tests/support/open-doors.ts";

/* The API and the open data on a free port, without pages and without a database. */

const server = serve({ fetch: openDoors().fetch, port: 0, serverOptions: { requestTimeout: 0 } }, () => {
  console.log(`ready: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on("SIGTERM", () => process.exit(0));

import { join } from "node:path";
import { expect, test } from "vitest";
import { startServer } from "#tests/support/product.ts";
import { postmasterOf, signal } from "#tests/support/run-folder.ts";
import { root } from "#tests/support/source-files.ts";

/* `npm run dev` runs what is in src, not what was built, and stops as cleanly as the product does. */

test("pages and API come from the sources; SIGTERM leaves no PostgreSQL behind", async () => {
  const server = await startServer({}, [process.execPath, join(root, "scripts/dev.ts")]);
  const page = await fetch(`${server.url}/check`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("/src/entry.client.tsx")]);
  expect((await fetch(`${server.url}/src/ui/tokens.css`)).status).toBe(200);
  expect((await fetch(`${server.url}/openapi.json`)).status).toBe(200);
  const postgres = postmasterOf(server.dataDir) as number;
  expect((await server.stop()).code).toBe(0);
  expect(signal(postgres, 0)).toBe(false);
});

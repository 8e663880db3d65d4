import { spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { createServer, type ViteDevServer } from "vite";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import type { serve as serveForever } from "#src/platform/serve.server.ts";
import type { createApp } from "#src/server.ts";
import { ensureBuilt, root } from "./ensure.js";

/*
 * `npm run dev`: the product from its sources. Vite hands over scripts, styles and what has changed; everything else is
 * answered by the app of src/server.ts, loaded anew after a change. A changed requirement is compiled at once. The
 * Content-Security-Policy is left out, since Vite puts scripts and styles into the page.
 */

type Source = { createApp: typeof createApp };
let made: { from: Source; app: Hono<AppEnv> } | undefined;

process.env.NODE_ENV = "development";
ensureBuilt(["tools"], (sentence) => console.log(sentence));
const vite = await createServer({
  root,
  server: {
    middlewareMode: true,
    watch: { ignored: ["**/data-dir/**", "**/dist/**", "**/requirements/**"] },
  },
  appType: "custom",
});
// React Router starts a Vite of its own, which ends the whole process on SIGTERM before PostgreSQL is stopped.
process.removeAllListeners("SIGTERM");
process.stdin.removeAllListeners("end");
watchRequirements();
const { serve } = (await vite.ssrLoadModule("/src/platform/serve.server.ts")) as {
  serve: typeof serveForever;
};
const code = await serve((parts) => {
  const app = new Hono<AppEnv>();
  app.all("*", async (c) => {
    if (await isVites(vite, c.env)) return RESPONSE_ALREADY_SENT;
    const fresh = await freshApp(parts);
    const response = await fresh.fetch(c.req.raw, c.env);
    const headers = new Headers(response.headers);
    headers.delete("content-security-policy");
    return new Response(response.body, { status: response.status, headers });
  });
  return app;
});
await vite.close();
process.exit(code);

/** Whether Vite has answered the request. */
function isVites(
  { middlewares }: ViteDevServer,
  { incoming, outgoing }: AppEnv["Bindings"],
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    outgoing.once("close", () => resolve(true));
    middlewares(incoming, outgoing, (error?: unknown) => (error ? reject(error) : resolve(false)));
  });
}

/** The app of the newest sources; made again only after a change. */
async function freshApp(parts: Parameters<typeof createApp>[0]): Promise<Hono<AppEnv>> {
  const source = (await vite.ssrLoadModule("/src/server.ts")) as Source;
  if (made?.from !== source) made = { from: source, app: source.createApp(parts) };
  return made.app;
}

function watchRequirements(): void {
  let timer: NodeJS.Timeout | undefined;
  watch(join(root, "requirements"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(compileRequirements, 200);
  });
}

function compileRequirements(): void {
  const compile = [join(root, "scripts/compile-requirements.ts"), join(root, "dist/requirements.json")];
  const { status, stdout, stderr } = spawnSync(process.execPath, compile, { cwd: root, encoding: "utf8" });
  console.log(status === 0 ? "Compiled the requirements." : `${stdout}${stderr}`);
  if (status !== 0) return;
  vite.moduleGraph.invalidateAll();
  vite.ws.send({ type: "full-reload" });
}

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.server.ts";
import { preferredEncoding } from "./deliver.server.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

type StaticFile = {
  plain: Buffer<ArrayBuffer>;
  br: Buffer<ArrayBuffer> | null;
  gzip: Buffer<ArrayBuffer> | null;
  type: string;
  tag: string;
};

/** The names under /assets/ hold the hash of their content. */
const FOREVER = "public, max-age=31536000, immutable";
const AN_HOUR = "public, max-age=3600";

/** Serves the files of the built client from memory, each as the build compressed it. */
export function staticFiles(folder: string) {
  const files = readFiles(folder);
  return createMiddleware<AppEnv>(async (c, next) => {
    const file = c.req.method === "GET" || c.req.method === "HEAD" ? files.get(c.req.path) : undefined;
    if (!file) return next();
    const cacheControl = c.req.path.startsWith("/assets/") ? FOREVER : AN_HOUR;
    const headers = {
      "content-type": file.type,
      etag: file.tag,
      "cache-control": cacheControl,
      vary: "accept-encoding",
    };
    if (c.req.header("if-none-match")?.includes(file.tag))
      return new Response(null, { status: 304, headers });
    const encoding = preferredEncoding(c.req.header("accept-encoding"));
    const packed = encoding && file[encoding];
    return new Response(packed || file.plain, {
      headers: packed
        ? { ...headers, "content-encoding": encoding }
        : { ...headers, "x-content-type-options": "nosniff" },
    });
  });
}

function readFiles(folder: string): Map<string, StaticFile> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const served = paths.filter((path) => TYPES[extname(path)] && !path.includes(`${folder}/.`));
  return new Map(
    served.map((path) => [`/${relative(folder, path).replaceAll("\\", "/")}`, readStatic(path)]),
  );
}

function readStatic(path: string): StaticFile {
  const plain = readFileSync(path);
  const packed = (suffix: string) => (existsSync(path + suffix) ? readFileSync(path + suffix) : null);
  const tag = `"${createHash("sha1").update(plain).digest("base64url")}"`;
  return { plain, br: packed(".br"), gzip: packed(".gz"), type: TYPES[extname(path)] ?? "", tag };
}

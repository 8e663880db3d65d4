import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.server.ts";
import { type Kept, keepRecent } from "./keep-recent.server.ts";

/** Marks, inside the house only, a page whose text holds this request's nonce: it is neither tagged nor kept. */
export const DRAWN_WITH_NONCE = "x-drawn-with-nonce";

const SMALLEST_BYTES = 860; // below this a packet is not saved
const COMPRESSIBLE = /^(text\/|application\/(json|xml|atom\+xml|.*\+json|manifest\+json)|image\/svg)/;
const KEPT_BYTES = 32_000_000;

type Encoding = "br" | "gzip";

/**
 * The last step of every answer: a tag by content and 304 where the reader has it already, and compression. What is the
 * same bytes is compressed once and kept. Streams (`c.set("isStreaming", true)`) pass untouched.
 */
export function deliver() {
  const kept = keepRecent<Uint8Array<ArrayBuffer>>(KEPT_BYTES);
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const type = c.res.headers.get("content-type") ?? "";
    const hasNonce = c.res.headers.has(DRAWN_WITH_NONCE);
    c.res.headers.delete(DRAWN_WITH_NONCE);
    if (
      c.get("isStreaming") ||
      !c.res.body ||
      !COMPRESSIBLE.test(type) ||
      c.res.headers.has("content-encoding")
    )
      return;
    c.res = await packed(c, new Uint8Array(await c.res.arrayBuffer()), hasNonce, kept);
  });
}

async function packed(
  c: Context<AppEnv>,
  bytes: Uint8Array<ArrayBuffer>,
  hasNonce: boolean,
  kept: Kept<Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  const headers = new Headers(c.res.headers);
  headers.append("vary", "accept-encoding");
  const mayTag = c.res.status === 200 && !hasNonce && !/no-store/.test(headers.get("cache-control") ?? "");
  const tag = `"${createHash("sha1").update(bytes).digest("base64url")}"`;
  if (mayTag) headers.set("etag", `W/${tag}`);
  if (mayTag && isKnown(c.req.header("if-none-match"), tag))
    return new Response(null, { status: 304, headers: forNotModified(headers) });
  const encoding = bytes.length < SMALLEST_BYTES ? null : preferredEncoding(c.req.header("accept-encoding"));
  if (!encoding) return new Response(bytes, { status: c.res.status, headers });
  const key = mayTag ? `${encoding} ${tag}` : null;
  const body = (key && kept.get(key)) || (await compress(bytes, encoding, key !== null));
  if (key) kept.set(key, body, body.length);
  headers.set("content-encoding", encoding);
  headers.delete("content-length");
  return new Response(body, { status: c.res.status, headers });
}

function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(",").some((known) => known.trim().replace(/^W\//, "") === tag) ?? false;
}

function forNotModified(headers: Headers): Headers {
  const left = new Headers(headers);
  for (const name of ["content-type", "content-length"]) left.delete(name);
  return left;
}

/** What the reader takes, brotli first; an encoding refused by `q=0` is not taken. */
export function preferredEncoding(acceptEncoding: string | undefined): Encoding | null {
  const taken = new Map(
    (acceptEncoding ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part.trim().split(";");
      return [
        name.trim().toLowerCase(),
        !parameters.some((text) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(text)),
      ] as const;
    }),
  );
  return (["br", "gzip"] as const).find((name) => taken.get(name)) ?? null;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Harder for what is kept and served again, lighter for what is sent once. */
async function compress(
  bytes: Uint8Array,
  encoding: Encoding,
  isKept: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: isKept ? 9 : 4 };
  const packedBytes =
    encoding === "br"
      ? await compressBrotli(bytes, { params: quality })
      : await compressGzip(bytes, { level: 6 });
  return packedBytes as Uint8Array<ArrayBuffer>;
}

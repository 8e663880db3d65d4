import type { Context } from "hono";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { parseStrictJson } from "#src/base/strict-json.ts";
import type { AppEnv } from "./app-env.server.ts";
import { problem } from "./problem.server.ts";

export type BodyRefusal =
  | { code: "request.not-json"; message: string }
  | { code: "json.bad"; message: string };

const STATUSES = { "request.not-json": 415, "json.bad": 400 } as const satisfies Record<
  BodyRefusal["code"],
  number
>;
const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** The body as JSON, read strictly: doubled keys, deep nesting and text that is not UTF-8 are refused. */
export async function readJson(c: Context<AppEnv>): Promise<Result<unknown, BodyRefusal>> {
  if (!JSON_TYPE.test(c.req.header("content-type") ?? ""))
    return refuse({
      code: "request.not-json",
      message: "Send JSON, with the header content-type: application/json.",
    });
  const text = decode(await c.req.arrayBuffer());
  if (text === null) return refuse({ code: "json.bad", message: "The body is not UTF-8 text." });
  const json = parseStrictJson(text);
  return json.ok ? ok(json.value) : refuse({ code: "json.bad", message: json.refusal.message });
}

/** The answer to a body that is no JSON; its one fault is the whole body's, so its path is empty. */
export function bodyProblem(c: Context<AppEnv>, { code, message }: BodyRefusal): Response {
  return problem(c, STATUSES[code], code, message, { faults: [{ path: "", message }] });
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

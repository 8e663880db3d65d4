import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Refusal } from "#src/base/result.ts";
import type { AppEnv } from "./app-env.server.ts";

/** The one shape of every error body. `facts` are for the caller: which field, which limit. */
export type Problem = { code: string; message: string; requestId: string; facts?: Record<string, unknown> };

/** Answers with a problem body. */
export function problem(
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  facts?: Record<string, unknown>,
): Response {
  const body: Problem = { code, message, requestId: c.get("ctx")?.requestId ?? "", ...(facts && { facts }) };
  return c.json(body, status);
}

/** Answers with a refusal of an operation: its code, the sentence for people, and its other fields as facts. */
export function refusalProblem<R extends Refusal>(
  c: Context<AppEnv>,
  refusal: R,
  statuses: Record<R["code"], ContentfulStatusCode>,
  message: string,
): Response {
  const { code, ...facts } = refusal;
  return problem(c, statuses[code as R["code"]], code, message, facts);
}

/** What an operation answers when the caller can act on a failure: the value, or a refusal with its facts. */
export type Result<T, R extends Refusal = Refusal> = { ok: true; value: T } | { ok: false; refusal: R };

/** Why something was not done. `code` is `room.reason`; further fields are the facts a caller may show. */
export type Refusal = { readonly code: string; readonly [fact: string]: unknown };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<R extends Refusal>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal };
}

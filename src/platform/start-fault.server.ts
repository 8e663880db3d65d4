/** Why the product cannot start or go on, in one sentence that a host can act on. An entrance prints it without a stack. */
export type StartFault = Error & { name: "StartFault" };

export function startFault(sentence: string, cause?: unknown): StartFault {
  return Object.assign(new Error(sentence, { cause }), { name: "StartFault" as const });
}

export function isStartFault(error: unknown): error is StartFault {
  return error instanceof Error && error.name === "StartFault";
}

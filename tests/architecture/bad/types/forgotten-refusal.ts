// TS2741
type Code = "credit.not-found" | "credit.already-recorded";

export const statuses = { "credit.not-found": 404 } as const satisfies Record<Code, number>;

import { describe, expect, test } from "vitest";
import { createApi } from "#src/api.ts";

type Operation = { operationId?: string; security?: object[]; "x-public-because"?: string };
type Description = { paths: Record<string, Record<string, Operation>> };

const METHODS = ["get", "put", "post", "delete", "patch"];

function operationsOf(description: Description): [string, Operation][] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method): [string, Operation] => [
      `${method} ${path}`,
      item[method] as Operation,
    ]),
  );
}

/** Why an operation may not be mounted as it is described, or null. */
function faultOf({ operationId, security = [], "x-public-because": because = "" }: Operation): string | null {
  if (!operationId) return "it has no operationId";
  const isGuarded = security.some((scheme) => Object.keys(scheme).length > 0);
  if (isGuarded && because) return "it is guarded and says that it is public";
  if (!isGuarded && because.length < 20) return "it has neither security nor a stated x-public-because";
  return null;
}

const description = (await (
  await createApi({ trustedProxies: 0 }).request("/openapi.json")
).json()) as Description;
const operations = operationsOf(description);

describe("every operation of the API says who may", () => {
  test.each(operations)("%s", (_name, operation) => {
    expect(faultOf(operation)).toBeNull();
  });

  test("operationIds are verbs of their own", () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(3);
  });

  test.each<[string, Operation]>([
    ["without a word on it", { operationId: "readCredits" }],
    ["with an empty security", { operationId: "readCredits", security: [{}] }],
    [
      "with a reason that is none",
      { operationId: "readCredits", security: [], "x-public-because": "public" },
    ],
    ["without a name", { security: [{ session: [] }] }],
    [
      "both guarded and public",
      { operationId: "x", security: [{ session: [] }], "x-public-because": "It stores nothing at all." },
    ],
  ])("one %s is refused", (_what, operation) => {
    expect(faultOf(operation)).not.toBeNull();
  });
});

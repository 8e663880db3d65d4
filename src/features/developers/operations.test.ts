import { describe, expect, it } from "vitest";
import { curlOf, operationsOf } from "./operations.ts";

const responses = { "200": { description: "Fine" } };

describe("a curl command", () => {
  it("fills a path by the example, encoded", () => {
    const operation = {
      operationId: "readUan",
      responses,
      parameters: [{ name: "uan", in: "path", example: "a/b" }],
    };
    expect(curlOf("/uan/{uan}", "get", operation, "http://x")).toBe(
      "curl --fail-with-body --silent --show-error 'http://x/uan/a%2Fb'",
    );
  });

  it("sends the example body in one quoted word, whatever quotes it holds", () => {
    const requestBody = { content: { "application/json": { example: { text: "it's" } } } };
    const command = curlOf("/report", "post", { operationId: "report", responses, requestBody }, "http://x");
    expect(command).toContain("-X POST 'http://x/report'");
    expect(command).toContain("-H 'content-type: application/json'");
    expect(command).toContain(`"text": "it'\\''s"`);
  });
});

it("every operation of the description is told", () => {
  const told = operationsOf(
    { paths: { "/a": { get: { operationId: "a", responses }, post: { operationId: "b", responses } } } },
    "http://x",
  );
  expect(told.map(({ id, method }) => [id, method])).toEqual([
    ["a", "GET"],
    ["b", "POST"],
  ]);
});

it("tells what goes into the address and into the body, with what must be there", () => {
  const operation = {
    operationId: "report",
    responses,
    parameters: [{ name: "kind", in: "path", required: true }],
    requestBody: {
      content: { "application/json": { example: {}, schema: { $ref: "#/components/schemas/Report" } } },
    },
  };
  const schemas = {
    Report: { properties: { text: { description: "what is wrong" }, replyTo: {} }, required: ["text"] },
  };
  const [told] = operationsOf(
    { paths: { "/{kind}": { post: operation } }, components: { schemas } },
    "http://x",
  );
  expect(told?.takes).toEqual([
    { name: "kind", where: "path", isRequired: true, means: "" },
    { name: "text", where: "body", isRequired: true, means: "what is wrong" },
    { name: "replyTo", where: "body", isRequired: false, means: "" },
  ]);
});

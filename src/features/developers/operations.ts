import type { ApiDescription, ApiOperation, ApiSchema } from "#src/platform/api-description.server.ts";

/** One operation of the API as the reference page prints it, with a command that can be pasted into a shell. */
export type OperationTold = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  curl: string;
  takes: Taken[];
  responses: { status: string; description: string }[];
};

/** Something that an operation takes: a part of its address, or a field of its body. */
export type Taken = { name: string; where: "path" | "query" | "body"; isRequired: boolean; means: string };

/** Every operation in the order of the description. `origin` is where the reader reached us. */
export function operationsOf(description: ApiDescription, origin: string): OperationTold[] {
  const { paths } = description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      summary: operation.summary ?? "",
      description: operation.description ?? "",
      curl: curlOf(path, method, operation, origin),
      takes: [...parametersOf(operation), ...bodyFieldsOf(operation, description)],
      responses: Object.entries(operation.responses).map(([status, { description }]) => ({
        status,
        description,
      })),
    })),
  );
}

function parametersOf({ parameters = [] }: ApiOperation): Taken[] {
  return parameters.flatMap(({ name, in: where, required = false, description = "" }): Taken[] =>
    where === "path" || where === "query" ? [{ name, where, isRequired: required, means: description }] : [],
  );
}

/** The fields of a JSON body; what is inside them, /openapi.json tells. */
function bodyFieldsOf({ requestBody }: ApiOperation, description: ApiDescription): Taken[] {
  const [body] = Object.values(requestBody?.content ?? {});
  const schema = resolved(body?.schema, description);
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    where: "body",
    isRequired: schema?.required?.includes(name) ?? false,
    means: property.description ?? "",
  }));
}

function resolved(schema: ApiSchema | undefined, { components }: ApiDescription): ApiSchema | undefined {
  const name = schema?.$ref?.split("/").at(-1);
  return name === undefined ? schema : components?.schemas?.[name];
}

/** A command that asks for the operation's own example; it fails when the answer is no success. */
export function curlOf(path: string, method: string, operation: ApiOperation, origin: string): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters?.find((entry) => entry.name === name);
    return encodeURIComponent(String(parameter?.example ?? parameter?.schema?.example ?? name));
  });
  const [type, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const lines = [
    `curl --fail-with-body --silent --show-error ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${quoted(origin + filled)}`,
  ];
  if (type)
    lines.push(
      `-H ${quoted(`content-type: ${type}`)}`,
      `--data-binary ${quoted(bodyText(type, body?.example))}`,
    );
  return lines.join(" \\\n  ");
}

function bodyText(type: string, example: unknown): string {
  if (typeof example === "string") return example;
  return type.includes("ndjson") ? JSON.stringify(example) : JSON.stringify(example, null, 2);
}

/** A word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

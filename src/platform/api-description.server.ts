import { createContext } from "react-router";

/** The parts of an OpenAPI 3.1 document that a page reads. */
export type ApiDescription = { paths: Record<string, Record<string, ApiOperation>> };
export type ApiOperation = {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: {
    name: string;
    in: string;
    description?: string;
    example?: unknown;
    schema?: { example?: unknown };
  }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { description: string }>;
};

/** The API's description, as /openapi.json gives it, for the page that prints it. */
export const apiDescriptionContext = createContext<ApiDescription>();

import { createContext } from "react-router";

/** The parts of an OpenAPI 3.1 document that a page reads. */
export type ApiDescription = {
  paths: Record<string, Record<string, ApiOperation>>;
  components?: { schemas?: Record<string, ApiSchema> };
};
/** A schema, or the reference to one among the components. */
export type ApiSchema = {
  $ref?: string;
  properties?: Record<string, { description?: string }>;
  required?: readonly string[];
};
export type ApiOperation = {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    example?: unknown;
    schema?: { example?: unknown };
  }[];
  requestBody?: { content: Record<string, { example?: unknown; schema?: ApiSchema }> };
  responses: Record<string, { description: string }>;
};

/** The API's description, as /openapi.json gives it, for the page that prints it. */
export const apiDescriptionContext = createContext<ApiDescription>();

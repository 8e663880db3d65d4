import type { HttpBindings } from "@hono/node-server";
import type { Ctx } from "../request-context.server.ts";

/** What Hono carries through a request: Node's own request below, our context beside it. */
export type AppEnv = {
  Bindings: HttpBindings;
  Variables: {
    ctx: Ctx;
    /** A route template such as `/api/v1/uan/:uan`, for the log: paths may hold what a person typed. */
    isStreaming?: boolean;
  };
};

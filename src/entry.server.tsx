import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { DocumentProvider, isInteractiveHandle } from "#src/platform/document/document.tsx";
import { documentPartsContext } from "#src/platform/document/document-parts.server.ts";
import { DRAWN_WITH_NONCE } from "#src/platform/http/deliver.server.ts";
import { requestContext } from "#src/platform/request-context.server.ts";

const RENDER_WITHIN_MS = 10_000;

/** Draws a page whole before it is sent: it is tagged, compressed and cached as one piece, and an error can still be a 500. */
export default function drawPage(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  const isInteractive = entry.staticHandlerContext.matches.some((match) =>
    isInteractiveHandle(match.route.handle),
  );
  headers.set("content-type", "text/html; charset=utf-8");
  if (isInteractive) headers.set(DRAWN_WITH_NONCE, "yes");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { log } = context.get(requestContext);
  const parts = context.get(documentPartsContext);
  // A page without scripts has no use for the nonce, and stays the same bytes from one request to the next.
  const nonce = isInteractive ? { nonce: parts.nonce } : {};
  return new Promise((resolve, reject) => {
    let hasFailed = false;
    const { pipe, abort } = renderToPipeableStream(
      <DocumentProvider parts={parts}>
        <ServerRouter context={entry} url={request.url} {...nonce} />
      </DocumentProvider>,
      {
        ...nonce,
        onAllReady() {
          clearTimeout(timer);
          const body = new PassThrough();
          pipe(body);
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              status: hasFailed ? 500 : status,
              headers,
            }),
          );
        },
        onShellError: reject,
        onError(error) {
          hasFailed = true;
          log.error({ err: error }, "a page failed while drawn");
        },
      },
    );
    const timer = setTimeout(abort, RENDER_WITHIN_MS, new Error("drawing a page took too long"));
  });
}

/** Unexpected errors of loaders and actions, once each, with the request's id. A refused address (404) is no error. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  (context as RouterContextProvider)
    .get(requestContext)
    .log.error({ err: error }, "a loader or an action failed");
};

import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { type DocumentParts, DocumentProvider, PARTS_ELEMENT } from "#src/platform/document/document.tsx";

const element = document.getElementById(PARTS_ELEMENT);
const carried = JSON.parse(element?.textContent ?? "{}") as Omit<DocumentParts, "nonce">;

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DocumentProvider parts={{ ...carried, nonce: element?.nonce ?? "" }}>
        <HydratedRouter />
      </DocumentProvider>
    </StrictMode>,
  );
});

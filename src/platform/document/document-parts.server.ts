import { createContext } from "react-router";
import type { DocumentParts } from "./document.tsx";

/** The words and the nonce that a page is drawn with. */
export const documentPartsContext = createContext<DocumentParts>();

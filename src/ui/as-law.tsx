import type { ReactNode } from "react";

/** Marks words inside a sentence that come from the law's own files, in no catalog: `t.rich("x", { law: asLaw })`. */
export function asLaw(chunks: ReactNode) {
  return <span data-law="">{chunks}</span>;
}

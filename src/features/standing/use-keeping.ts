import { type RefObject, useEffect, useRef, useState } from "react";
import { parseStrictJson } from "#src/base/strict-json.ts";
import type { CheckState } from "./check-state.ts";
import { type Draft, draftShape } from "./draft.ts";
import { joinDrafts } from "./join-drafts.ts";
import { isUnsaved } from "./unsaved.ts";

type SetState = (change: (state: CheckState) => CheckState) => void;

/** Whether the draft is kept in this browser; `refused` where the browser would not. */
export type Keeping = {
  isKept: boolean;
  isRefused: boolean;
  keep: (wanted: boolean) => void;
};

const KEPT = "goodstanding.check";

/** Keeps the draft in this browser, only while the person wants it; reads what an earlier visit kept. */
export function useKeeping({ draft }: CheckState, setState: SetState): Keeping {
  const [isKept, setKept] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const isRead = useRef(false);
  useEffect(() => {
    const kept = readKept();
    isRead.current = true;
    if (!kept) return;
    setKept(true);
    setState((current) => ({ ...current, draft: joinDrafts(kept, current.draft) }));
  }, [setState]);
  useEffect(() => {
    if (!isKept || !isRead.current || write(draft)) return;
    setRefused(true);
    setKept(false);
  }, [isKept, draft]);
  const keep = (wanted: boolean) => {
    if (!wanted) forget();
    setRefused(false);
    setKept(wanted);
  };
  return { isKept, isRefused, keep };
}

/** Asks before the page is left while something typed would be lost; `isSending` is true while the form itself leaves it. */
export function useLeaveWarning(
  state: CheckState,
  safe: RefObject<Draft>,
  isKept: boolean,
  isSending: RefObject<boolean>,
): void {
  useEffect(() => {
    isSending.current = false;
    const warn = (event: BeforeUnloadEvent) => {
      const isLost = isUnsaved(state, isKept ? state.draft : safe.current);
      if (isLost && !isSending.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state, safe, isKept, isSending]);
}

function readKept(): Draft | null {
  const text = stored(() => localStorage.getItem(KEPT));
  const json = text === null ? null : parseStrictJson(text);
  const draft = json?.ok ? draftShape.safeParse(json.value) : null;
  return draft?.success ? draft.data : null;
}

function write(draft: Draft): boolean {
  return (
    stored(() => {
      localStorage.setItem(KEPT, JSON.stringify(draft));
      return true;
    }) ?? false
  );
}

function forget(): void {
  stored(() => localStorage.removeItem(KEPT));
}

/** A browser may forbid its storage, or have it full. */
function stored<T>(touch: () => T): T | null {
  try {
    return touch();
  } catch {
    return null;
  }
}

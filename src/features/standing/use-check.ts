import {
  type FormEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { LocalDate } from "#src/base/local-date.ts";
import { parseStrictJson } from "#src/base/strict-json.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { CheckData } from "./check.page.tsx";
import { stateOfForm } from "./check-form.ts";
import { applyButton, type CheckState } from "./check-state.ts";
import { draftShape } from "./draft.ts";
import { type DraftOutcome, judgeDraft } from "./judge-draft.ts";
import { FILE_FIELD, FILE_NAME, openProfile, profileText } from "./profile-file.ts";

export type Check = {
  state: CheckState;
  setState: (change: (state: CheckState) => CheckState) => void;
  requirements: ReadonlyMap<string, Requirement>;
  outcome: DraftOutcome;
  /** Whether the browser judges by itself now: scripts run and all rules are here. */
  isLocal: boolean;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  form: RefObject<HTMLFormElement | null>;
};

/** What a person has typed, as the form holds it. */
function typedIn(form: HTMLFormElement): Pick<CheckState, "draft" | "entry" | "search" | "paste"> {
  const { draft, entry, search, paste } = stateOfForm(new FormData(form));
  return { draft, entry, search, paste };
}

/** The state of /check: drawn by the server first, then carried on in the browser, where nothing leaves the device. */
export function useCheck(data: CheckData): Check {
  const [state, setState] = useState<CheckState>(data.state);
  const [all, setAll] = useState<readonly Requirement[] | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What was typed before the scripts arrived stands in the form, and counts.
    const { current } = form;
    if (current) setState((now) => (now.draft === data.state.draft ? { ...now, ...typedIn(current) } : now));
    void fetchRequirements().then(setAll);
  }, [data.state.draft]);
  const requirements = useMemo(
    () => new Map((all ?? data.requirements).map((entry) => [entry.id, entry])),
    [all, data.requirements],
  );
  // Judging may lag a keystroke behind; typing may not.
  const draft = useDeferredValue(state.draft);
  const outcome = useMemo(
    () => judgeDraft(draft, requirements, data.today as LocalDate),
    [draft, requirements, data.today],
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const button = submitter?.getAttribute("value") ?? "judge";
    if (!all) return; // the rules are not here yet: let the server answer
    event.preventDefault();
    const sent = event.currentTarget;
    if (button === "download") return download(profileText(state.draft));
    if (button === "open-file") return void openChosen(sent, new Set(requirements.keys()), setState);
    // What fills fields without a word to us (a browser's own completion) is read from the form.
    const typed = { ...state, ...typedIn(sent) };
    setState(applyButton(typed, button, data.choices));
  };
  return { state, setState, requirements, outcome, isLocal: all !== null, submit, form };
}

/** The whole law at once, so that no request tells which credentials a person holds. */
async function fetchRequirements(): Promise<readonly Requirement[] | null> {
  try {
    const response = await fetch("/requirements.json");
    if (!response.ok) return null;
    return ((await response.json()) as { requirements: readonly Requirement[] }).requirements;
  } catch {
    return null; // offline: the form still works by being sent later
  }
}

async function openChosen(
  form: HTMLFormElement,
  kinds: ReadonlySet<string>,
  setState: Check["setState"],
): Promise<void> {
  const chosen = form.elements.namedItem(FILE_FIELD);
  const text = chosen instanceof HTMLInputElement ? await chosen.files?.[0]?.text() : undefined;
  setState((state) => openProfile(state, text ?? "", kinds));
}

function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(link.href);
}

const KEPT = "goodstanding.check";

/** Keeps the draft in this browser, only while the person wants it; reads what an earlier visit kept. */
export function useKeeping(
  state: CheckState,
  setState: Check["setState"],
): { isKept: boolean; keep: (wanted: boolean) => void } {
  const [isKept, setKept] = useState(false);
  const isRead = useRef(false);
  useEffect(() => {
    const kept = readKept();
    isRead.current = true;
    if (!kept) return;
    setKept(true);
    setState((current) =>
      current.draft.credentials.length + current.draft.credits.length > 0 ? current : { ...current, ...kept },
    );
  }, [setState]);
  useEffect(() => {
    if (isKept && isRead.current) localStorage.setItem(KEPT, JSON.stringify(state.draft));
  }, [isKept, state.draft]);
  const keep = (wanted: boolean) => {
    if (!wanted) localStorage.removeItem(KEPT);
    setKept(wanted);
  };
  return { isKept, keep };
}

function readKept(): Pick<CheckState, "draft"> | null {
  const text = localStorage.getItem(KEPT);
  const json = text === null ? null : parseStrictJson(text);
  const draft = json?.ok ? draftShape.safeParse(json.value) : null;
  return draft?.success ? { draft: draft.data } : null;
}

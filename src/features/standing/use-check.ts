import {
  type FormEvent,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { LocalDate } from "#src/base/local-date.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { CheckData } from "./check-data.server.ts";
import { STATE_FIELD, stateOfForm, stateText } from "./check-form.ts";
import { applyButton, type CheckState } from "./check-state.ts";
import type { Draft } from "./draft.ts";
import { type DraftOutcome, judgeDraft } from "./judge-draft.ts";
import { FILE_FIELD, FILE_NAME, MOST_FILE_BYTES, openProfile, profileText } from "./profile-file.ts";
import { shareEqual } from "./share-equal.ts";
import { type Keeping, useKeeping, useLeaveWarning } from "./use-keeping.ts";

export type Check = {
  state: CheckState;
  setState: (change: (state: CheckState) => CheckState) => void;
  requirements: ReadonlyMap<string, Requirement>;
  /** What is said of `judged`, which may lag a keystroke behind what is typed. */
  outcome: DraftOutcome;
  judged: Draft;
  /** Whether the browser judges by itself now: scripts run and all rules are here. */
  isLocal: boolean;
  keeping: Keeping;
  openFile: (file: File) => Promise<void>;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  form: RefObject<HTMLFormElement | null>;
};

/** The state of /check: drawn by the server first, then carried on in the browser, where nothing leaves the device. */
export function useCheck(data: CheckData): Check {
  const [state, setState] = useState<CheckState>(data.state);
  const form = useRef<HTMLFormElement>(null);
  const safe = useRef<Draft>(data.safe);
  const isSending = useRef(false);
  const all = useAllRequirements();
  useTypedBefore(data, form, setState);
  const requirements = useMemo(
    () => new Map((all ?? data.requirements).map((entry) => [entry.id, entry])),
    [all, data.requirements],
  );
  const judged = useDeferredValue(state.draft);
  const outcome = useOutcome(judged, requirements, data.today as LocalDate);
  const keeping = useKeeping(state, setState);
  useLeaveWarning(state, safe, keeping.isKept, isSending);

  const openFile = useCallback(
    async (file: File) => {
      const text = file.size > MOST_FILE_BYTES ? "too big to be a profile" : await file.text();
      const kinds = new Set(requirements.keys());
      setState((now) => {
        const opened = openProfile(now, text, kinds);
        if (opened.note?.say === "opened") safe.current = opened.draft;
        return opened;
      });
    },
    [requirements],
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const button = submitter?.getAttribute("value") ?? "judge";
    const sent = event.currentTarget;
    carry(state, sent);
    if (!all) {
      isSending.current = true;
      return; // the rules are not here yet: let the server answer
    }
    event.preventDefault();
    // What fills fields without a word to us (a browser's own completion) is read from the form.
    const typed = { ...state, ...typedIn(sent) };
    if (button === "download") {
      safe.current = typed.draft;
      download(profileText(typed.draft));
    } else if (button === "open-file") void openFile(chosenIn(sent) ?? new File([], ""));
    else setState(applyButton(typed, button, data.choices));
  };
  const isLocal = all !== null;
  return { state, setState, requirements, outcome, judged, isLocal, keeping, openFile, submit, form };
}

/** The whole law at once, so that no request tells which credentials a person holds; null until it is here. */
function useAllRequirements(): readonly Requirement[] | null {
  const [all, setAll] = useState<readonly Requirement[] | null>(null);
  useEffect(() => {
    void fetchRequirements().then(setAll);
  }, []);
  return all;
}

async function fetchRequirements(): Promise<readonly Requirement[] | null> {
  try {
    const response = await fetch("/requirements.json");
    if (!response.ok) return null;
    return ((await response.json()) as { requirements: readonly Requirement[] }).requirements;
  } catch {
    return null; // offline: the form still works by being sent later
  }
}

/**
 * What was typed before the scripts arrived stands in the form, and counts. Read and drawn in one go: a key that came
 * between the two would be overwritten.
 */
function useTypedBefore(
  { state: { draft } }: CheckData,
  form: RefObject<HTMLFormElement | null>,
  setState: Check["setState"],
): void {
  useLayoutEffect(() => {
    const { current } = form;
    if (current) setState((now) => (now.draft === draft ? { ...now, ...typedIn(current) } : now));
  }, [draft, form, setState]);
}

/** The outcome of a draft. What it says as before stays the same object, so that only what changed is drawn anew. */
function useOutcome(
  draft: Draft,
  requirements: ReadonlyMap<string, Requirement>,
  today: LocalDate,
): DraftOutcome {
  const before = useRef<DraftOutcome | null>(null);
  return useMemo(() => {
    const outcome = shareEqual<DraftOutcome>(before.current, judgeDraft(draft, requirements, today));
    before.current = outcome;
    return outcome;
  }, [draft, requirements, today]);
}

/** What a person has typed, as the form holds it. */
function typedIn(form: HTMLFormElement): Pick<CheckState, "draft" | "entry" | "search" | "paste"> {
  const { draft, entry, search, paste } = stateOfForm(new FormData(form));
  return { draft, entry, search, paste };
}

/** Puts the state where the form carries it: only when it is sent, since writing it at each keystroke takes time. */
function carry(state: CheckState, form: HTMLFormElement): void {
  const field = form.elements.namedItem(STATE_FIELD);
  if (field instanceof HTMLInputElement) field.value = stateText(state);
}

function chosenIn(form: HTMLFormElement): File | undefined {
  const chosen = form.elements.namedItem(FILE_FIELD);
  return chosen instanceof HTMLInputElement ? chosen.files?.[0] : undefined;
}

function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(link.href);
}

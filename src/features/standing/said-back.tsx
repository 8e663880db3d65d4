import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useDayWords } from "#src/ui/day.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import type { CheckState, FileFault } from "./check-state.ts";
import type { KindChoice } from "./kind-choices.ts";
import type { PasteRemark } from "./paste.ts";

/** What a button did, said where the eye is; with the way back where something was taken away. */
export function SaidBack({ state, choices }: { state: CheckState; choices: readonly KindChoice[] }) {
  const t = useTranslations("standing.said");
  const { note, candidates, entryFaults, fileFaults, undo } = state;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that has gone takes the focus with it; bring it back to what is said.
    if (note && document.activeElement === document.body) place.current?.focus();
  }, [note]);
  const isRefusal =
    note !== null &&
    [
      "no-such-credential",
      "nothing-read",
      "not-saved",
      "not-opened",
      "not-a-profile",
      "no-file",
      "pick-one",
    ].includes(note.say);
  return (
    <div role="status" ref={place} tabIndex={-1}>
      {note ? (
        <div className={`said ${isRefusal ? "refused" : ""}`}>
          <p>
            {t.rich(note.say, {
              name: note.name,
              count: note.count,
              left: note.left ?? 0,
              law: (chunks) => <span data-law="">{chunks}</span>,
            })}
          </p>
          {note.say === "not-saved" ? (
            <ul data-law="">
              {entryFaults.map(({ path, message }) => (
                <li key={path}>
                  <a href={`#f-entry-${path}`}>{message}</a>
                </li>
              ))}
            </ul>
          ) : null}
          <PasteRemarks remarks={note.remarks ?? []} />
          <FileFaults faults={fileFaults} choices={choices} />
          <p className="acts">
            {candidates.map(({ kind, label }) => (
              <ButtonFor key={kind} button={`add-kind:${kind}`}>
                <span data-law="">{label}</span>
              </ButtonFor>
            ))}
            {undo && ["removed", "opened", "emptied", "pasted"].includes(note.say) ? (
              <ButtonFor button="undo">{t("undo")}</ButtonFor>
            ) : null}
          </p>
        </div>
      ) : null}
    </div>
  );
}

const MOST_TOLD = 12;

/** What is to be said of single lines of a paste, each by its number. */
function PasteRemarks({ remarks }: { remarks: readonly PasteRemark[] }) {
  const t = useTranslations("standing.said");
  const words = useDayWords();
  if (remarks.length === 0) return null;
  return (
    <ul>
      {remarks.slice(0, MOST_TOLD).map(({ line, say, text, on }) => (
        <li key={line}>
          {t.rich(`line.${say}`, {
            line,
            text: text.length > 80 ? `${text.slice(0, 80)}…` : text,
            day: on ? words(on) : "",
            law: (chunks) => <span data-law="">{chunks}</span>,
          })}
        </li>
      ))}
      {remarks.length > MOST_TOLD ? <li>{t("more", { count: remarks.length - MOST_TOLD })}</li> : null}
    </ul>
  );
}

const FIELDS = [
  "issuedOn",
  "expiresOn",
  "kind",
  "title",
  "completedOn",
  "hours",
  "uan",
  "asOf",
  "person.birthDate",
];

/** What is wrong in a profile file: where, as the page names it, and what to do. */
function FileFaults({ faults, choices }: { faults: readonly FileFault[]; choices: readonly KindChoice[] }) {
  const t = useTranslations("standing.said");
  if (faults.length === 0) return null;
  return (
    <ul>
      {faults.slice(0, MOST_TOLD).map(({ list, number, name, field, path, message }) => (
        <li key={`${path} ${message}`}>
          {t.rich("fileFault", {
            list: list ?? "none",
            number,
            name: choices.find(({ kind }) => kind === name)?.label ?? name,
            isNamed: name === "" ? "no" : "yes",
            field: FIELDS.includes(field) ? field.replace("person.", "") : "other",
            path: field,
            message,
            law: (chunks) => <span data-law="">{chunks}</span>,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </li>
      ))}
      {faults.length > MOST_TOLD ? <li>{t("more", { count: faults.length - MOST_TOLD })}</li> : null}
    </ul>
  );
}

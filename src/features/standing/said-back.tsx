import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { ButtonFor } from "./check-buttons.tsx";
import type { CheckState } from "./check-state.ts";

/** What a button did, said where the eye is; with the way back where something was taken away. */
export function SaidBack({ state }: { state: CheckState }) {
  const t = useTranslations("standing.said");
  const { note, candidates, entryFaults, fileFaults, undo } = state;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that has gone takes the focus with it; bring it back to what is said.
    if (note && document.activeElement === document.body) place.current?.focus();
  }, [note]);
  const isRefusal =
    note !== null &&
    ["no-such-credential", "nothing-read", "not-saved", "not-opened", "pick-one"].includes(note.say);
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
          {fileFaults.length > 0 ? (
            <ul data-law="">
              {fileFaults.slice(0, 20).map(({ path, message }) => (
                <li key={`${path} ${message}`}>
                  <code>{path}</code> {message}
                </li>
              ))}
            </ul>
          ) : null}
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

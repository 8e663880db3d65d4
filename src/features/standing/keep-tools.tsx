import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Field } from "#src/ui/field.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import { FILE_FIELD } from "./profile-file.ts";
import type { Check } from "./use-check.ts";

/** Where what was typed goes: nowhere, unless the person says so. */
export function KeepTools({ check }: { check: Check }) {
  const t = useTranslations("standing.keep");
  const { credentials, credits } = check.state.draft;
  const isEmpty = credentials.length + credits.length === 0;
  const { isKept, isRefused, keep } = check.keeping;
  return (
    <section className="mt-6 no-print" aria-labelledby="keep-head">
      <h2 id="keep-head">{t("head")}</h2>
      <p>{t(check.isLocal ? "local" : "sent")}</p>
      {check.isLocal ? (
        <p>
          <label className="choice">
            <input type="checkbox" checked={isKept} onChange={(event) => keep(event.target.checked)} />
            {t("keep")}
          </label>
          {isRefused ? <span className="fault">{t("refused")}</span> : null}
        </p>
      ) : null}
      <div className="acts">
        {isEmpty ? null : (
          <>
            <button
              type="submit"
              name="do"
              value="download"
              formAction="/check/profile.json"
              className="do-quiet"
            >
              {t("download")}
            </button>
            {check.isLocal ? (
              <button type="button" className="do-quiet" onClick={() => window.print()}>
                {t("print")}
              </button>
            ) : null}
            <ButtonFor button="empty" className="do-link">
              {t("empty")}
            </ButtonFor>
          </>
        )}
      </div>
      <OpenFile check={check} />
    </section>
  );
}

/** Opens a profile file as soon as it is chosen; before JavaScript arrives a button sends it. */
function OpenFile({ check: { isLocal, openFile } }: { check: Check }) {
  const t = useTranslations("standing.keep");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // What was chosen before the rules were here is opened now.
    if (isLocal) void openChosen(input.current, openFile);
  }, [isLocal, openFile]);
  return (
    <details>
      <summary>{t("open")}</summary>
      <Field name={FILE_FIELD} label={t("openLabel")} hint={t("openHint")}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept="application/json,.json"
            ref={input}
            onChange={({ currentTarget }) => {
              if (isLocal) void openChosen(currentTarget, openFile);
            }}
          />
        )}
      </Field>
      {isLocal ? null : <ButtonFor button="open-file">{t("openButton")}</ButtonFor>}
    </details>
  );
}

/** The field is emptied afterwards, so that the same file, mended, can be chosen again. */
async function openChosen(input: HTMLInputElement | null, open: Check["openFile"]): Promise<void> {
  const file = input?.files?.[0];
  if (!input || !file) return;
  await open(file);
  input.value = "";
}

import { useTranslations } from "use-intl";
import { Field } from "#src/ui/field.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import { FILE_FIELD } from "./profile-file.ts";
import { type Check, useKeeping } from "./use-check.ts";

/** Where what was typed goes: nowhere, unless the person says so. */
export function KeepTools({ check }: { check: Check }) {
  const t = useTranslations("standing.keep");
  const { credentials, credits } = check.state.draft;
  const isEmpty = credentials.length + credits.length === 0;
  const { isKept, keep } = useKeeping(check.state, check.setState);
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
      <details>
        <summary>{t("open")}</summary>
        <Field name={FILE_FIELD} label={t("openLabel")} hint={t("openHint")}>
          {(control) => <input {...control} type="file" accept="application/json,.json" />}
        </Field>
        <ButtonFor button="open-file">{t("openButton")}</ButtonFor>
      </details>
    </section>
  );
}

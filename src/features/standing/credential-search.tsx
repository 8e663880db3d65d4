import { memo } from "react";
import { useTranslations } from "use-intl";
import { Field } from "#src/ui/field.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import type { CheckState } from "./check-state.ts";
import type { KindChoice } from "./kind-choices.ts";

type Props = { state: CheckState; choices: readonly KindChoice[]; onType: (search: string) => void };

/** "Which credentials do you hold?": a search box over states and certifiers. */
export function CredentialSearch({ state, choices, onType }: Props) {
  const t = useTranslations("standing.search");
  const isFirst = state.draft.credentials.length === 0;
  return (
    <div className="label mt-4 no-print">
      <div className="search-row">
        <Field name="search" label={t(isFirst ? "first" : "another")} hint={t("hint")}>
          {(control) => (
            <input
              {...control}
              type="text"
              list="kinds"
              autoComplete="off"
              value={state.search}
              onChange={(event) => onType(event.target.value)}
            />
          )}
        </Field>
        <ButtonFor button="add-credential" className={isFirst ? "do" : "do-quiet"}>
          {t("add")}
        </ButtonFor>
      </div>
      <KindList choices={choices} />
    </div>
  );
}

/** The names that the search box completes: what one may hold. */
export const KindList = memo(function KindList({ choices }: { choices: readonly KindChoice[] }) {
  return (
    <datalist id="kinds">
      {choices
        .filter((choice) => !choice.isWayBack)
        .map(({ kind, label }) => (
          <option key={kind} value={label} />
        ))}
    </datalist>
  );
});

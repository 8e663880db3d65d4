import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Standing } from "#src/rules/standing.ts";
import { Field } from "#src/ui/field.tsx";
import type { CheckData } from "./check-data.server.ts";
import { CredentialCard } from "./credential-card.tsx";
import { CredentialSearch } from "./credential-search.tsx";
import { type CredentialDraft, LAST_DAY } from "./draft.ts";
import { faultAt } from "./judge-draft.ts";
import { wayBackTo } from "./kind-choices.ts";
import { useCardOrder } from "./use-card-order.ts";
import type { Check } from "./use-check.ts";

/** Every credential with its standing, in the order of the answer, and the box to add another. */
export function Credentials({
  check,
  standings,
  choices,
}: {
  check: Check;
  standings: readonly Standing[];
  choices: CheckData["choices"];
}) {
  const t = useTranslations("standing.credentials");
  const { state, setState, requirements, outcome } = check;
  const { credentials } = state.draft;
  const { order, cards } = useCardOrder(useIdsInOrder(credentials, standings));
  const change = useCallback(
    (place: number, part: Partial<CredentialDraft>) =>
      setState(({ draft, ...now }) => ({
        ...now,
        draft: {
          ...draft,
          credentials: draft.credentials.map((entry, index) =>
            index === place ? { ...entry, ...part } : entry,
          ),
        },
      })),
    [setState],
  );
  return (
    <section aria-labelledby="credentials-head">
      <h2 id="credentials-head" className={credentials.length === 0 ? "visually-hidden" : ""}>
        {t("head")}
      </h2>
      <div className="labels" ref={cards}>
        {order.map((id) => {
          const place = credentials.findIndex((entry) => entry.id === id);
          const credential = credentials[place];
          const requirement = requirements.get(credential?.kind ?? "");
          if (!credential || !requirement) return null;
          return (
            <CredentialCard
              key={id}
              {...{ place, credential, requirement }}
              standing={standings.find((entry) => entry.credential === id)}
              faults={outcome.faults}
              doubts={outcome.doubts}
              hasWayBack={wayBackTo(credential.kind, choices) !== undefined}
              onChange={change}
            />
          );
        })}
      </div>
      <Days check={check} />
      <CredentialSearch
        state={state}
        choices={choices}
        onType={(search) => setState((now) => ({ ...now, search }))}
      />
    </section>
  );
}

/** Those with a standing as the answer tells them; then those of which nothing can be told yet. */
function useIdsInOrder(
  credentials: readonly CredentialDraft[],
  standings: readonly Standing[],
): readonly string[] {
  return useMemo(() => {
    const told = standings.map(({ credential }) => credential);
    return [...told, ...credentials.map(({ id }) => id).filter((id) => !told.includes(id))];
  }, [credentials, standings]);
}

type DayField = "birthDate" | "asOf";

/** The days that belong to the person, not to one credential: the birth date where a cycle hangs on it, and the day judged. */
function Days({ check }: { check: Check }) {
  const t = useTranslations("standing.credentials");
  const { state, setState, requirements, outcome } = check;
  const { birthDate, asOf, credentials } = state.draft;
  if (credentials.length === 0) return null;
  const needsBirthDate = credentials.some(({ kind, expiresOn }) => {
    const ends = requirements.get(kind)?.cycle.ends.kind;
    return (ends === "birth-month" || ends === "birthday") && expiresOn === "";
  });
  const day = (name: DayField, path: string, hint: `${DayField}Hint` | "birthDateIdle") => (
    <Field name={name} label={t(name)} hint={t(hint)} fault={faultAt(outcome.faults, path)}>
      {(control) => (
        <input
          {...control}
          type="date"
          max={LAST_DAY}
          value={state.draft[name]}
          onChange={(event) =>
            setState((now) => ({ ...now, draft: { ...now.draft, [name]: event.target.value } }))
          }
        />
      )}
    </Field>
  );
  return (
    <div className="days mt-4 no-print">
      {needsBirthDate || birthDate !== ""
        ? day("birthDate", "person.birthDate", needsBirthDate ? "birthDateHint" : "birthDateIdle")
        : null}
      <details open={asOf !== "" || undefined}>
        <summary>{t("otherDay")}</summary>
        {day("asOf", "asOf", "asOfHint")}
      </details>
    </div>
  );
}

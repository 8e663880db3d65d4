import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { authorityOf, type Requirement } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { Field } from "#src/ui/field.tsx";
import { answerOf } from "./answer.ts";
import { AnswerView } from "./answer-view.tsx";
import type { CheckData } from "./check.page.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import { STATE_FIELD, stateText } from "./check-form.ts";
import type { CheckState } from "./check-state.ts";
import { CredentialCard } from "./credential-card.tsx";
import { CredentialSearch } from "./credential-search.tsx";
import { type AuthorityChoice, EntryForm } from "./entry-form.tsx";
import { HoursTable } from "./hours-table.tsx";
import { faultAt } from "./judge-draft.ts";
import { KeepTools } from "./keep-tools.tsx";
import { Ribbon } from "./ribbon.tsx";
import { ribbonRows } from "./ribbon-rows.ts";
import { SaidBack } from "./said-back.tsx";
import { StatusBar } from "./status-bar.tsx";
import { type Check, useCheck } from "./use-check.ts";

/** The whole of /check: one form, so that every button works before JavaScript arrives. */
export function CheckView({ data }: { data: CheckData }) {
  const check = useCheck(data);
  const { state, outcome, requirements } = check;
  const { standings, asOf } = outcome.judgement;
  const answer = answerOf(standings, requirements);
  const counts = { credentials: standings.length, courses: state.draft.credits.length };
  return (
    <form method="post" action="/check" encType="multipart/form-data" onSubmit={check.submit}>
      <button
        type="submit"
        name="do"
        value="judge"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      />
      <input type="hidden" name={STATE_FIELD} value={stateText(state)} />
      {answer ? (
        <AnswerView answer={answer} asOf={asOf as never} counts={counts} />
      ) : (
        <Opening state={state} />
      )}
      <SaidBack state={state} />
      <Ribbon rows={ribbonRows(standings, requirements, state.draft)} asOf={asOf as never} />
      <Credentials check={check} standings={standings} choices={data.choices} />
      {state.draft.credentials.length > 0 ? (
        <Hours check={check} authorities={authoritiesOf(data, check)} />
      ) : null}
      {counts.courses + state.draft.credentials.length > 0 ? (
        <KeepTools check={check} />
      ) : (
        <KeepTools check={check} isFirst />
      )}
      {answer && check.isLocal ? <StatusBar standings={standings} requirements={requirements} /> : null}
    </form>
  );
}

function Opening({ state }: { state: CheckState }) {
  const t = useTranslations("standing.opening");
  const isStarted = state.draft.credentials.length > 0;
  return (
    <section className="answer">
      <h1>{t(isStarted ? "nextTitle" : "title")}</h1>
      <p className="lead">{t(isStarted ? "nextLead" : "lead")}</p>
    </section>
  );
}

function Credentials({
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
  const change = (place: number) => (part: object) =>
    setState((now) => ({
      ...now,
      draft: {
        ...now.draft,
        credentials: now.draft.credentials.map((entry, index) =>
          index === place ? { ...entry, ...part } : entry,
        ),
      },
    }));
  return (
    <section aria-labelledby="credentials-head">
      <h2 id="credentials-head" className={credentials.length === 0 ? "visually-hidden" : ""}>
        {t("head")}
      </h2>
      <div className="labels">
        {credentials.map((credential, place) => {
          const requirement = requirements.get(credential.kind);
          if (!requirement) return null;
          const standing = standings.find((entry) => entry.credential === credential.id);
          return (
            <CredentialCard
              key={credential.id}
              {...{ place, credential, requirement, standing }}
              faults={outcome.faults}
              onChange={change(place)}
            />
          );
        })}
      </div>
      <BirthDate check={check} />
      <CredentialSearch
        state={state}
        choices={choices}
        onType={(search) => setState((now) => ({ ...now, search }))}
      />
    </section>
  );
}

/** Asked only where a cycle of one's own hangs on it and the expiry day is not given. */
function BirthDate({ check }: { check: Check }) {
  const t = useTranslations("standing.credentials");
  const { state, setState, requirements, outcome } = check;
  const isAsked = state.draft.credentials.some(({ kind, expiresOn }) => {
    const ends = requirements.get(kind)?.cycle.ends.kind;
    return (ends === "birth-month" || ends === "birthday") && expiresOn === "";
  });
  if (!isAsked && state.draft.birthDate === "") return null;
  return (
    <div className="fields mt-4 no-print">
      <Field
        name="birthDate"
        label={t("birthDate")}
        hint={t("birthDateHint")}
        fault={faultAt(outcome.faults, "person.birthDate")}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            value={state.draft.birthDate}
            onChange={(event) =>
              setState((now) => ({ ...now, draft: { ...now.draft, birthDate: event.target.value } }))
            }
          />
        )}
      </Field>
    </div>
  );
}

function Hours({ check, authorities }: { check: Check; authorities: readonly AuthorityChoice[] }) {
  const t = useTranslations("standing.hours");
  const { state, setState, requirements, outcome } = check;
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state.editing !== null) form.current?.querySelector<HTMLInputElement>("input[type=date]")?.focus();
  }, [state.editing]);
  return (
    <section className="label mt-6" aria-labelledby="hours-head" ref={form}>
      <h2 id="hours-head">{t("head")}</h2>
      <p className="soft small no-print">{t("lead")}</p>
      <div className="no-print">
        <EntryForm
          entry={state.entry}
          isEditing={state.editing !== null}
          faults={state.entryFaults}
          authorities={authorities}
          onChange={(change) => setState((now) => ({ ...now, entry: { ...now.entry, ...change } }))}
        />
        <details>
          <summary>{t("paste")}</summary>
          <Field name="paste" label={t("pasteLabel")} hint={t("pasteHint")}>
            {(control) => (
              <textarea
                {...control}
                rows={6}
                value={state.paste}
                onChange={(event) => setState((now) => ({ ...now, paste: event.target.value }))}
              />
            )}
          </Field>
          <ButtonFor button="read-paste">{t("readPaste")}</ButtonFor>
        </details>
      </div>
      {state.draft.credits.length > 0 ? (
        <HoursTable
          credits={state.draft.credits}
          standings={outcome.judgement.standings}
          requirements={requirements}
          faults={outcome.faults}
        />
      ) : (
        <p>{t("empty")}</p>
      )}
    </section>
  );
}

/** The authorities that may have approved a course: those held here first, then every other. */
function authoritiesOf(data: CheckData, check: Check): AuthorityChoice[] {
  const held = new Set(check.state.draft.credentials.map(({ kind }) => authorityOf(kind)));
  const names = new Map<string, string>();
  for (const { kind, short } of data.choices)
    if (!names.has(authorityOf(kind)))
      names.set(authorityOf(kind), placeName(check.requirements.get(kind), short));
  const all = Array.from(names, ([authority, name]) => ({ authority, name }));
  return all.sort(
    (a, b) =>
      Number(held.has(b.authority)) - Number(held.has(a.authority)) || a.name.localeCompare(b.name, "en"),
  );
}

function placeName(requirement: Requirement | undefined, short: string): string {
  return requirement?.short ?? short;
}

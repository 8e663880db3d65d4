import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { authorityOf } from "#src/rules/requirement.ts";
import type { Standing } from "#src/rules/standing.ts";
import { Field } from "#src/ui/field.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import type { CheckData } from "./check-data.server.ts";
import { DoubtList } from "./doubt-list.tsx";
import type { CreditDraft } from "./draft.ts";
import { type AuthorityChoice, EntryForm } from "./entry-form.tsx";
import { HoursTable } from "./hours-table.tsx";
import type { Check } from "./use-check.ts";

type Props = { check: Check; standings: readonly Standing[]; choices: CheckData["choices"] };

/** The hours: one to add or change, many to paste, and what each is worth. */
export function Hours({ check, standings, choices }: Props) {
  const t = useTranslations("standing.hours");
  const { state, setState, requirements, outcome } = check;
  const { credentials } = state.draft;
  const authorities = useMemo(() => authoritiesOf(choices, credentials), [choices, credentials]);
  const change = useCallback(
    (part: Partial<CreditDraft>) => setState((now) => ({ ...now, entry: { ...now.entry, ...part } })),
    [setState],
  );
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
          onChange={change}
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
      <DoubtList
        doubts={outcome.doubts.filter((doubt) => "credits" in doubt)}
        credits={state.draft.credits}
      />
      {state.draft.credits.length > 0 ? (
        <HoursTable
          credits={state.draft.credits}
          standings={standings}
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
function authoritiesOf(
  choices: CheckData["choices"],
  credentials: readonly { kind: string }[],
): AuthorityChoice[] {
  const held = new Set(credentials.map(({ kind }) => authorityOf(kind)));
  const names = new Map<string, string>();
  for (const { kind, short } of choices)
    if (!names.has(authorityOf(kind))) names.set(authorityOf(kind), short.replace(/ \(.*\)$/, ""));
  const all = Array.from(names, ([authority, name]) => ({ authority, name }));
  return all.sort(
    (a, b) =>
      Number(held.has(b.authority)) - Number(held.has(a.authority)) || a.name.localeCompare(b.name, "en"),
  );
}

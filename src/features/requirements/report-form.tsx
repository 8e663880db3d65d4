import { useTranslations } from "use-intl";
import type { Fault } from "#src/rules/profile.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import { Field } from "#src/ui/field.tsx";
import type { AuthorityEntry } from "./authority-entry.server.ts";

type Sent =
  | {
      typed: { kind: string; rule: string; text: string; replyTo: string };
      faults: readonly Fault[];
      waitMinutes: number;
    }
  | undefined;
type Props = { entries: readonly AuthorityEntry[]; isReported: boolean; sent: Sent };

/** "Report a mistake": no account, no name; an address only where an answer is wanted. */
export function ReportForm({ entries, isReported, sent }: Props) {
  const t = useTranslations("requirements.report");
  const open = entries.reduce((sum, { openReports }) => sum + openReports, 0);
  const fault = (path: string) => sent?.faults.find((entry) => entry.path === path)?.message;
  const rules = entries.flatMap(({ requirement }) =>
    Object.keys(requirement.rules).map((rule) => ({ requirement, rule })),
  );
  return (
    <section id="report" className="label mt-6 no-print" aria-labelledby="report-head">
      <h2 id="report-head">{t("head")}</h2>
      <p>{t("open", { open })}</p>
      {isReported ? (
        <p role="status">
          <strong>{t("thanks")}</strong>
        </p>
      ) : null}
      <details open={sent !== undefined || undefined}>
        <summary>{t("summary")}</summary>
        {sent && sent.waitMinutes > 0 ? (
          <p className="fault">{t("wait", { minutes: sent.waitMinutes })}</p>
        ) : null}
        <form method="post" action="#report">
          {entries.length === 1 ? (
            <input type="hidden" name="kind" value={entries[0]?.requirement.id} />
          ) : (
            <Field name="kind" label={t("kind")} fault={fault("kind")}>
              {(control) => (
                <select {...control} defaultValue={sent?.typed.kind}>
                  {entries.map(({ requirement }) => (
                    <option key={requirement.id} value={requirement.id}>
                      {requirement.label}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <Field name="rule" label={t("rule")} fault={fault("rule")}>
            {(control) => (
              <select {...control} defaultValue={sent?.typed.rule ?? ""}>
                <option value="">{t("anyRule")}</option>
                {[...new Map(rules.map((entry) => [entry.rule, entry])).values()].map(
                  ({ requirement, rule }) => (
                    <option key={rule} value={rule}>
                      {ruleName(requirement, rule)}
                    </option>
                  ),
                )}
              </select>
            )}
          </Field>
          <Field name="text" label={t("text")} hint={t("textHint")} fault={fault("text")}>
            {(control) => (
              <textarea
                {...control}
                rows={5}
                required
                minLength={1}
                maxLength={4000}
                defaultValue={sent?.typed.text}
              />
            )}
          </Field>
          <Field name="replyTo" label={t("replyTo")} hint={t("replyToHint")} fault={fault("replyTo")}>
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="email"
                autoComplete="email"
                defaultValue={sent?.typed.replyTo}
              />
            )}
          </Field>
          <button type="submit" className="do">
            {t("send")}
          </button>
        </form>
      </details>
    </section>
  );
}

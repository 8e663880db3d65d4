import { useTranslations } from "use-intl";
import { answerOf } from "./answer.ts";
import { AnswerView } from "./answer-view.tsx";
import type { CheckData } from "./check.page.tsx";
import { STATE_FIELD, stateText } from "./check-form.ts";
import type { CheckState } from "./check-state.ts";
import { Credentials } from "./credentials-section.tsx";
import { Hours } from "./hours-section.tsx";
import { KeepTools } from "./keep-tools.tsx";
import { Ribbon } from "./ribbon.tsx";
import { type MissingWords, ribbonRows } from "./ribbon-rows.ts";
import { SaidBack } from "./said-back.tsx";
import { StatusBar } from "./status-bar.tsx";
import { useCheck } from "./use-check.ts";

/** The whole of /check: one form, so that every button works before JavaScript arrives. */
export function CheckView({ data }: { data: CheckData }) {
  const t = useTranslations("standing.ribbon");
  const missingWords: MissingWords = (missing) => t("missingWords", missing);
  const check = useCheck(data);
  const { state, outcome, requirements } = check;
  const { standings, asOf } = outcome.judgement;
  const answer = answerOf(standings, requirements);
  const counts = { credentials: standings.length, courses: state.draft.credits.length };
  return (
    <form
      method="post"
      action="/check"
      encType="multipart/form-data"
      onSubmit={check.submit}
      ref={check.form}
    >
      <button
        type="submit"
        name="do"
        value="judge"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      />
      <input type="hidden" name={STATE_FIELD} value={stateText(state)} />
      {answer ? <AnswerView answer={answer} asOf={asOf} counts={counts} /> : <Opening state={state} />}
      <SaidBack state={state} />
      <Ribbon rows={ribbonRows(standings, requirements, state.draft, missingWords)} asOf={asOf} />
      <Credentials check={check} standings={standings} choices={data.choices} />
      {state.draft.credentials.length > 0 ? <Hours check={check} choices={data.choices} /> : null}
      <KeepTools check={check} />
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

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { answerOf, inOrderOfAnswer } from "./answer.ts";
import { AnswerView } from "./answer-view.tsx";
import type { CheckData } from "./check-data.server.ts";
import { STATE_FIELD, stateText } from "./check-form.ts";
import { Credentials } from "./credentials-section.tsx";
import { Hours } from "./hours-section.tsx";
import { KeepTools } from "./keep-tools.tsx";
import { Ribbon } from "./ribbon.tsx";
import { type MissingWords, ribbonRows } from "./ribbon-rows.ts";
import { SaidBack } from "./said-back.tsx";
import { StatusBar } from "./status-bar.tsx";
import { type Check, useCheck } from "./use-check.ts";

/** The whole of /check: one form, so that every button works before JavaScript arrives. */
export function CheckView({ data }: { data: CheckData }) {
  const check = useCheck(data);
  const { state, requirements } = check;
  const { standings, answer, rows, counts } = useTold(check);
  const { asOf } = check.outcome.judgement;
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
      <input type="hidden" name={STATE_FIELD} defaultValue={stateText(data.state)} />
      {answer ? (
        <AnswerView answer={answer} asOf={asOf} counts={counts} doubts={check.outcome.doubts} />
      ) : (
        <Opening isStarted={check.judged.credentials.length > 0} />
      )}
      <SaidBack state={state} choices={data.choices} />
      <Ribbon rows={rows} asOf={asOf} />
      <Credentials check={check} standings={standings} choices={data.choices} />
      {state.draft.credentials.length > 0 ? (
        <Hours check={check} standings={standings} choices={data.choices} />
      ) : null}
      <KeepTools check={check} />
      {answer && check.isLocal ? <StatusBar standings={standings} requirements={requirements} /> : null}
    </form>
  );
}

/** What is told of the outcome, the most urgent first; worked out again only when the outcome is another. */
function useTold({ outcome, judged, requirements }: Check) {
  const t = useTranslations("standing.ribbon");
  const told = outcome.judgement.standings;
  const standings = useMemo(() => inOrderOfAnswer(told, requirements), [told, requirements]);
  const answer = useMemo(() => answerOf(told, requirements), [told, requirements]);
  const rows = useMemo(() => {
    const words: MissingWords = (missing) => t("missingWords", missing);
    return ribbonRows(standings, requirements, judged.credits, words);
  }, [standings, requirements, judged.credits, t]);
  const courses = judged.credits.length;
  const counts = useMemo(() => ({ credentials: told.length, courses }), [told.length, courses]);
  return { standings, answer, rows, counts };
}

function Opening({ isStarted }: { isStarted: boolean }) {
  const t = useTranslations("standing.opening");
  return (
    <section className="answer">
      <h1>{t(isStarted ? "nextTitle" : "title")}</h1>
      <p className="lead">{t(isStarted ? "nextLead" : "lead")}</p>
    </section>
  );
}

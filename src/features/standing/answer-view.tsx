import { Fragment, memo, type ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Day, useDayWords } from "#src/ui/day.tsx";
import type { Answer, AnswerLine } from "./answer.ts";
import { DoubtList } from "./doubt-list.tsx";
import type { Doubt } from "./doubts.ts";

type Props = {
  answer: Answer;
  asOf: string;
  counts: { credentials: number; courses: number };
  doubts: readonly Doubt[];
};

/** The answer first: one sentence that a tired person understands, then what else there is to say. */
export const AnswerView = memo(function AnswerView({ answer, asOf, counts, doubts }: Props) {
  const t = useTranslations("standing");
  return (
    <section id="answer" className="answer" aria-labelledby="answer-head">
      <p className="as-of">{t.rich("asOf", { ...counts, day: () => <Day on={asOf} /> })}</p>
      <h1 id="answer-head">
        <Line line={answer.headline} />
      </h1>
      {answer.more.length > 0 ? (
        <p className="lead">
          <Lines lines={answer.more} />
        </p>
      ) : null}
      <ul>
        {answer.others.map((lines) => (
          <li key={JSON.stringify(lines)}>
            <Lines lines={lines} />
          </li>
        ))}
      </ul>
      <DoubtList doubts={doubts.filter(({ code }) => code === "judged-day-far")} />
    </section>
  );
});

function Lines({ lines }: { lines: readonly AnswerLine[] }) {
  return lines.map((line) => (
    <Fragment key={line.say}>
      <Line line={line} />{" "}
    </Fragment>
  ));
}

/** The words of one line. */
export function Line({ line }: { line: AnswerLine }) {
  const t = useTranslations("standing.answer");
  const words = useDayWords();
  const format = useFormatter();
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const law = (chunks: ReactNode) => <span data-law="">{chunks}</span>;
  switch (line.say) {
    case "met":
    case "not-required":
      return t.rich(line.say, {
        places: format.list(line.places, { type: "conjunction" }),
        count: line.places.length,
        law,
      });
    case "including":
    case "also-rules": {
      const parts = line.parts.map(({ rule, unit, amount }) =>
        t("part", { rule, unit, amount: amount ?? 0 }),
      );
      return t.rich(line.say, { parts: format.list(parts, { type: "conjunction" }), law });
    }
    case "not-settled":
      return t.rich(line.say, { rules: format.list(line.rules, { type: "conjunction" }), law });
    case "not-required-open":
      return t.rich(line.say, { place: line.place, question: line.question, em, law });
    case "met-over":
    case "met-today":
      return t.rich(line.say, { place: line.place, day: words(line.day), law });
    case "unknown":
      return t.rich(line.reason ? "unknown-because" : "unknown", {
        place: line.place,
        reason: line.reason,
        em,
        law,
      });
    case "short-credential":
    case "lapsed-credential":
      return t.rich(line.say, { place: line.place, rule: line.rule, em, law });
    case "short-course":
    case "lapsed-course":
      return t.rich(line.say, {
        place: line.place,
        rule: line.rule,
        courses: line.courses,
        day: words(line.day),
        em,
        law,
      });
    case "short-rule":
    case "lapsed-rule":
      return t.rich(line.say, {
        place: line.place,
        rule: line.rule,
        // "Texas pharmacy law" says already for whom.
        named: line.rule.includes(line.place) ? "yes" : "no",
        hours: line.hours,
        day: words(line.day),
        em,
        law,
      });
    default:
      return t.rich(line.say, { place: line.place, hours: line.hours, day: words(line.day), em, law });
  }
}

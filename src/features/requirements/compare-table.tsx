import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Day } from "#src/ui/day.tsx";
import { Sticker } from "#src/ui/sticker.tsx";
import type { Compared, RuleRow } from "./compare-view.server.ts";
import { readingOf } from "./map-view.ts";
import { useReadingWords } from "./reading-words.ts";
import { ToldWords } from "./rule-list.tsx";
import { WindowWords } from "./window-words.tsx";

type Props = { columns: readonly Compared[]; rules: readonly RuleRow[] };

/** Credentials side by side, a row a thing to compare; on a phone each row is a block that names the credential. */
export function CompareTable({ columns, rules }: Props) {
  const t = useTranslations("compare");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={t("tableLabel")}>
      <table className="cards compare">
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            {columns.map(({ requirement }) => (
              <th scope="col" key={requirement.id} data-law="">
                <a href={hrefOf(requirement.id)}>{requirement.label}</a>
              </th>
            ))}
          </tr>
        </thead>
        <RuleRows columns={columns} rules={rules} />
        <CycleRows columns={columns} />
        <AcceptRows columns={columns} />
        <WindowRows columns={columns} />
        <SourceRows columns={columns} />
      </table>
    </section>
  );
}

function hrefOf(kind: string): string {
  const [authority, credential] = kind.split("/");
  return `/requirements/${authority}#${credential}`;
}

type RowProps = {
  name: string;
  isLaw?: boolean;
  columns: readonly Compared[];
  cell: (compared: Compared, index: number) => ReactNode;
};

/** One row; an empty cell says so with a dash. */
function Row({ name, isLaw, columns, cell }: RowProps) {
  return (
    <tr>
      <th scope="row" {...(isLaw ? { "data-law": "" } : {})}>
        {name}
      </th>
      {columns.map((compared, index) => (
        <td key={compared.requirement.id} data-head={compared.requirement.short}>
          {cell(compared, index) ?? "–"}
        </td>
      ))}
    </tr>
  );
}

function Group({ name, span, children }: { name: string; span: number; children: ReactNode }) {
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={span + 1}>
          {name}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

function RuleRows({ columns, rules }: Props) {
  const t = useTranslations("compare");
  return (
    <Group name={t("rules")} span={columns.length}>
      {rules.map(({ rule, name, cells }) => (
        <Row
          key={rule}
          name={name}
          isLaw
          columns={columns}
          cell={(_, index) => ruleCell(cells[index] ?? null)}
        />
      ))}
    </Group>
  );
}

function ruleCell(rule: RuleRow["cells"][number]): ReactNode {
  if (!rule) return null;
  return (
    <>
      <strong>
        <ToldWords told={rule.amount} />
      </strong>
      {rule.more.map((told) => (
        <span key={told.say + JSON.stringify(told.facts)} className="more">
          <ToldWords told={told} />
        </span>
      ))}
    </>
  );
}

function CycleRows({ columns }: { columns: readonly Compared[] }) {
  const t = useTranslations("compare");
  const map = useTranslations("map");
  const page = useTranslations("requirements.page");
  const words = useReadingWords();
  return (
    <Group name={t("cycle")} span={columns.length}>
      <Row
        name={t("length")}
        columns={columns}
        cell={({ glance: { periodMonths } }) =>
          periodMonths === null ? map("periodUnknown") : map("period", { months: periodMonths })
        }
      />
      <Row
        name={map("measures.year")}
        columns={columns}
        cell={({ glance }) => words.long(readingOf("year", glance))}
      />
      <Row
        name={t("carryOver")}
        columns={columns}
        cell={({ requirement: { carry_over: carry } }) =>
          carry ? page(carry.excess === "none" ? "carryNone" : "carryNext") : null
        }
      />
      <Row
        name={map("measures.certification")}
        columns={columns}
        cell={({ glance, requirement }) =>
          requirement.status === "national-certification"
            ? null
            : words.long(readingOf("certification", glance))
        }
      />
    </Group>
  );
}

const KINDS = ["acpe", "board", "college", "in-service", "other"] as const;
const TONES = { yes: "met", no: "none", ask: "unknown" } as const;

function AcceptRows({ columns }: { columns: readonly Compared[] }) {
  const t = useTranslations("compare");
  const page = useTranslations("requirements.page");
  return (
    <Group name={page("accepted")} span={columns.length}>
      {KINDS.map((kind) => (
        <Row
          key={kind}
          name={page(`kinds.${kind}`)}
          columns={columns}
          cell={({ requirement: { accepts } }) => {
            const answer = answerOf(accepts, kind);
            return <Sticker tone={TONES[answer]}>{page(`answers.${answer}`)}</Sticker>;
          }}
        />
      ))}
      <Row
        name={t("proof")}
        columns={columns}
        cell={({ requirement: { retention } }) =>
          retention ? page("retention", { months: retention.months }) : null
        }
      />
    </Group>
  );
}

/** Where the file names no kinds, ACPE counts and the rest must be asked. */
function answerOf(accepts: Compared["requirement"]["accepts"], kind: (typeof KINDS)[number]) {
  if (accepts) return accepts[kind]?.answer ?? "no";
  return kind === "acpe" ? "yes" : "ask";
}

const WINDOWS = ["opens", "due", "late", "grace", "reinstatement"] as const;

function WindowRows({ columns }: { columns: readonly Compared[] }) {
  const t = useTranslations("compare");
  const page = useTranslations("requirements.page");
  return (
    <Group name={page("deadlines")} span={columns.length}>
      {WINDOWS.map((kind) => (
        <Row
          key={kind}
          name={page(`windows.${kind}`)}
          columns={columns}
          cell={({ requirement: { windows } }) => {
            const window = windows?.[kind];
            return window ? <WindowWords window={window} /> : null;
          }}
        />
      ))}
      <Row name={t("fees")} columns={columns} cell={({ requirement }) => feeCell(requirement.fees, page)} />
    </Group>
  );
}

type PageWords = ReturnType<typeof useTranslations<"requirements.page">>;

function feeCell(fees: Compared["requirement"]["fees"], page: PageWords): ReactNode {
  if (!fees || fees.length === 0) return null;
  return (
    <ul>
      {fees.map(({ what, usd }) => (
        <li key={`${what} ${usd}`}>
          <span data-law="">{what.replaceAll("-", " ")}</span> {page("fee", { usd })}
        </li>
      ))}
    </ul>
  );
}

function SourceRows({ columns }: { columns: readonly Compared[] }) {
  const t = useTranslations("compare");
  const map = useTranslations("map");
  return (
    <Group name={t("sources")} span={columns.length}>
      <Row
        name={map("columns.confidence")}
        columns={columns}
        cell={({ requirement }) => map(`words.${requirement.confidence}`)}
      />
      <Row
        name={map("columns.read")}
        columns={columns}
        cell={({ requirement }) => <Day on={requirement.checked} />}
      />
      <Row
        name={t("open")}
        columns={columns}
        cell={({ requirement }) => (
          <a href={hrefOf(requirement.id)}>{t("openCount", { count: requirement.questions.length })}</a>
        )}
      />
    </Group>
  );
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a bench found: a table, and what one must know to read it. */
export type Report = {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  notes: readonly string[];
};

const FILE = join(import.meta.dirname, "../docs/performance.md");
const INTRO = `# Performance

Figures of \`npm run bench -- --write\`, each with the machine that made them. They are measured, not promised; the code of
every bench is in \`bench/\`.
`;

/** The table as Markdown, its columns aligned, and the notes below. */
export function printed({ head, rows, notes }: Report): string {
  const texts = [head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "number" ? grouped(cell) : cell)),
  );
  const widths = head.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0), 3));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  const [first = [], ...rest] = texts;
  return [line(first), rule, ...rest.map(line), ...notes.map((note) => `\n${note}`)].join("\n");
}

function grouped(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
  return rounded.toLocaleString("en-US");
}

/** Puts a bench's section into docs/performance.md, in place of the one that was there. */
export function writeReport(name: string, report: Report, machine: string): void {
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8") : INTRO;
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const section = `${start}\n## ${report.title}\n\n${machine}\n\n${printed(report)}\n${end}`;
  const at = before.indexOf(start);
  const after =
    at === -1
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, at) + section + before.slice(before.indexOf(end) + end.length);
  writeFileSync(FILE, after);
}

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#src/platform/embedded-postgres.server.ts";
import { migrate } from "#src/platform/migrations.server.ts";

/*
 * `node scripts/generate-tables.ts`: writes src/platform/tables.ts, the row types of the database as the migrations make it.
 * A test compares the file with a database migrated a moment ago.
 */

const HEAD = `// Made by scripts/generate-tables.ts from the migrated database. Do not edit.

`;

/** Types as the driver hands them over; src/platform/db.server.ts says which are parsed in another way than its own. */
const SCALARS: Readonly<Record<string, string>> = {
  bool: "boolean",
  bpchar: "string",
  bytea: "Buffer",
  citext: "string",
  date: "string",
  float4: "number",
  float8: "number",
  int2: "number",
  int4: "number",
  int8: "number",
  json: "unknown",
  jsonb: "unknown",
  numeric: "string",
  text: "string",
  timestamptz: "Date",
  uuid: "string",
  varchar: "string",
};

type Column = {
  table_name: string;
  column_name: string;
  udt_name: string;
  isNullable: boolean;
  hasDefault: boolean;
  isComputed: boolean;
};

/** The text of src/platform/tables.ts for the database that the client is connected to. */
export async function tablesText(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(`
    select table_name, column_name, udt_name, is_nullable = 'YES' as "isNullable",
      column_default is not null or is_identity = 'YES' as "hasDefault",
      is_generated = 'ALWAYS' or coalesce(identity_generation = 'ALWAYS', false) as "isComputed"
    from information_schema.columns where table_schema = 'public'
    order by table_name collate "C", ordinal_position`);
  const tables = Object.entries(Object.groupBy(rows, (column) => column.table_name));
  const body = tables.map(([name, columns]) => tableText(name, columns ?? [])).join("");
  const used = ["ColumnType", "GeneratedAlways"].filter((type) => body.includes(`${type}<`));
  const imports = used.length > 0 ? `import type { ${used.join(", ")} } from "kysely";\n\n` : "";
  return `${HEAD}${imports}export interface Tables {\n${body}}\n`;
}

function tableText(name: string, columns: readonly Column[]): string {
  const lines = columns.map((column) => `    ${column.column_name}: ${columnType(column)};\n`);
  return `  ${name}: {\n${lines.join("")}  };\n`;
}

function columnType(column: Column): string {
  const type = `${valueType(column.udt_name)}${column.isNullable ? " | null" : ""}`;
  if (column.isComputed) return `GeneratedAlways<${type}>`;
  return column.hasDefault && !column.isNullable ? `ColumnType<${type}, ${type} | undefined, ${type}>` : type;
}

function valueType(name: string): string {
  if (name.startsWith("_")) return `${valueType(name.slice(1))}[]`;
  const type = SCALARS[name];
  if (!type)
    throw new Error(`scripts/generate-tables.ts does not know the column type ${name}; add it to SCALARS`);
  return type;
}

async function generate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "goodstanding-tables-"));
  chmodSync(folder, 0o755); // PostgreSQL enters it as another user where we are root
  const source = await startEmbedded(
    folder,
    () => undefined,
    () => undefined,
  );
  try {
    await migrate(source.ownerUrl);
    const client = new pg.Client({ connectionString: source.ownerUrl });
    await client.connect();
    const text = await tablesText(client).finally(() => client.end());
    writeFileSync(join(import.meta.dirname, "../src/platform/tables.ts"), text);
  } finally {
    await source.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await generate();

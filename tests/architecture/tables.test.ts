import pg from "pg";
import { describe, expect, test } from "vitest";
import { emptyDatabase, freshDatabase } from "#tests/support/database.ts";
import { readSource, type SourceFile, sourcesOf } from "#tests/support/source-files.ts";
import { tablesText } from "../../scripts/generate-tables.ts";

/** Of the house itself, not of a room: the record of migrations. */
const OF_THE_HOUSE = new Set(["schema_migration"]);

const { ownerUrl } = await freshDatabase();
const tables = (
  await asOwner(ownerUrl, (client) =>
    client.query<{ tablename: string }>("select tablename from pg_tables where schemaname = 'public'"),
  )
).rows.map(({ tablename }) => tablename);

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** The stores that name a table in their code; a comment is not code, and one name may be part of another. */
function ownersOf(table: string, stores: readonly SourceFile[]): string[] {
  const named = new RegExp(`(?<![\\w.])${table}(?!\\w)`);
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
  return stores.filter(({ text }) => named.test(code(text))).map(({ path }) => path);
}

describe("src/platform/tables.ts", () => {
  test("says what the migrated database is", async () => {
    const text = await asOwner(ownerUrl, tablesText);
    expect(readSource("src/platform/tables.ts").text, "run `node scripts/generate-tables.ts`").toBe(text);
  });

  test("tells what may be left out, what may be null and what nobody writes", async () => {
    const sample = await emptyDatabase();
    const text = await asOwner(sample.ownerUrl, async (client) => {
      await client.query(`create table sample (
        id int generated always as identity, day date not null, hours numeric, tags text[] not null default '{}')`);
      return tablesText(client);
    });
    expect(text).toContain("    id: GeneratedAlways<number>;\n    day: string;\n    hours: string | null;\n");
    expect(text).toContain("    tags: ColumnType<string[], string[] | undefined, string[]>;\n");
  });

  test("a column type that nobody has decided on is refused", async () => {
    const sample = await emptyDatabase();
    const making = asOwner(sample.ownerUrl, async (client) => {
      await client.query("create table sample (span interval)");
      return tablesText(client);
    });
    await expect(making).rejects.toThrow("does not know the column type interval");
  });
});

describe("one room owns a table", () => {
  const stores = sourcesOf("src/features").filter(({ path }) => path.endsWith("/store.server.ts"));

  test.each(tables.filter((table) => !OF_THE_HOUSE.has(table)))(
    "%s is named by exactly one store",
    (table) => {
      expect(ownersOf(table, stores)).toHaveLength(1);
    },
  );

  test("two stores on one table are found, and a longer name is another table", () => {
    const store = (path: string, text: string) => ({ path, text });
    const sample = [
      store("a", 'db.selectFrom("credit")'),
      store("b", 'db.selectFrom("credit as c")'),
      store("c", 'db.selectFrom("credit_note") // beside credit'),
    ];
    expect(ownersOf("credit", sample)).toEqual(["a", "b"]);
  });
});

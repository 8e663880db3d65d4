import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { freshDatabase } from "#tests/support/database.ts";
import { asPerson, openDatabase } from "./db.server.ts";

const { db, superuserUrl, ownerUrl } = await freshDatabase();

const one = async <T>(query: ReturnType<typeof sql<T>>, on = db) => (await query.execute(on)).rows[0];

describe("a connection of the application", () => {
  test.each([
    ["the superuser", superuserUrl],
    ["the owner of the tables", ownerUrl],
  ])("logged in as %s it still runs as the role that owns nothing", async (_who, url) => {
    const database = openDatabase(url, 1, () => undefined);
    afterAll(database.close);
    const row = await one(
      sql<{ role: string; passes: boolean }>`
        select current_user as role, rolbypassrls or rolsuper as passes from pg_roles where rolname = current_user`,
      database.db,
    );
    expect(row).toEqual({ role: "goodstanding_app", passes: false });
    await expect(sql`create table mine (id int)`.execute(database.db)).rejects.toThrow("permission denied");
    await database.close();
  });

  test("a day is text, a count is a number, an instant is a Date", async () => {
    const row = await one(
      sql`select date '2026-02-28' as day, count(*) as count, now() as instant, 1.5::numeric as hours`,
    );
    expect(row).toEqual({ day: "2026-02-28", count: 1, instant: expect.any(Date), hours: "1.5" });
  });

  test("a day before our calendar and one far ahead stay what they are", async () => {
    const row = await one(sql`select date '0001-01-01' as early, date '9999-12-31' as late`);
    expect(row).toEqual({ early: "0001-01-01", late: "9999-12-31" });
  });
});

describe("a transaction for a person", () => {
  const person = sql<{
    person: string | null;
  }>`select nullif(current_setting('app.person', true), '') as person`;

  test("knows the person inside, and nobody knows it after", async () => {
    const inside = await asPerson(db, "p'1; drop", (tx) => person.execute(tx));
    expect(inside.rows).toEqual([{ person: "p'1; drop" }]);
    const after = await Promise.all(Array.from({ length: 8 }, () => person.execute(db)));
    for (const { rows } of after) expect(rows).toEqual([{ person: null }]);
  });

  test("what fails inside leaves nothing", async () => {
    const failing = asPerson(db, "p1", async (tx) => {
      await tx
        .insertInto("requirement_report")
        .values({
          id: "00000000-0000-4000-8000-000000000001",
          kind: "us-tx/pharmacy-technician",
          text: "Never to be seen.",
        })
        .execute();
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await one(sql`select count(*) as count from requirement_report`)).toEqual({ count: 0 });
  });
});

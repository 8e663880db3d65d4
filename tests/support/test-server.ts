/** The addresses of the run's PostgreSQL, one for each role. */
export type TestServer = { superuser: string; owner: string; app: string };

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
    /** A folder of the run, for what is made once and used by many test files. */
    runFolder: string;
  }
}

/** The same server and role, another database. */
export function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** The migrated database that each test file's own is copied from. */
export const TEMPLATE = "goodstanding_template";

// Made by scripts/generate-tables.ts from the migrated database. Do not edit.

import type { ColumnType } from "kysely";

export interface Tables {
  requirement_report: {
    id: string;
    kind: string;
    rule: string | null;
    text: string;
    reply_to: string | null;
    created_at: ColumnType<Date, Date | undefined, Date>;
    handled_at: Date | null;
  };
  schema_migration: {
    name: string;
    checksum: string;
    applied_at: ColumnType<Date, Date | undefined, Date>;
  };
}

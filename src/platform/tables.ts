// Made by scripts/generate-tables.ts from the migrated database. Do not edit.

export interface Tables {
  [table: string]: never;
}

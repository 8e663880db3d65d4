import { db } from "../platform/db.server.ts";
export const judge = db;

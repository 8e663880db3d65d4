import { insert } from "../credits/store.server.ts";
export const save = insert;

import { insert } from "./store.server.ts";
export const loader = () => insert;

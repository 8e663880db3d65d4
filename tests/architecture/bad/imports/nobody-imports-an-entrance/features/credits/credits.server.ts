import { createApp } from "../../server.ts";
export const save = createApp;

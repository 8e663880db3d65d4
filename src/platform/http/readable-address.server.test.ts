import { expect, test } from "vitest";
import { bareApp } from "#tests/support/bare-app.ts";
import { readableAddress } from "./readable-address.server.ts";

const app = bareApp().use(readableAddress());
app.all("*", (c) => c.text("read"));

test.each(["/%", "/%f", "/a%zz", "/%ff", "/%C3"])("%s is refused", async (path) => {
  const response = await app.request(path);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "request.unreadable-address" });
});

test.each(["/", "/100%25", "/%C3%A9", "/?q=%"])("%s is read", async (path) => {
  expect(await (await app.request(path)).text()).toBe("read");
});

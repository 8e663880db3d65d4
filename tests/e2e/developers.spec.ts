import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "#tests/support/browser.ts";

/* Every sample on the reference page is a command that works as it stands. */

test("every curl sample succeeds when pasted into a shell", async ({ page }) => {
  test.skip(spawnSync("curl", ["--version"]).status !== 0, "curl is not installed");
  await page.goto("/developers");
  const samples = await page.locator("pre.curl").allTextContents();
  expect(samples.length).toBeGreaterThanOrEqual(6);
  for (const sample of samples) {
    const answer = execFileSync("sh", ["-c", sample], { encoding: "utf8" });
    expect(answer.length, sample).toBeGreaterThan(2);
  }
});

import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

export { expect, type Page } from "@playwright/test";

/** Every test's page: an error in the console, a failed page script, or a request to any other host fails the test. */
export const test = base.extend<{ isWatched: undefined }>({
  isWatched: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = [];
      context.on("console", (message) => {
        const isExpected = /status of 4\d\d/.test(message.text());
        if (message.type() === "error" && !isExpected) faults.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
      context.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`);
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No fault that axe knows of, at WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

/** Nothing stands out of the page to the right. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
}

import { expect, expectNoSidewaysScroll, type Page, test } from "#tests/support/browser.ts";

/*
 * The pseudo-locale: every word from a catalog is accented, 40 % longer and in brackets. Text without brackets is hard-coded;
 * a page that scrolls sideways does not bear longer words. What the law itself says (`data-law`), codes and what a person
 * typed are left as they are.
 */

const PAGES = [
  "/",
  "/check",
  "/check?kind=us-tx/pharmacy-technician&kind=ptcb/cpht",
  "/requirements",
  "/requirements/us-tx",
  "/requirements/us-ny",
  "/requirements/compare?kinds=us-tx/pharmacy-technician,ptcb/cpht",
  "/requirements/changes",
  "/uan?uan=0202-0000-25-012-H03-T",
  "/glossary",
  "/no-such-page",
];

/** The texts of a page that come from no catalog. */
function hardCoded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const outside = "[data-law], script, style, code, pre, svg title, time, option, textarea, select";
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? "").trim();
      const element = node.parentElement;
      if (!/[a-z]{2}/i.test(text) || element?.closest(outside)) continue;
      if (!/[⟦⟧áƀçđéƒǧħíĵķłɱñóþɋřšŧúṽŵẋýž]/i.test(text)) found.push(text);
    }
    return found;
  });
}

for (const path of PAGES)
  test(`${path} holds no word outside the catalogs, and bears longer ones`, async ({ page }) => {
    await page.goto(path);
    if (path.includes("kind=us-tx")) {
      await page.getByRole("article").first().locator("input[type=date]").first().fill("2019-05-10");
      await page.getByRole("article").first().locator("input[type=date]").nth(1).fill("2027-04-30");
    }
    expect(await hardCoded(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
  });

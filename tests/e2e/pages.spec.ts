import { expect, expectAccessible, expectNoSidewaysScroll, test } from "#tests/support/browser.ts";

/* Every public page: no script, no fault that axe finds, nothing wider than the screen, a heading and a title of its own. */

const CONTENT_PAGES = [
  "/",
  "/requirements",
  "/requirements?by=live",
  "/requirements/us-tx",
  "/requirements/us-ny",
  "/requirements/us-oh",
  "/requirements/ptcb",
  "/requirements/compare?kinds=us-tx/pharmacy-technician,us-fl/pharmacy-technician,ptcb/cpht,nha/cpht",
  "/requirements/changes",
  "/uan",
  "/uan?uan=0202-0000-25-012-H03-T",
  "/uan?uan=nonsense",
  "/glossary",
  "/developers",
];

for (const path of CONTENT_PAGES)
  test(`${path} is readable by everybody and ships no script`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/Goodstanding/);
    expect(await page.locator("script").count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
  });

test("an address that does not exist answers 404 and leads on", async ({ page }) => {
  const response = await page.goto("/requirements/us-zz");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
});

test("a mistake is reported, a faulty report comes back as it was", async ({ page }) => {
  await page.goto("/requirements/us-tx");
  const form = page.locator("form").filter({ has: page.locator("textarea") });
  await page.getByText("Tell us what is wrong").click();
  await form.locator("textarea").fill("short");
  await form.getByRole("button").click();
  await expect(page.locator("textarea")).toHaveValue("short");
  await expect(page.locator(".fault").first()).toBeVisible();
  await page
    .locator("textarea")
    .fill("The trafficking course is asked at every renewal, says the board's page.");
  await page
    .locator("form")
    .filter({ has: page.locator("textarea") })
    .getByRole("button")
    .click();
  await expect(page).toHaveURL(/reported/);
});

test("every authority has its page", async ({ request }) => {
  const { requirements } = (await (await request.get("/requirements.json")).json()) as {
    requirements: { id: string }[];
  };
  const authorities = new Set(requirements.map(({ id }) => id.slice(0, id.indexOf("/"))));
  expect(authorities.size).toBeGreaterThanOrEqual(55);
  for (const authority of authorities)
    expect((await request.get(`/requirements/${authority}`)).status(), authority).toBe(200);
});

test("the address of a read number can be handed on, by the form's name for it or by q", async ({ page }) => {
  await page.goto("/uan");
  await page.getByRole("textbox").fill("0202-0000-25-012-H03-T");
  await page.getByRole("textbox").press("Enter");
  await expect(page).toHaveURL(/\/uan\?uan=0202-0000-25-012-H03-T$/);
  const told = await page.getByRole("article").innerText();
  expect(told).toContain("0202-0000-25-012-H03-T");
  await page.goto("/uan?q=0202-0000-25-012-H03-T");
  expect(await page.getByRole("article").innerText()).toBe(told);
});

test("every page tells in a sentence what it is", async ({ page }) => {
  const told = new Set<string>();
  for (const path of ["/", "/check", "/requirements", "/requirements/us-tx", "/uan", "/glossary"]) {
    await page.goto(path);
    await expect(page.locator("head > title")).toHaveCount(1);
    told.add((await page.locator("meta[name=description]").getAttribute("content")) ?? "");
  }
  expect(told.size).toBe(6);
  expect(told.has("")).toBe(false);
});

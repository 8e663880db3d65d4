import { readFileSync } from "node:fs";
import { expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from "#tests/support/browser.ts";

/*
 * The main job, as a technician with Texas, PTCB and Florida credentials does it: with and without JavaScript, on phone and
 * desktop, by keyboard alone, printed.
 */

const TABLE = [
  "Date\tTitle\tHours\tUAN",
  "2025-07-12\tSterile compounding basics\t4\t0999-0000-25-101-H07-T",
  "11/3/2025\tAnticoagulants for technicians\t3.5\t0999-0000-25-114-L01-T",
  "2/2/2026\tAnticoagulants for technicians\t3.5\t0999-0000-25-114-L01-T",
  "2026-03-01\tDrug law\t1 h\t0999-0000-25-012-H03-T",
  "2026-08-20\tPatient safety\t4.5\t0999-0000-26-020-H05-T",
].join("\n");

async function addCredential(page: Page, name: string, issuedOn: string, expiresOn: string): Promise<void> {
  const place = await page.getByLabel("Issued on").count();
  await page.getByLabel(/State or certifier|Add another credential/).fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("Issued on").nth(place).fill(issuedOn);
  await page.getByLabel("Expires on").nth(place).fill(expiresOn);
}

/** Adds a credential, and goes on to the box for the next. */
async function judgeableCredential(
  page: Page,
  name: string,
  issuedOn: string,
  expiresOn: string,
): Promise<void> {
  await addCredential(page, name, issuedOn, expiresOn);
  await page.getByLabel("Add another credential").focus();
}

async function threeCredentials(page: Page): Promise<void> {
  await page.goto("/check");
  await addCredential(page, "Texas", "2019-05-10", "2027-04-30");
  await addCredential(page, "PTCB CPhT certification", "2017-06-30", "2027-06-30");
  await addCredential(page, "Florida", "2018-02-01", "2026-12-31");
}

async function pasteHours(page: Page): Promise<void> {
  await page.getByText("Paste many at once").click();
  await page.getByLabel("Activity numbers, or rows of a table").fill(TABLE);
  await page.getByRole("button", { name: "Read these lines" }).click();
}

/** The day judged is given, so that the answer does not move with the calendar. */
async function judgeAsOf(page: Page, day: string): Promise<void> {
  const field = page.getByLabel("Judge as of");
  if (!(await field.isVisible())) await page.getByText("As of another day").click();
  await field.fill(day);
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel("Profile file")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

const article = (page: Page, name: RegExp) => page.getByRole("article", { name });

async function expectTheAnswer(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Florida by December 31, 2026");
  await expect(article(page, /Texas/)).toContainText("13 of 20 hours");
  await expect(article(page, /Texas/)).toContainText("157 days left");
  await expect(article(page, /PTCB/).getByRole("row", { name: /Pharmacy law/ })).toContainText("Met");
  const twice = page.getByRole("row", { name: /Anticoagulants for technicians/ }).first();
  if (!(await twice.getByRole("button").first().isVisible())) await twice.locator("summary").click();
  await expect(twice).toContainText("February 2, 2026");
  await expect(twice).toContainText("Same activity as on November 3, 2025; it counts once in a cycle.");
}

/** On a phone a course is one line until it is opened. */
async function openCourse(page: Page, name: string): Promise<void> {
  const row = page.getByRole("row", { name: new RegExp(name) });
  if (!(await row.getByRole("button").first().isVisible())) await row.locator("summary").click();
}

test("a technician reads where they stand, and the page recomputes as one types, with no request", async ({
  page,
}) => {
  await page.goto("/check");
  await expect(page.getByText("nothing is sent")).toBeVisible();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await addCredential(page, "Texas", "2019-05-10", "2027-04-30");
  await addCredential(page, "PTCB CPhT certification", "2017-06-30", "2027-06-30");
  await addCredential(page, "Florida", "2018-02-01", "2026-12-31");
  await judgeAsOf(page, "2026-11-24");
  await pasteHours(page);
  await expectTheAnswer(page);
  expect(requests).toEqual([]);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("an answer to a question settles what hung on it", async ({ page }) => {
  await page.goto("/check?kind=us-tx/pharmacy-technician");
  await page.getByLabel("Issued on").fill("2019-05-10");
  await page.getByLabel("Expires on").fill("2027-04-30");
  const sterile = page.getByRole("row", { name: /^Sterile compounding/ });
  await expect(sterile).toContainText("Not known");
  await page
    .getByRole("group", { name: "Do you compound sterile preparations?" })
    .getByLabel("No", { exact: true })
    .check();
  await expect(sterile).toContainText("Not for you");
});

test("a row is changed, removed and brought back", async ({ page }) => {
  await page.goto("/check?kind=us-tx/pharmacy-technician");
  await page.getByLabel("Issued on").fill("2019-05-10");
  await page.getByLabel("Expires on").fill("2027-04-30");
  await judgeAsOf(page, "2026-11-24");
  await pasteHours(page);
  await openCourse(page, "Sterile compounding basics");
  await page.getByRole("button", { name: "Change Sterile compounding basics" }).click();
  await page.getByLabel("Hours", { exact: true }).fill("1.1");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByLabel("Hours", { exact: true })).toHaveAccessibleDescription(/quarter-hours/);
  await page.getByLabel("Hours", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(article(page, /Texas/)).toContainText("11 of 20 hours");
  await page.getByRole("button", { name: "Remove Sterile compounding basics" }).click();
  await expect(article(page, /Texas/)).toContainText("9 of 20 hours");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(article(page, /Texas/)).toContainText("11 of 20 hours");
});

test("what is kept on this device comes back; what is not kept does not", async ({ page }) => {
  await threeCredentials(page);
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(0);
  await threeCredentials(page);
  await page.getByLabel("Keep on this device").check();
  await page.goto("/check");
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.getByLabel("Keep on this device").uncheck();
  await page.goto("/check");
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("a profile is downloaded, opened again, and a broken file is refused with its faults", async ({
  page,
}) => {
  await threeCredentials(page);
  await pasteHours(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as a file" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  await page.getByRole("button", { name: "Clear everything" }).click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.getByText("Open a file you kept").click();
  await choose(page, "profile.json", text);
  await expect(page.getByRole("article")).toHaveCount(3);
  const broken = JSON.stringify({
    ...JSON.parse(text),
    credits: [{ id: "x", title: "Vaccines", completedOn: "2026-02-30", hours: 1.1 }],
  });
  await choose(page, "broken.json", broken);
  const said = page.getByRole("status").filter({ hasText: "could not be opened" });
  await expect(said).toContainText("Course 1 (Vaccines), completed on: write a day that exists");
  await expect(page.getByRole("article")).toHaveCount(3);
  await choose(page, "photo.json", "\u0089PNG");
  await expect(page.getByRole("status").filter({ hasText: "no profile of yours" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);
});

test("the cards stand in the order of the answer, and none moves while one types in it", async ({ page }) => {
  await page.goto("/check");
  await expect(page.getByText("nothing is sent")).toBeVisible();
  await judgeableCredential(page, "Texas", "2019-05-10", "2027-04-30");
  await judgeableCredential(page, "PTCB CPhT certification", "2017-06-30", "2027-06-30");
  await addCredential(page, "Florida", "2018-02-01", "2026-12-31");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Florida");
  await expect(page.getByRole("article").last()).toContainText("Florida");
  await expect(page.getByLabel("Expires on").last()).toBeFocused();
  await judgeAsOf(page, "2026-11-24");
  await expect(page.getByRole("article").first()).toContainText("Florida");
});

test("leaving is asked about only while something typed would be lost", async ({ page }) => {
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await page.goto("/check?kind=us-tx/pharmacy-technician");
  await expect(page.getByText("nothing is sent")).toBeVisible();
  await page.locator("h1").click(); // the browser asks only on a page that was touched
  await page.goto("/check");
  expect(asked).toEqual([]);
  await expect(page.getByText("nothing is sent")).toBeVisible();
  await judgeableCredential(page, "Texas", "2019-05-10", "2027-04-30");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await expect(page.getByText("nothing is sent")).toBeVisible();
  await judgeableCredential(page, "Texas", "2019-05-10", "2027-04-30");
  await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as a file" }).click(),
  ]);
  await page.reload();
  expect(asked).toHaveLength(1);
});

test("what is kept on this device is not lost to an address that starts with another credential", async ({
  page,
}) => {
  await page.goto("/check");
  await expect(page.getByText("nothing is sent")).toBeVisible();
  await judgeableCredential(page, "Texas", "2019-05-10", "2027-04-30");
  await page.getByLabel("Keep on this device").check();
  await page.goto("/check?kind=ptcb/cpht");
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(article(page, /Texas/)).toContainText("hours");
  await page.goto("/check");
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("a paste tells the line that could not be read, and the day that may be meant otherwise", async ({
  page,
}) => {
  await page.goto("/check?kind=us-tx/pharmacy-technician");
  await page.getByText("Paste many at once").click();
  await page
    .getByLabel("Activity numbers, or rows of a table")
    .fill("2026-03-01\tDrug law\t1 h\nsee certificate 12\n3/4/2026\tVaccines\t2 h");
  await page.getByRole("button", { name: "Read these lines" }).click();
  const said = page.getByRole("status").filter({ hasText: "2 rows read" });
  await expect(said).toContainText("Line 2 could not be read: see certificate 12");
  await expect(said).toContainText("Line 3: 3/4/2026 was read as March 4, 2026.");
});

test("what looks like a slip is said calmly, and judged all the same", async ({ page }) => {
  await page.goto("/check?kind=us-tx/pharmacy-technician");
  await page.getByLabel("Issued on").fill("2019-05-10");
  await page.getByLabel("Expires on").fill("2037-04-30");
  await judgeAsOf(page, "2026-11-24");
  await expect(article(page, /Texas/)).toContainText("Its cycle begins on May 1, 2035, after the day judged");
  await page.getByText("Paste many at once").click();
  await page
    .getByLabel("Activity numbers, or rows of a table")
    .fill("2024-03-01 Law 1 h 0999-0000-25-012-H03-T\n2026-03-01 Law again 1 h 0999-0000-25-012-L03-T");
  await page.getByRole("button", { name: "Read these lines" }).click();
  await expect(
    page.getByText("“Law” was completed on March 1, 2024, but its number is of 2025."),
  ).toBeVisible();
  await expect(page.getByText("differ only in how the course is taken")).toBeVisible();
});

test("a way back is not offered as a credential that one holds, but where one has run out", async ({
  page,
}) => {
  await page.goto("/check");
  await expect(page.locator("datalist option[value*=einstatement]")).toHaveCount(0);
  await page.getByLabel(/State or certifier/).fill("PTCB CPhT certification");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("Issued on").fill("2017-06-30");
  await page.getByLabel("Expires on").fill("2026-06-30");
  await judgeAsOf(page, "2026-11-24");
  await page.getByRole("button", { name: "See what bringing it back takes" }).click();
  const wayBack = article(page, /PTCB CPhT reinstatement/);
  await expect(wayBack).toContainText("This is no credential to hold");
  await expect(wayBack.getByLabel("Expires on")).toHaveValue("2026-06-30");
});

test("everything works by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Which credentials do you hold?")).toBeFocused();
  await page.keyboard.type("Texas");
  await page.keyboard.press("Enter");
  await expect(article(page, /Texas/)).toBeVisible();
  await page.getByLabel("Issued on").focus();
  await page.keyboard.type("05102019");
  await page.getByLabel("Expires on").focus();
  await page.keyboard.type("04302027");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Texas");
});

test("printed, the answer and its tables stand on paper without the form", async ({ page }) => {
  await threeCredentials(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: /^All hours/ }).first()).toBeVisible();
  await expect(page.getByLabel("Issued on").first()).toBeHidden();
  await expect(page.getByRole("button", { name: "Add", exact: true })).toBeHidden();
});

for (const scheme of ["light", "dark"] as const)
  test(`in ${scheme} mode at 200 % zoom nothing is lost and axe finds nothing`, async ({
    page,
    viewport,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: Math.round((viewport?.width ?? 1280) / 2), height: 450 });
    await threeCredentials(page);
    await pasteHours(page);
    if ((viewport?.width ?? 0) > 640) await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

test.describe("before JavaScript arrives", () => {
  test.use({ javaScriptEnabled: false });

  test("the same answer comes from the form alone", async ({ page }) => {
    await threeCredentials(page);
    await judgeAsOf(page, "2026-11-24");
    await pasteHours(page);
    await expectTheAnswer(page);
    await expect(page.getByText("It is not stored.")).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test("a half-filled form comes back as it was, with the fault named", async ({ page }) => {
    await page.goto("/check?kind=us-tx/pharmacy-technician");
    await page.getByLabel("Issued on").fill("2027-05-10");
    await page.getByLabel("Expires on").fill("2026-04-30");
    await page.getByLabel("Hours", { exact: true }).fill("one and a half");
    await page.getByRole("button", { name: "Add these hours" }).click();
    await expect(page.getByLabel("Hours", { exact: true })).toHaveValue("one and a half");
    await expect(page.getByLabel("Issued on")).toHaveValue("2027-05-10");
    await expect(page.getByLabel("Expires on")).toHaveAccessibleDescription(/expires before it was issued/);
  });

  test("the profile comes as a file", async ({ page }) => {
    await threeCredentials(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download as a file" }).click(),
    ]);
    expect(JSON.parse(readFileSync(await download.path(), "utf8")).credentials).toHaveLength(3);
  });
});

test("no cookie is set, and the policy lets only our own scripts run", async ({ page, context }) => {
  const response = await page.goto("/check");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(await context.cookies()).toEqual([]);
});

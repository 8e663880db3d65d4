import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { inOrderOfAnswer } from "#src/features/standing/answer.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Finding, Judgement, Standing } from "#src/rules/standing.ts";
import { expect, test } from "#tests/support/browser.ts";
import { type RandomProfile, randomProfile } from "#tests/support/random-profile.ts";

/*
 * The page gives the same standing as the API for the same profile, whether the server draws it or the browser works it out.
 * (The command line is compared with the API beside the commands.)
 */

const PEOPLE = 200;
const WORDS: Record<Finding["status"], string> = {
  met: "Met",
  short: "Short",
  lapsed: "Lapsed",
  unknown: "Not known",
  "not-required": "Not required",
  "not-applicable": "Not for you",
};

/** What a page says of one profile: each credential's status and rules, and what each course counts for it. */
type Told = { status: string; rules: [name: string, status: string][]; counts: string[] }[];

function people(): RandomProfile[] {
  const kinds = [...requirementsByKind().keys()];
  return Array.from({ length: PEOPLE }, (_, seed) => randomProfile(seed, { kinds, credits: 25 }));
}

/** What the page should say, by the API's answer: the most urgent credential first. */
function expected({ standings }: Judgement): Told {
  return inOrderOfAnswer(standings, requirementsByKind()).map((standing) => ({
    status: WORDS[standing.status],
    rules: standing.findings
      .filter(({ most }) => most === undefined)
      .map((finding) => ruleTold(finding, standing)),
    counts: standing.credits.map(({ counts }) => `${counts} h`),
  }));
}

function ruleTold(finding: Finding, { kind }: Standing): [string, string] {
  const requirement = requirementsByKind().get(kind);
  return [requirement ? ruleName(requirement, finding.rule) : finding.rule, WORDS[finding.status]];
}

/** Reads a drawn page; runs in the browser. */
function readPage(html: string | null): Told {
  const page = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const plain = (element: Element | null | undefined) =>
    (element?.textContent ?? "")
      .replace(/^[✓◐■?–]\s*/, "")
      .replace(/\s+/g, " ")
      .trim();
  const placeOf = (row: Element) =>
    Number(/:(\d+)$/.exec(row.querySelector("button")?.getAttribute("value") ?? "")?.[1]);
  const hours = [...page.querySelectorAll("table.hours-list tbody tr")].sort(
    (a, b) => placeOf(a) - placeOf(b),
  );
  return [...page.querySelectorAll("article.credential")].map((article, place) => ({
    status: plain(article.querySelector("header .sticker")),
    rules: [...article.querySelectorAll("table.findings tbody tr")]
      .filter((row) => row.querySelector(".sticker"))
      .map((row) => [plain(row.querySelector("th")), plain(row.querySelector(".sticker"))]),
    counts: hours.map((row) => plain(row.querySelectorAll("td.num")[place + 1])),
  }));
}

test(`the page drawn by the server agrees with the API on ${PEOPLE} random profiles`, async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  for (const person of people()) {
    const answer = await request.post("/api/v1/standing", { data: person });
    const file = {
      name: "profile.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(person)),
    };
    const drawn = await request.post("/check", { multipart: { do: "open-file", file } });
    const told = await page.evaluate(readPage, await drawn.text());
    expect(told, JSON.stringify(person)).toEqual(expected((await answer.json()) as Judgement));
  }
});

test(`the page worked out in the browser agrees with the API on ${PEOPLE} random profiles`, async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  await page.goto("/check");
  await expect(page.getByText("nothing is sent")).toBeVisible();
  await page.getByText("Open a file you kept").click();
  for (const person of people()) {
    const answer = (await (await request.post("/api/v1/standing", { data: person })).json()) as Judgement;
    const buffer = Buffer.from(JSON.stringify(person));
    await page
      .getByLabel("Profile file")
      .setInputFiles({ name: "p.json", mimeType: "application/json", buffer });
    await expect
      .poll(() => page.evaluate(readPage, null), { message: buffer.toString() })
      .toEqual(expected(answer));
  }
});

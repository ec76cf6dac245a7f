// Nothing is cut off and nothing scrolls sideways on the smallest phone, nor on a desk whose text is twice as large.
import type { Page } from "@playwright/test";
import { answerKey } from "../support/key";
import { answer, questionsOn, signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import type { Say } from "../support/words";
import { expect, test } from "../support/world";

const COURSE = "chuyen-doi-so-ai";
const PUBLIC = ["/", "/sign-in", "/courses", "/courses?q=zzz", `/courses/${COURSE}`, "/help", "/privacy", "/accessibility", "/verify", "/verify.html", "/keys"];

test("no page scrolls sideways or jumps", async ({ page, browser, server, say, viewport, locale, faults }) => {
  test.slow();
  // A thing that is not there answers 404, as it should.
  faults.allow(/404/);
  const width = (viewport?.width ?? 0) < 600 ? 320 : 640;
  await page.setViewportSize({ width, height: 720 });
  for (const path of [...PUBLIC, "/nowhere", "/verify/AAAA-AAAA-AAAA-AAAA"]) await expectToFit(page, path, width);

  // Lê Thu Hà learns here, so that the learners of other journeys find their courses untouched.
  await signIn(page, say, server.accounts.get("ha")!);
  const forms = new Forms(page.request, server);
  for (const path of ["/", `/courses/${COURSE}`, "/history", "/certificates"]) await expectToFit(page, path, width);
  await forms.study(COURSE, ["bai-1", "bai-2"]);
  const attempt = await forms.start(COURSE, "kt");
  const learning = ["/", "/courses", `/courses/${COURSE}`, `/courses/${COURSE}/lessons/bai-1`, `/courses/${COURSE}/lessons/bai-2`];
  const quiz = [`/courses/${COURSE}/quizzes/kt`, attempt, `${attempt}?view=all`, `${attempt}?confirm=1`];
  for (const path of [...learning, ...quiz]) await expectToFit(page, path, width);
  await expectNoJump(page, attempt, say);
  const result = await forms.submit(COURSE, attempt);
  const certificate = await forms.link("/certificates", "/certificates/");
  const verification = await forms.link(certificate, "/verify/");
  const own = [result, certificate, verification, "/certificates", "/history", "/record", "/hours", "/account", "/password", "/messages", `${attempt}/appeals/q-so`, `/courses/${COURSE}`];
  for (const path of own) await expectToFit(page, path, width);

  const desk = await browser.newContext({ baseURL: server.url, locale, viewport: { width, height: 720 } });
  const office = await desk.newPage();
  await signIn(office, say, server.accounts.get("minh")!);
  const found = await new Forms(office.request, server).link("/admin/certificates", "/admin/certificates/");
  for (const path of ["/", "/admin", "/admin/people", "/admin/people?q=zzz", "/admin/certificates", "/admin/grants", "/admin/targets", found]) await expectToFit(office, path, width);
  await office.goto("/admin/people?q=duc");
  await office.getByRole("main").getByRole("row").getByRole("button").click();
  await expect(office.getByLabel(say("invitation-made-link"))).toBeVisible();
  await expectThatItFits(office, width);
  await desk.close();
});

test("no page of the coordinator's desk scrolls sideways", async ({ page, server, say, viewport }) => {
  const width = (viewport?.width ?? 0) < 600 ? 320 : 640;
  await page.setViewportSize({ width, height: 720 });
  await signIn(page, say, server.accounts.get("tuan")!);
  const forms = new Forms(page.request, server);
  const first = async (list: string) => (await forms.link(list, `${list}/01`)).split(/[?#]/)[0]!;
  const [unit, person, cohort] = [await first("/desk/units"), await first("/desk/people"), await first("/desk/cohorts")];
  const lists = ["", "/cohorts", "/people", "/imports", "/invitations", "/messages", "/hours", "/surveys", "/units"].map((list) => `/desk${list}`);
  const makers = ["/desk/cohorts/new", "/desk/imports/new", "/desk/messages/new", "/desk/units/import", `/desk/units/new?parent=${unit.split("/").at(-1)}`];
  const things = [unit, person, `${person}/assignments`, `${person}/record`, `${person}/hours`, cohort, `${cohort}/edit`, `${cohort}/filling`];
  for (const path of [...lists, ...makers, ...things]) await expectToFit(page, path, width);
});

/** The first save changes words at the head of the page; what a finger is on must stay where it is. */
async function expectNoJump(page: Page, attempt: string, say: Say): Promise<void> {
  await page.goto(attempt);
  const [question = ""] = await questionsOn(page);
  const place = () => page.locator(`[id="${question}"]`).evaluate((node) => node.getBoundingClientRect().top + window.scrollY);
  const before = await place();
  await answer(page, question, answerKey(COURSE).get(question)!);
  await expect(page.locator("#save-state")).toHaveText(say("save-saved"));
  expect(await place()).toBe(before);
}

async function expectToFit(page: Page, path: string, width: number): Promise<void> {
  await page.goto(path);
  await expectThatItFits(page, width);
}

/** With every fold open. What scrolls in a place of its own, as wide tables do, may be wider than the page. */
async function expectThatItFits(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate((width) => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    if (document.documentElement.scrollWidth <= width) return [];
    const outside = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > width);
    const culprits = outside.map((node) => `<${node.localName} class="${node.getAttribute("class") ?? ""}"> ${node.textContent?.trim().slice(0, 40)}`);
    return [`${document.documentElement.scrollWidth} px`, ...culprits];
  }, width);
  expect(wide, `wider than ${width} px on ${page.url()}`).toEqual([]);
}

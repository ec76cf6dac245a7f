import type { Browser } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import type { Server } from "../support/server";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "viet-cho-nhau";
const REVIEWS = `/courses/${COURSE}/reviews`;

test("three learners review each other, the instructor decides, and nobody learns who reviewed whom", async ({
  page,
  browser,
  server,
  say,
  viewport,
  locale,
}) => {
  const learner = server.accounts.get("hanh")!;
  await signIn(page, say, learner);
  const own = new Forms(page.request, server);
  const attempt = await handIn(own, "Tôi sẽ gửi giấy mời kèm tài liệu.");
  const peers = [await peer(browser, server, "duc"), await peer(browser, server, "tuan")];
  for (const [place, forms] of peers.entries()) await handIn(forms, `Bài của người thứ ${place + 2}.`);

  await test.step("what is to be reviewed stands on the page of the course", async () => {
    await page.goto(`/courses/${COURSE}`);
    await expect(page.getByText(say("course-reviews", { count: 2 }))).toBeVisible();
    await expectAccessible(page, true);
    await page.getByRole("note").getByRole("link", { name: say("peers-review") }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("peers-title") })).toBeVisible();
    await expectAccessible(page, true);
  });

  await test.step("a review by the rubric", async () => {
    await page.getByRole("listitem").getByRole("link", { name: say("peers-review") }).first().click();
    await expect(page.getByText(/Bài của người thứ [23]\./)).toBeVisible();
    for (const name of ["duc", "tuan"])
      await expect(page.getByText(server.accounts.get(name)!.fullName)).toHaveCount(0);
    await expectAccessible(page, true);
    await page.getByLabel("Nêu đúng việc").fill("9");
    await page.getByLabel("Nói rõ làm thế nào").fill("0,5");
    await page.getByLabel(say("mark-comment")).fill("Nên nói rõ ai làm.");
    await page.getByRole("button", { name: say("peers-send") }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expect(page.getByLabel(say("mark-comment"))).toHaveValue("Nên nói rõ ai làm.");
    await expectAccessible(page, true);
    await page.getByLabel("Nêu đúng việc").fill("1,5");
    await page.getByRole("button", { name: say("peers-send") }).click();
    await expect(page.getByText(say("flash-peer-reviewed"))).toBeVisible();
    await page.goto(`/courses/${COURSE}`);
    await expect(page.getByText(say("course-reviews", { count: 1 }))).toBeVisible();
  });

  await test.step("the others review, and the learner sees how many reviews are in", async () => {
    await reviewAll(peers[0]!, ["2", "0"], "Việc rất cụ thể.");
    await page.goto(`${attempt}/result`);
    await expect(page.getByText(say("result-peers", { reviewed: 1, wanted: 2 }))).toBeVisible();
    await reviewAll(peers[1]!, ["1", "1"], "Nói rõ thời hạn.");
    await page.reload();
    await expect(page.getByText(say("result-peers", { reviewed: 2, wanted: 2 }))).toBeVisible();
    await expect(page.getByText("Việc rất cụ thể.")).toHaveCount(0);
    await expectAccessible(page, true);
  });

  await test.step("the instructor finds the proposal in her form and has the final say", async () => {
    const context = await browser.newContext({ baseURL: server.url, viewport, locale });
    const desk = await context.newPage();
    await signIn(desk, say, server.accounts.get("ha")!);
    await desk.goto(`/teaching/${COURSE}/quizzes/vn-viet/marking`);
    await expectAccessible(desk, true);
    await desk.getByRole("listitem").filter({ hasText: learner.fullName }).getByRole("link").click();
    await expect(desk.getByText("Việc rất cụ thể.")).toBeVisible();
    await expect(desk.getByLabel("Nêu đúng việc")).toHaveValue(/^1[.,]5$/);
    await expect(desk.getByLabel("Nói rõ làm thế nào")).toHaveValue(/^0[.,]5$/);
    await expectAccessible(desk, true);
    await desk.getByLabel("Nêu đúng việc").fill("2");
    await desk.getByLabel(say("mark-comment")).fill("Tôi đồng ý với các bạn.");
    await desk.getByRole("button", { name: say("mark-save") }).click();
    await expect(desk.getByText(say("flash-marked"))).toBeVisible();
    await context.close();
  });

  await test.step("the learner reads the mark and what her peers say", async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: say("result-passed") })).toBeVisible();
    for (const said of ["Việc rất cụ thể.", "Nói rõ thời hạn.", "Tôi đồng ý với các bạn."])
      await expect(page.getByText(said)).toBeVisible();
    for (const name of ["duc", "tuan"])
      await expect(page.getByText(server.accounts.get(name)!.fullName)).toHaveCount(0);
    await expectAccessible(page, true);
  });
});

async function peer(browser: Browser, server: Server, name: string): Promise<Forms> {
  const context = await browser.newContext({ baseURL: server.url });
  const forms = new Forms(context.request, server);
  await forms.signIn(server.accounts.get(name)!);
  return forms;
}

/** Studies, writes the essay and hands it in; tells the attempt's address. */
async function handIn(forms: Forms, text: string): Promise<string> {
  await forms.study(COURSE, ["vn-b1"]);
  const attempt = await forms.start(COURSE, "vn-viet");
  const save: [string, string][] = [["save_id", randomUUID()], ["counter", "1"], ["client_at", String(Date.now())]];
  await forms.post(`${attempt}/submission`, [...save, ["q.q-vn-viet", text]]);
  return attempt;
}

/** Writes the same review for whatever this learner has to review. */
async function reviewAll(forms: Forms, points: [string, string], comment: string): Promise<void> {
  for (const review of await forms.links(REVIEWS, "/reviews/"))
    await forms.post(review, [["c0", points[0]], ["c1", points[1]], ["comment", comment]]);
}

import { readFileSync } from "node:fs";
import { expectAccessible } from "../support/accessibility";
import { CertificateFile } from "../support/certificate";
import { answerKey, wrongAnswer } from "../support/key";
import { answer, markAsRead, signIn, takeQuiz } from "../support/learning";
import { expect, test } from "../support/world";

const COURSE = "chuyen-doi-so-ai";
const TITLE = "Chuyển đổi số và trí tuệ nhân tạo ở xã";

test("an official finds a course, reads it, passes its quiz and holds a certificate", async ({
  page,
  server,
  say,
  javaScriptEnabled,
}, info) => {
  const official = server.accounts.get("hanh")!;
  const accessible = () => expectAccessible(page, javaScriptEnabled);

  await page.goto("/sign-in");
  await accessible();
  await signIn(page, say, official);
  await accessible();

  await test.step("find a course by what she types, with or without tone marks", async () => {
    await page.goto("/courses");
    const search = page.getByLabel(say("catalogue-text"));
    for (const typed of ["chuyen doi so", "CHUYỂN ĐỔI SỐ", "chuyển đổi số".normalize("NFD"), "tri tue nhan tao"]) {
      await search.fill(typed);
      await search.press("Enter");
      await expect(page.getByRole("link", { name: "Giao tiếp ở bộ phận một cửa" })).toHaveCount(0);
      await expect(page.getByRole("link", { name: TITLE })).toBeVisible();
    }
    await accessible();
    await page.getByRole("link", { name: TITLE }).click();
  });

  await test.step("enrol", async () => {
    await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    await accessible();
    await page.getByRole("button", { name: say("course-enrol") }).click();
    await expect(page.getByRole("link", { name: say("course-start") })).toBeVisible();
    await accessible();
  });

  await test.step("read the lessons", async () => {
    await page.getByRole("link", { name: say("course-start") }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Bài một: giấy và dữ liệu" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Tờ giấy và bảng dữ liệu" })).toBeVisible();
    await accessible();
    await answer(page, "q-b1-1", { ticks: [1] });
    await page.getByRole("button", { name: say("practice-check") }).click();
    await expect(page.getByText("Đúng, cách làm thay đổi chứ không chỉ tờ giấy.")).toBeVisible();
    await accessible();
    await markAsRead(page, say);
    await expect(page.getByRole("heading", { level: 1, name: "Bài hai: máy và người" })).toBeVisible();
    await markAsRead(page, say);
  });

  const key = answerKey(COURSE);
  await test.step("fail the quiz, and learn what was wrong but not the key", async () => {
    await expect(page.getByRole("heading", { level: 1, name: "Kiểm tra cuối" })).toBeVisible();
    await accessible();
    await page.getByRole("button", { name: say("quiz-start") }).click();
    await expect(page).toHaveURL(/\/attempts\//);
    await accessible();
    expect(await page.content()).not.toContain("Giải thích của câu");
    await takeQuiz(page, say, (question) => wrongAnswer(key.get(question)!));
    await expect(page.getByRole("heading", { level: 1, name: say("result-failed") })).toBeVisible();
    await accessible();
    expect(await page.content()).not.toContain("Giải thích của câu");
  });

  await test.step("pass it", async () => {
    await page.goto(`/courses/${COURSE}/quizzes/kt`);
    await page.getByRole("button", { name: say("quiz-start-again") }).click();
    await takeQuiz(page, say, (question) => key.get(question)!);
    await expect(page.getByRole("heading", { level: 1, name: say("result-passed") })).toBeVisible();
    await expect(page.getByText("Giải thích của câu một: người ký chịu trách nhiệm.")).toBeVisible();
    await accessible();
  });

  await test.step("hold the certificate", async () => {
    await page.getByRole("link", { name: say("result-to-certificate") }).click();
    await expect(page.getByText(official.fullName).first()).toBeVisible();
    await accessible();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: say("certificate-download") }).click();
    const path = await (await downloading).path();
    const text = new CertificateFile(info.outputPath(), readFileSync(path)).text();
    expect(text).toContain(official.fullName);
    expect(text).toContain(TITLE);
  });

  await test.step("see it verified", async () => {
    await page.getByRole("link", { name: say("certificate-verify") }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("verify-current") })).toBeVisible();
    await expect(page.getByRole("main").getByText(official.fullName)).toBeVisible();
    await accessible();
  });
});

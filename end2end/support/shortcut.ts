// The same forms without a page, for what is not the story of a journey.
import { expect, type APIRequestContext } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { answerKey } from "./key";
import type { Account, Server } from "./server";

/** Sends forms as the site's own pages do. */
export class Forms {
  constructor(
    private readonly request: APIRequestContext,
    private readonly server: Server,
  ) {}

  /** Posts a form, follows where it leads, and tells where that is. */
  async post(path: string, fields: [string, string][] = []): Promise<string> {
    const response = await this.request.post(this.server.url + path, {
      headers: { origin: this.server.url, "content-type": "application/x-www-form-urlencoded" },
      data: new URLSearchParams([["form_id", randomUUID()], ...fields]).toString(),
    });
    expect(response.status(), `POST ${path}`).toBe(200);
    return new URL(response.url()).pathname;
  }

  async link(path: string, start: string): Promise<string> {
    const [found] = await this.links(path, start);
    if (!found) throw new Error(`no link ${start}… on ${path}`);
    return found;
  }

  /** All links of a page that begin so. */
  async links(path: string, start: string): Promise<string[]> {
    const html = await (await this.request.get(this.server.url + path)).text();
    return [...html.matchAll(new RegExp(`href="(${start}[^"]+)"`, "g"))].map((found) => found[1] ?? "");
  }

  /** The value of the option of a page that reads so. */
  async option(path: string, text: string): Promise<string> {
    const html = await (await this.request.get(this.server.url + path)).text();
    return new RegExp(`<option value="([^"]+)"[^>]*>${text}`).exec(html)?.[1] ?? "";
  }

  async signIn({ name, password }: Account): Promise<void> {
    await this.post("/session", [["login", name], ["password", password]]);
  }

  /** Enrols and reads every lesson. */
  async study(course: string, lessons: string[]): Promise<void> {
    await this.post(`/courses/${course}/enrolment`);
    for (const lesson of lessons) await this.post(`/courses/${course}/lessons/${lesson}/completion`);
  }

  /** Starts an attempt; tells its address. */
  async start(course: string, quiz: string): Promise<string> {
    return this.post(`/courses/${course}/quizzes/${quiz}/attempts`);
  }

  async submit(course: string, attempt: string): Promise<string> {
    const fields: [string, string][] = [["save_id", randomUUID()], ["counter", "1"], ["client_at", String(Date.now())]];
    for (const [question, right] of answerKey(course)) {
      const values = "text" in right ? [right.text] : right.ticks.map(String);
      fields.push(...values.map((value): [string, string] => [`q.${question}`, value]));
    }
    return this.post(`${attempt}/submission`, fields);
  }
}

/** From nothing to a certificate; its code and its PDF. */
export async function earnCertificate(
  request: APIRequestContext,
  server: Server,
  account: Account,
): Promise<{ code: string; pdf: Buffer }> {
  const forms = new Forms(request, server);
  await forms.signIn(account);
  await forms.study("chuyen-doi-so-ai", ["bai-1", "bai-2"]);
  await forms.submit("chuyen-doi-so-ai", await forms.start("chuyen-doi-so-ai", "kt"));
  const certificate = await forms.link("/certificates", "/certificates/");
  const verification = await forms.link(certificate, "/verify/");
  const pdf = await request.get(`${server.url}${certificate}/pdf`);
  expect(pdf.status()).toBe(200);
  return { code: verification.split("/").at(-1) ?? "", pdf: await pdf.body() };
}

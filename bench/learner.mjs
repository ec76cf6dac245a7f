// A learner without a screen: cookies and forms.
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export class Learner {
  constructor(url) {
    this.url = url;
    this.cookie = "";
  }

  /** Status, headers, body and bytes on the wire of one answer; redirects are not followed. */
  send(method, path, fields, accept = "text/html") {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = { accept, "accept-encoding": "identity", cookie: this.cookie };
    if (body !== undefined) {
      Object.assign(headers, {
        origin: this.url,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
      });
    }
    return new Promise((done, fail) => {
      const sent = request(this.url + path, { method, headers, agent }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() }));
      });
      sent.on("error", fail);
      sent.end(body);
    });
  }

  get(path) {
    return this.expect(200, this.send("GET", path));
  }

  post(path, fields, accept) {
    return this.expect(accept === "application/json" ? 200 : 303, this.send("POST", path, fields, accept));
  }

  async expect(status, sending) {
    const answer = await sending;
    if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.body.slice(0, 300)}`);
    return answer;
  }

  async signIn(login, password) {
    const { headers } = await this.post("/session", { login, password, next: "/" });
    this.cookie = headers["set-cookie"].map((cookie) => cookie.split(";")[0]).join("; ");
  }

  /** Starts an attempt, or finds the open one; its address and the ids of its questions. */
  async startAttempt(quiz) {
    const { headers } = await this.post(`${quiz}/attempts`, { form_id: randomUUID() });
    const { body } = await this.get(`${headers.location}?view=all`);
    const questions = [...new Set([...body.matchAll(/name="q\.([^"]+)"/g)].map(([, id]) => id))];
    return { attempt: headers.location, questions };
  }

  save(attempt, question, counter) {
    const fields = { save_id: randomUUID(), counter, client_at: Date.now(), [`q.${question}`]: "1" };
    return this.post(`${attempt}/answers`, fields, "application/json");
  }

  /** Start, a save for each question, submission, review. */
  async wholeAttempt(quiz) {
    const { attempt, questions } = await this.startAttempt(quiz);
    for (const [place, question] of questions.entries()) await this.save(attempt, question, place + 1);
    const { headers } = await this.post(`${attempt}/submission`, {});
    await this.get(headers.location);
    return questions.length;
  }
}

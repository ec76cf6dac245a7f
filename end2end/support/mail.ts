// A mail server of a worker's own: it speaks SMTP, takes everything, and shows what it took.
import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export class MailCatcher {
  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly mails: Mail[],
  ) {}

  static start(): Promise<MailCatcher> {
    const mails: Mail[] = [];
    const server = createServer((socket) => converse(socket, mails));
    return new Promise((ready) => {
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as { port: number };
        ready(new MailCatcher(server, `smtp://127.0.0.1:${port}`, mails));
      });
    });
  }

  /** The newest mail to this address; it is waited for. */
  async to(address: string): Promise<Mail> {
    for (let tries = 0; tries < 200; tries++) {
      const found = this.mails.filter((mail) => mail.to === address).at(-1);
      if (found) return found;
      await pause(100);
    }
    throw new Error(`no mail to ${address}; there are ${this.mails.map((mail) => mail.to).join(", ") || "none"}`);
  }

  stop(): void {
    this.server.close();
  }
}

function converse(socket: Socket, mails: Mail[]): void {
  let held = "";
  let to = "";
  let isMail = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say("220 thu.example.vn");
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes) => {
    held += bytes.toString("utf8");
    for (;;) {
      const end = held.indexOf(isMail ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const line = held.slice(0, end);
      held = held.slice(end + (isMail ? 5 : 2));
      if (isMail) {
        mails.push(read(to, line));
        isMail = false;
        say("250 taken");
      } else if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        say("250 ok");
      } else if (/^DATA/i.test(line)) {
        isMail = true;
        say("354 go on");
      } else if (/^QUIT/i.test(line)) {
        socket.end("221 bye\r\n");
      } else say("250 ok");
    }
  });
}

function read(to: string, raw: string): Mail {
  const cut = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, cut).replace(/\r\n[ \t]/g, " ");
  const body = raw.slice(cut + 4).replace(/^\./gm, "");
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1] ?? "";
  const subject = header("Subject")
    .replace(/\?= +=\?/g, "?==?")
    .replace(/=\?utf-8\?b\?(.*?)\?=/gi, (_, encoded: string) => Buffer.from(encoded, "base64").toString("utf8"));
  const boundary = /boundary="([^"]+)"/i.exec(head)?.[1];
  if (boundary) {
    // The first part is the text; files follow.
    const first = body.split(`--${boundary}`)[1] ?? "";
    return { to, subject, text: read(to, first.trimStart()).text };
  }
  return { to, subject, text: decode(body, header("Content-Transfer-Encoding")) };
}

function decode(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

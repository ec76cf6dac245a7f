// What a browser fetches for a page: bytes on the wire with headers, and requests.
import { connect } from "node:net";

/** Bytes of one answer as they come over the wire. */
export function wireBytes(url, path, cookie) {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname);
    let bytes = 0;
    socket.on("data", (chunk) => (bytes += chunk.length));
    socket.on("end", () => done(bytes));
    socket.on("error", fail);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/html,*/*\r\nAccept-Encoding: br\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
  });
}

/** First visit until text is readable and styled, islands after it, and the next page of the same kind. */
export async function weigh(learner, path, next) {
  const { body } = await learner.get(path);
  const linked = [...body.matchAll(/<(?:link|img|script)[^>]+(?:href|src)="(\/(?:assets|media)[^"]+)"/g)].map(([, link]) => link);
  const islands = [...new Set([...body.matchAll(/"(\/assets\/[^"]+\.(?:js|wasm))"/g)].map(([, link]) => link))];
  const first = [path, ...new Set(linked.filter((link) => !/\.(js|wasm)$/.test(link)))];
  const sum = async (paths) => {
    let bytes = 0;
    for (const one of paths) bytes += await wireBytes(learner.url, one, learner.cookie);
    return bytes;
  };
  return { first: await sum(first), requests: first.length, islands: await sum(islands), next: await sum([next]) };
}

// Preview and check: the course reader in wasm, asked when the keys rest for a moment.
import init, { sample as readSample, Workshop } from "author-wasm";
import type { Room } from "./room";

export interface Problem {
  severity: "error" | "warning";
  severity_name: string;
  code: string;
  line: number;
  column: number;
  what: string;
  mend: string;
  example: string | null;
  fix?: Fix;
}

/** A change that mends a problem for certain; places are characters of the file from 0. */
export interface Fix {
  label: string;
  edits: { path: string; start: number; end: number; text: string }[];
}

export interface Look {
  html: string | null;
  problems: Problem[];
  /** Errors in other files. */
  elsewhere: number;
}

interface Source {
  folder: string;
  files: { path: string; text?: string }[];
}

/** Whoever types fast is asked for at most this share of the time between keys. */
const SHARE = 3;

export class Looker {
  private timer: number | undefined;
  private lasted = 30;

  private constructor(
    private readonly workshop: Workshop,
    private readonly path: string,
    private readonly show: (look: Look) => void,
  ) {}

  /** Opens the course; until then the page shows what the server wrote. */
  static async open(room: Room, wasm: string, show: (look: Look) => void): Promise<Looker> {
    const [source] = await Promise.all([fetchSource(room.source), init({ module_or_path: wasm })]);
    const workshop = new Workshop(source.folder, room.locale);
    for (const { path, text } of source.files) {
      if (text === undefined) workshop.has_medium(path);
      else workshop.write(path, text);
    }
    return new Looker(workshop, room.path, show);
  }

  /** Looks once the keys rest, and not while `isBusy`. */
  soon(text: () => string, isBusy: () => boolean): void {
    clearTimeout(this.timer);
    const wait = Math.min(Math.max(this.lasted * SHARE, 80), 600);
    this.timer = window.setTimeout(() => (isBusy() ? this.soon(text, isBusy) : this.now(text())), wait);
  }

  now(text: string): void {
    clearTimeout(this.timer);
    const begun = performance.now();
    this.workshop.write(this.path, text);
    const look = JSON.parse(this.workshop.look(this.path)) as Look;
    this.lasted = performance.now() - begun;
    performance.measure("look", { start: begun });
    this.show(look);
  }
}

async function fetchSource(address: string): Promise<Source> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Source;
}

/** What a piece of markdown looks like. */
export function sample(path: string, text: string, locale: string): string {
  return (JSON.parse(readSample(path, text, locale)) as Look).html ?? "";
}

// What has not reached the server is kept on this machine, and offered again after a crash.

export interface Kept {
  text: string;
  version: string;
  origin: string;
  /** A text that was sent and not answered yet. */
  sent: string | null;
  at: number;
}

export class Keeper {
  private readonly key: string;

  constructor(course: string, path: string) {
    this.key = `khuevan-writing:${course}/${path}`;
  }

  keep(kept: Kept): void {
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the text is still in the page, and the browser asks before it is left.
    }
  }

  drop(): void {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }

  found(): Kept | undefined {
    try {
      const text = localStorage.getItem(this.key);
      return text === null ? undefined : (JSON.parse(text) as Kept);
    } catch {
      return undefined;
    }
  }
}

// The text goes to the server a moment after the last key; what is there and what is not is said in words.
import { ChangeSet, EditorState, type Transaction } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type Conflict, showConflict } from "./conflict";
import { Keeper, type Kept } from "./keeping";
import { icon, type Room } from "./room";

/** So long after the last key. */
const REST = 1500;
/** The waits after a failure, in seconds; the last one again and again. */
const WAITS = [2, 4, 8, 15, 30];

interface Receipt {
  version: number;
  origin: string;
  /** The text, where another author's changes have come in. */
  merged: string | null;
  /** When, in words. */
  time: string;
}

/** What has been sent and not answered. The same request is repeated until it is: it saves once. */
interface Sending {
  id: string;
  text: string;
  /** What was typed since. */
  since: ChangeSet;
}

export class Saver {
  private readonly keeper: Keeper;
  private sending: Sending | undefined;
  private savedText: string;
  private timer: number | undefined;
  private failures = 0;
  private isOpenConflict = false;

  constructor(
    private readonly room: Room,
    private readonly view: EditorView,
  ) {
    this.keeper = new Keeper(room.course, room.path);
    this.savedText = room.textarea.defaultValue;
    room.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.soon(0);
    });
    window.addEventListener("online", () => this.soon(0));
    window.addEventListener("beforeunload", (event) => {
      if (this.hasUnsent()) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.hasUnsent()) this.soon(0);
    });
  }

  /** What an earlier visit could not send, if that is another text than the server's. */
  left(): Kept | undefined {
    const kept = this.keeper.found();
    if (kept && kept.text !== this.savedText) return kept;
    this.keeper.drop();
    return undefined;
  }

  /** Goes on with a text that was left: over the version from which it was written, unless that is the page's own. */
  takeUp(kept: Kept): void {
    if (kept.sent === null || kept.sent !== this.savedText) {
      this.field("version").value = kept.version;
      this.field("origin").value = kept.origin;
    }
    const changes = { from: 0, to: this.view.state.doc.length, insert: kept.text };
    this.view.dispatch({ changes, userEvent: "input.restore" });
    this.view.focus();
  }

  forget(): void {
    this.keeper.drop();
  }

  changed(transaction: Transaction): void {
    if (this.sending) this.sending.since = this.sending.since.compose(transaction.changes);
    this.keep();
    if (this.hasUnsent()) this.tell("wait", "unsent");
    this.soon(REST);
  }

  private text(): string {
    return this.view.state.doc.toString();
  }

  private hasUnsent(): boolean {
    return this.sending !== undefined || this.text() !== this.savedText;
  }

  private keep(): void {
    if (!this.hasUnsent()) return this.keeper.drop();
    const [version, origin] = [this.field("version").value, this.field("origin").value];
    this.keeper.keep({ text: this.text(), version, origin, sent: this.sending?.text ?? null, at: Date.now() });
  }

  private soon(wait: number): void {
    if (this.isOpenConflict) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), wait);
  }

  private async send(): Promise<void> {
    if (this.sending && this.failures === 0) return;
    if (!this.hasUnsent()) return this.tell("kept", "nothing-new");
    this.sending ??= { id: crypto.randomUUID(), text: this.text(), since: ChangeSet.empty(this.view.state.doc.length) };
    this.keep();
    this.tell("wait", "saving");
    const response = await this.post(this.sending).catch(() => undefined);
    // Whoever is signed out is led to a page, which is no answer.
    const answer = response?.redirected ? undefined : await response?.json().catch(() => undefined);
    if (response?.ok && answer) return this.receive(answer as Receipt);
    if (response?.status === 409 && answer) return this.meet(answer as Conflict);
    if (response === undefined || response.status >= 500 || response.status === 429) return this.failed();
    this.refused(response.redirected || response.status === 401 || response.status === 403 ? "signed-out" : "refused");
  }

  private post({ id, text }: Sending): Promise<Response> {
    const fields = { text, save: id, version: this.field("version").value, origin: this.field("origin").value };
    const headers = { accept: "application/json" };
    return fetch(this.room.save, { method: "POST", headers, body: new URLSearchParams(fields) });
  }

  private receive({ version, origin, merged, time }: Receipt): void {
    const sent = this.take(version, origin);
    if (!sent) return;
    this.savedText = sent.text;
    if (merged !== null) {
      this.bringIn(sent, merged);
      this.savedText = merged;
    }
    this.tell("kept", merged === null ? "saved-at" : "merged", { time });
    this.keep();
    if (this.hasUnsent()) this.soon(REST);
  }

  /** The answered request; version and origin count from now on. */
  private take(version: number, origin: string): Sending | undefined {
    const sent = this.sending;
    this.sending = undefined;
    this.failures = 0;
    this.field("version").value = String(version);
    this.field("origin").value = origin;
    return sent;
  }

  /** Another text takes the place of the sent one, under whatever was typed since. */
  private bringIn(sent: Sending, text: string): void {
    const changes = difference(sent.text, text).map(sent.since);
    this.view.dispatch({ changes, userEvent: "merge" });
  }

  private meet(conflict: Conflict): void {
    const sent = this.take(conflict.version, conflict.origin);
    if (!sent) return;
    this.isOpenConflict = true;
    this.savedText = conflict.theirs ?? "";
    this.keeper.keep({ text: this.text(), version: String(conflict.version), origin: conflict.origin, sent: null, at: Date.now() });
    this.tell("bad", "conflict");
    showConflict(this.room, conflict, (decided) => {
      this.isOpenConflict = false;
      this.bringIn(sent, decided);
      this.view.focus();
      this.soon(0);
    });
  }

  /** The network or the server is away: the same request is sent again. */
  private failed(): void {
    this.keep();
    const wait = WAITS[Math.min(this.failures, WAITS.length - 1)] ?? 30;
    this.failures += 1;
    this.tell("bad", "offline");
    this.soon(wait * 1000);
  }

  /** What the server will not take gets no better by being sent again; the next key tries anew. */
  private refused(key: string): void {
    this.sending = undefined;
    this.failures = 0;
    this.keep();
    this.tell("bad", key);
  }

  private tell(looks: "kept" | "wait" | "bad", key: string, values?: Record<string, string>): void {
    const { saved, say } = this.room;
    saved.className = looks === "kept" ? "saved" : `saved ${looks}`;
    saved.replaceChildren(icon(looks), ` ${say(key, values)}`);
  }

  private field(name: string): HTMLInputElement {
    return this.room.form.elements.namedItem(name) as HTMLInputElement;
  }
}

/** The one stretch in which two texts differ, as a change of the first. */
function difference(before: string, after: string): ChangeSet {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const doc = EditorState.create({ doc: before }).doc;
  const change = { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
  return ChangeSet.of(change, doc.length);
}

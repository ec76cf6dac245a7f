// What learners will see, beside the text.
import type { Room } from "./room";
import { element } from "./room";

/** The reader writes only safe HTML: the server shows the same. */
export class Preview {
  private readonly note: HTMLElement;

  constructor(private readonly room: Room) {
    this.note = element("p", { class: "quiet preview-note", role: "status" });
    this.note.hidden = true;
    room.preview.before(this.note);
  }

  show(html: string | null): void {
    this.note.hidden = html !== null;
    if (html === null) {
      // The last text that could be read stays: an author in the middle of a word has not lost it.
      this.note.textContent = this.room.say("preview-waits");
      return;
    }
    const place = this.room.preview.querySelector(".preview-text") ?? this.make();
    place.innerHTML = html.replaceAll('="khuevan-media:', `="${this.room.media}/`);
  }

  /** Saving goes on without it. */
  unavailable(): void {
    this.note.hidden = false;
    this.note.textContent = this.room.say("unavailable");
  }

  private make(): HTMLElement {
    const place = element("div", { class: "preview-text" });
    this.room.preview.replaceChildren(place);
    return place;
  }
}

// The menu of pieces: each with its name and a picture of what learners will see.
import type { EditorView } from "@codemirror/view";
import { sample } from "./looking";
import { kindOf, type Piece, piecesFor, sampleFile } from "./pieces";
import { button, element, type Room } from "./room";

export function insertMenu(room: Room, view: EditorView): HTMLElement {
  const list = element("ul", { class: "pieces", role: "list" });
  const menu = element("div", { id: "pieces", class: "dialog pieces-menu", popover: "", "aria-label": room.say("insert") }, list);
  const open = element("button", { class: "btn small", type: "button", popovertarget: "pieces" }, room.say("insert"));
  // Pictures are made when they are looked at for the first time.
  menu.addEventListener("beforetoggle", () => {
    if (list.childElementCount === 0) list.append(...piecesFor(kindOf(room.path)).map((piece) => row(room, view, piece, menu)));
  });
  return element("div", { class: "insert" }, open, menu);
}

function row(room: Room, view: EditorView, piece: Piece, menu: HTMLElement): HTMLElement {
  const text = room.locale === "vi" ? piece.vi : piece.en;
  const put = button(room.say(`piece-${piece.name}`), () => {
    menu.hidePopover();
    insert(view, text);
  });
  return element("li", {}, put, picture(room, text), element("pre", { class: "source" }, text));
}

/** What the piece becomes; nobody can tab into it, and none of its ids meets one of the page. */
function picture(room: Room, text: string): HTMLElement {
  const kind = kindOf(room.path);
  const shown = element("div", { class: "picture preview-text", inert: "", "aria-hidden": "true" });
  shown.innerHTML = kind === "course" ? "" : sample(...sampleFile(kind, text), room.locale);
  shown.querySelectorAll(".lesson-no, .preview-title").forEach((head) => head.remove());
  shown.querySelectorAll("[id], [href]").forEach((named) => ["id", "href"].forEach((name) => named.removeAttribute(name)));
  return shown;
}

/** A piece stands in paragraphs of its own. */
function insert(view: EditorView, text: string): void {
  const { doc, selection } = view.state;
  const { from, to } = selection.main;
  const before = doc.sliceString(Math.max(0, from - 2), from);
  const after = doc.sliceString(to, to + 2);
  const above = before === "" || before === "\n\n" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = after === "" ? "\n" : after === "\n\n" ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const start = from + above.length;
  view.dispatch({
    changes: { from, to, insert: above + text + below },
    selection: { anchor: start, head: start + text.length },
    scrollIntoView: true,
    userEvent: "input.piece",
  });
  view.focus();
}

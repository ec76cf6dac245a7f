// The writing room: an editor in the place of the text area, preview and check beside it, and saving by itself.
// Without this script the page works by its form.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec, type Transaction } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { insertMenu } from "./inserting";
import type { Kept } from "./keeping";
import { type Fix, type Look, Looker } from "./looking";
import { courseMarkdown, goOn } from "./markdown";
import { Preview } from "./preview";
import { ProblemList } from "./problems";
import { button, element, findRoom, type Room, type Say } from "./room";
import { Saver } from "./saving";
import { theme } from "./theme";

/** The sentences of the editor's own panels, by the names that they have on the page. */
const PHRASES: Record<string, string> = {
  Find: "find",
  Replace: "replace",
  next: "next",
  previous: "previous",
  all: "all",
  "match case": "match-case",
  regexp: "regexp",
  "by word": "by-word",
  replace: "replace-one",
  "replace all": "replace-all",
  close: "close",
  "current match": "current-match",
  "on line": "on-line",
  "replaced match on line $": "replaced-match",
  "replaced $ matches": "replaced-matches",
  Diagnostics: "diagnostics",
  "No diagnostics": "no-diagnostics",
  "Control character": "control-character",
};

const room = findRoom();
if (room) start(room);

function start(room: Room): void {
  const script = document.querySelector<HTMLScriptElement>("script[data-wasm]");
  let onChange = (_: Transaction): void => undefined;
  const view = new EditorView({
    doc: room.textarea.defaultValue,
    extensions: extensions(room, script?.nonce ?? "", (transaction) => onChange(transaction)),
  });
  room.textarea.before(view.dom);
  room.textarea.hidden = true;
  // What is sent is sent by the script; a form sent past it must not bring back the old text.
  room.textarea.disabled = true;

  const saver = new Saver(room, view);
  const preview = new Preview(room);
  const problems = new ProblemList(room, view, (fix) => mend(room, view, fix));
  let looker: Looker | undefined;
  const text = () => view.state.doc.toString();
  const show = ({ html, problems: found, elsewhere }: Look) => {
    preview.show(html);
    problems.show(found, elsewhere);
  };
  onChange = (transaction) => {
    saver.changed(transaction);
    lookSoon();
  };
  // Nothing of the page changes under a syllable that an input method is still putting together.
  const lookSoon = () => looker?.soon(() => text(), () => view.composing);
  void Looker.open(room, script?.dataset.wasm ?? "", show).then((opened) => {
    looker = opened;
    looker.now(text());
    tools.prepend(insertMenu(room, view));
  }, () => preview.unavailable());
  const tools = toolbar(room, view);
  const left = saver.left();
  if (left) offer(room, saver, left);
}

function extensions(room: Room, nonce: string, changed: (transaction: Transaction) => void): Extension[] {
  const { say } = room;
  const save = { key: "Mod-s", run: () => (room.form.requestSubmit(), true) };
  const names = { "aria-labelledby": "write", "aria-describedby": "editor-help", lang: room.textarea.lang, tabindex: "0" };
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.phrases.of(phrases(say)),
    EditorView.contentAttributes.of(names),
    EditorView.lineWrapping,
    EditorState.tabSize.of(3),
    indentUnit.of("   "),
    lineNumbers(),
    lintGutter(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    history(),
    search({ top: true }),
    courseMarkdown,
    theme,
    Prec.highest(keymap.of([{ key: "Escape", run: leaveByTab }])),
    keymap.of([save, { key: "Enter", run: goOn }, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      for (const transaction of update.transactions) if (transaction.docChanged) changed(transaction);
    }),
  ];
}

function phrases(say: Say): Record<string, string> {
  return Object.fromEntries(Object.entries(PHRASES).map(([phrase, name]) => [phrase, say(`phrase-${name}`)]));
}

/** Whatever else Escape does, the next Tab goes on to the button behind the text. */
function leaveByTab(view: EditorView): boolean {
  view.setTabFocusMode(2000);
  return false;
}

function toolbar(room: Room, view: EditorView): HTMLElement {
  const find = button(room.say("find"), () => openSearchPanel(view));
  const help = element("p", { id: "editor-help", class: "tiny quiet" }, room.say("keys"));
  const tools = element("div", { class: "toolbar tools", role: "group", "aria-label": room.say("tools") }, find, help);
  view.dom.before(tools);
  return tools;
}

/** A text that was left behind by an earlier visit: hers to take up or to let go. */
function offer(room: Room, saver: Saver, kept: Kept): void {
  const at = new Date(kept.at);
  const values = { time: at.toLocaleTimeString(room.locale, { hour: "2-digit", minute: "2-digit" }), date: at.toLocaleDateString(room.locale) };
  const done = (act: () => void) => () => {
    note.remove();
    act();
  };
  const take = button(room.say("kept-take"), done(() => saver.takeUp(kept)), "btn small main");
  const leave = button(room.say("kept-leave"), done(() => saver.forget()));
  const actions = element("p", { class: "actions keep" }, take, leave);
  const note = element("div", { class: "flash warn", role: "status" }, element("div", {}, element("p", {}, room.say("kept", values)), actions));
  document.querySelector(".writing-room")?.before(note);
}

function mend(room: Room, view: EditorView, fix: Fix): void {
  const here = fix.edits.filter((edit) => edit.path === room.path);
  view.dispatch({ changes: here.map(({ start, end, text }) => ({ from: start, to: end, insert: text })), userEvent: "input.mend" });
  view.focus();
}

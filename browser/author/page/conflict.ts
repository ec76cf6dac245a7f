// Two authors changed the same lines: both texts side by side, and one of them decides.
import { button, element, type Room, type Say } from "./room";

export type Hunk = { same: string } | { changed: { base: string; theirs: string; mine: string } };

export interface Conflict {
  theirs: string | null;
  version: number;
  origin: string;
  by?: string | null;
  hunks: Hunk[];
}

/** So many lines of what is alike stand round a difference. */
const ROUND = 2;

type Choice = "theirs" | "mine" | "both";

/** Shows the conflict above the text; `decide` gets the text that was put together. */
export function showConflict(room: Room, { hunks, by }: Conflict, decide: (text: string) => void): void {
  const { say } = room;
  const choices = new Map<number, Choice>();
  const rows = hunks.map((hunk, index) => {
    if ("same" in hunk) return alike(hunk.same, index === 0, index === hunks.length - 1);
    if (hunk.changed.theirs === hunk.changed.mine) return alike(hunk.changed.mine, false, false);
    const only = onlyOne(hunk.changed);
    choices.set(index, only ?? "both");
    return row(say, index, hunk.changed, choices, only ?? "both");
  });
  const title = element("h2", { id: "conflict-title", tabindex: "-1" }, say("conflict-title"));
  const use = button(say("conflict-use"), () => {
    panel.remove();
    decide(put(hunks, choices));
  }, "btn main");
  const lead = element("p", {}, by ? say("conflict-by", { name: by }) : say("conflict-lead"));
  const actions = element("p", { class: "actions" }, use);
  const panel = element("section", { class: "conflict full", "aria-labelledby": "conflict-title" }, title, lead, ...rows, actions);
  document.querySelector(".writing-room")?.prepend(panel);
  title.focus();
}

/** Where only one of them changed something, nothing is to be decided. */
function onlyOne({ base, theirs, mine }: { base: string; theirs: string; mine: string }): Choice | undefined {
  if (theirs === base) return "mine";
  return mine === base ? "theirs" : undefined;
}

function put(hunks: Hunk[], choices: Map<number, Choice>): string {
  const chosen = (hunk: Hunk, index: number) => {
    if ("same" in hunk) return hunk.same;
    const { theirs, mine } = hunk.changed;
    switch (choices.get(index)) {
      case "theirs":
        return theirs;
      case "both":
        return theirs.endsWith("\n") || theirs === "" ? theirs + mine : `${theirs}\n${mine}`;
      default:
        return mine;
    }
  };
  return hunks.map(chosen).join("");
}

function alike(text: string, isFirst: boolean, isLast: boolean): HTMLElement {
  const lines = text.replace(/\n$/, "").split("\n");
  const head = isFirst ? [] : lines.slice(0, ROUND);
  const tail = isLast ? [] : lines.slice(Math.max(lines.length - ROUND, head.length));
  const gap = lines.length > head.length + tail.length ? ["…"] : [];
  return element("pre", { class: "alike" }, [...head, ...gap, ...tail].join("\n"));
}

function row(
  say: Say,
  index: number,
  texts: { theirs: string; mine: string },
  choices: Map<number, Choice>,
  first: Choice,
): HTMLElement {
  const column = (choice: "theirs" | "mine") =>
    element("div", {}, element("p", { class: "label" }, say(`conflict-${choice}`)), element("pre", {}, texts[choice] || say("conflict-nothing")));
  const radio = (choice: Choice) => {
    const input = element("input", { type: "radio", name: `conflict-${index}`, value: choice });
    input.checked = choice === first;
    input.addEventListener("change", () => choices.set(index, choice));
    return element("label", { class: "tick" }, input, say(`conflict-take-${choice}`));
  };
  const legend = element("legend", { class: "label" }, say("conflict-choose"));
  const fields = element("fieldset", {}, legend, ...(["theirs", "mine", "both"] as const).map(radio));
  return element("div", { class: "two" }, column("theirs"), column("mine"), fields);
}

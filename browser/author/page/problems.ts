// What is wrong: as a list under the text, as marks beside its lines, and in a sentence for those who listen.
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Fix, Problem } from "./looking";
import { button, element, icon, type Room } from "./room";

/** Whoever listens is told once the keys rest, and only of a new number. */
const REST = 1500;

export class ProblemList {
  private told = "";
  private timer: number | undefined;

  constructor(
    private readonly room: Room,
    private readonly view: EditorView,
    private readonly mend: (fix: Fix) => void,
  ) {
    room.problems.addEventListener("click", (event) => this.follow(event));
    const line = /^#L(\d+)$/.exec(location.hash)?.[1];
    if (line) goTo(view, Number(line), 1);
  }

  show(problems: Problem[], elsewhere: number): void {
    const rows = problems.map((problem) => this.row(problem));
    this.room.problems.replaceChildren(...rows);
    this.count(problems, elsewhere);
    const place = ({ line, column }: Problem) => offset(this.view.state.doc, line, column);
    const marks = problems.map((problem): Diagnostic => {
      const from = place(problem);
      const to = this.view.state.doc.lineAt(from).to;
      const message = `${problem.what} ${problem.mend}`;
      return { from, to, severity: problem.severity, message, source: problem.code };
    });
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  private row(problem: Problem): HTMLElement {
    const isError = problem.severity === "error";
    const { say } = this.room;
    const { line, column } = problem;
    const link = element("a", { href: `#L${line}`, "data-line": `${line}`, "data-column": `${column}` });
    link.textContent = say("line", { line, column });
    const what = element("p", {}, element("span", { class: "hide" }, `${problem.severity_name} `), link, ` ${problem.what}`);
    const body = element("div", {}, what, element("p", { class: "quiet" }, problem.mend));
    if (problem.fix) {
      const { fix } = problem;
      body.append(element("p", { class: "actions keep" }, button(fix.label, () => this.mend(fix))));
    }
    if (problem.example) {
      const example = element("pre", { class: "example" }, element("code", {}, problem.example));
      body.append(element("details", { class: "hint-step" }, element("summary", {}, say("example")), example));
    }
    const mark = icon(isError ? "bad" : "warn");
    return element("li", { class: isError ? "bad" : "warn", "data-code": problem.code }, mark, body);
  }

  private count(problems: Problem[], elsewhere: number): void {
    const count = problems.length;
    const tab = document.getElementById("see-check")?.parentElement?.lastChild;
    if (tab) tab.textContent = this.room.say("pane-check", { count });
    const none = this.room.problems.parentElement?.querySelector<HTMLElement>(".file-clean");
    if (none) none.hidden = count > 0;
    const others = this.room.problems.parentElement?.querySelector<HTMLElement>(".elsewhere");
    if (others) others.hidden = elsewhere === 0;
    const sentence = count === 0 ? this.room.say("no-problems") : this.room.say("problems", { count });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.tell(sentence), REST);
  }

  private tell(sentence: string): void {
    if (this.told && this.told !== sentence) this.view.dispatch({ effects: EditorView.announce.of(sentence) });
    this.told = sentence;
  }

  private follow(event: Event): void {
    const link = (event.target as Element).closest<HTMLElement>("a[data-line]");
    if (!link) return;
    event.preventDefault();
    document.getElementById("see-write")?.click();
    goTo(this.view, Number(link.dataset.line), Number(link.dataset.column));
  }
}

function goTo(view: EditorView, line: number, column: number): void {
  const anchor = offset(view.state.doc, line, column);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  view.focus();
}

/** Columns count characters; the editor counts units of UTF-16. */
function offset(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const before = Array.from(at.text).slice(0, column - 1).join("");
  return at.from + before.length;
}

// The markdown of courses for the editor: CommonMark with tables and tasks, front matter, and our own signs.
import { defineLanguageFacet, Language, syntaxHighlighting } from "@codemirror/language";
import { EditorSelection, type Extension, type StateCommand } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { type BlockContext, type Line, type MarkdownConfig, parser, Strikethrough, Table, TaskList } from "@lezer/markdown";

/** Facts between two lines of `---` at the beginning of a file. */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: "FrontMatter", block: true, style: tags.meta }],
  parseBlock: [{ name: "FrontMatter", before: "HorizontalRule", parse: readFrontMatter }],
};

function readFrontMatter(context: BlockContext, line: Line): boolean {
  if (context.lineStart !== 0 || line.text !== "---") return false;
  let end = context.lineStart + line.text.length;
  while (context.nextLine()) {
    end = context.lineStart + line.text.length;
    if (line.text === "---") {
      context.nextLine();
      break;
    }
  }
  context.addElement(context.elt("FrontMatter", 0, end));
  return true;
}

const language = new Language(
  defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } }),
  parser.configure([Table, TaskList, Strikethrough, frontMatter]),
  [],
  "markdown",
);

const colours = tagHighlighter([
  { tag: tags.heading, class: "md-heading" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: [tags.link, tags.url], class: "md-link" },
  { tag: tags.quote, class: "md-quote" },
  { tag: tags.monospace, class: "md-code" },
  { tag: tags.meta, class: "md-front" },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: "md-mark" },
  { tag: tags.comment, class: "md-comment" },
]);

// `{#q-1 …}`, `[!TIP]`, `[[gap]]`, `= answer`, `a -> b`, and the tick of a right option.
const signs = new MatchDecorator({
  regexp: /\{[#.][^}\n]*\}|\[![^\]\n]+\](?: \d+)?|\[\[[^\]\n]*\]\]|^(?:!?=|or=)(?= )|(?<= )->(?= )|(?<=^\s*(?:[-*+]|\d+\.) )\[[ x]\]/g,
  decoration: ([text]) => Decoration.mark({ class: text === "[x]" ? "md-sign md-right" : "md-sign" }),
});

const ownSigns = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;
    constructor(view: EditorView) {
      this.marks = signs.createDeco(view);
    }
    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      // What can be seen is little, and a sign depends on what stands before it in its line.
      if (docChanged || viewportChanged) this.marks = signs.createDeco(view);
    }
  },
  { decorations: (plugin) => plugin.marks },
);

export const courseMarkdown: Extension = [language.extension, syntaxHighlighting(colours), ownSigns];

const ITEM = /^(\s*)((?:[-*+]|(\d+)([.)])) +(?:\[[ x]\] )?|> ?)/;

/** Enter in a list or a quotation goes on with it; in an empty entry it ends it. */
export const goOn: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const found = ITEM.exec(line.text);
  const begin = found?.[0];
  if (state.selection.ranges.length > 1 || !found || begin === undefined || main.head - line.from < begin.length) return false;
  if (line.text === begin) {
    dispatch(state.update({ changes: { from: line.from, to: line.to }, scrollIntoView: true, userEvent: "input" }));
    return true;
  }
  const [, indent = "", mark = "", number, stop] = found;
  const task = /\[[ x]\] $/.test(mark) ? "[ ] " : "";
  const next = number ? `${Number(number) + 1}${stop} ${task}` : mark.replace(/\[[ x]\] $/, task);
  const insert = `${state.lineBreak}${indent}${next}`;
  dispatch(
    state.update({
      changes: { from: main.from, to: main.to, insert },
      selection: EditorSelection.cursor(main.from + insert.length),
      scrollIntoView: true,
      userEvent: "input",
    }),
  );
  return true;
};

// The looks of the editor: everything from the tokens of the site, so that light, dark and print need nothing here.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const theme: Extension = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--sheet)", fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "3px solid var(--jade)", outlineOffset: "-3px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.75", minHeight: "24rem", maxHeight: "75vh" },
  ".cm-content": { caretColor: "var(--ink)", padding: "1rem 0" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-gutters": { color: "var(--ink-3)", backgroundColor: "var(--well)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--well) 55%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)", fontWeight: "600" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--well)", fontFamily: "var(--text)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.5rem 2.5rem 0.5rem 0.75rem", fontSize: "0.9375rem" },
  ".cm-textfield": { minHeight: "2.25rem", fontSize: "0.9375rem", backgroundColor: "var(--sheet)", border: "1px solid var(--edge)", borderRadius: "8px" },
  ".cm-button": { minHeight: "2.25rem", fontSize: "0.9375rem", backgroundImage: "none", backgroundColor: "var(--sheet)", border: "1px solid var(--edge)", borderRadius: "8px" },
  ".cm-panel.cm-search [name=close]": { fontSize: "1.25rem", minWidth: "2.25rem", minHeight: "2.25rem", color: "var(--ink)" },
  ".cm-searchMatch": { backgroundColor: "var(--gold-wash)", outline: "1px solid var(--gold)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--gold-wash)", outline: "2px solid var(--gold-ink)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--sheet)", border: "1px solid var(--line)", borderRadius: "8px", maxWidth: "32rem", fontFamily: "var(--text)" },
  ".cm-diagnostic": { padding: "0.5rem 0.75rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--lacquer)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--gold)" },
  ".cm-diagnosticSource": { display: "none" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--lacquer) 1px", textUnderlineOffset: "0.25em" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--gold) 1px", textUnderlineOffset: "0.25em" },
});

//! The script of a file's page: where it is, and the sentences that it says.

use crate::words::Words;
use leptos::{nonce::use_nonce, prelude::*};

/// Addresses of the editor of one build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorUrls {
    /// The script.
    pub js: String,
    /// Preview and check.
    pub wasm: String,
}

/// Every sentence of the editor; the script knows them without `editor-`.
const SENTENCES: &[&str] = &[
    "editor-tools",
    "editor-insert",
    "editor-find",
    "editor-keys",
    "editor-unsent",
    "editor-saving",
    "editor-saved-at",
    "editor-merged",
    "editor-nothing-new",
    "editor-offline",
    "editor-refused",
    "editor-signed-out",
    "editor-conflict",
    "editor-kept",
    "editor-kept-take",
    "editor-kept-leave",
    "editor-unavailable",
    "editor-preview-waits",
    "editor-pane-check",
    "editor-problems",
    "editor-no-problems",
    "editor-line",
    "editor-example",
    "editor-conflict-title",
    "editor-conflict-lead",
    "editor-conflict-by",
    "editor-conflict-theirs",
    "editor-conflict-mine",
    "editor-conflict-nothing",
    "editor-conflict-choose",
    "editor-conflict-take-theirs",
    "editor-conflict-take-mine",
    "editor-conflict-take-both",
    "editor-conflict-use",
    "editor-phrase-find",
    "editor-phrase-replace",
    "editor-phrase-next",
    "editor-phrase-previous",
    "editor-phrase-all",
    "editor-phrase-match-case",
    "editor-phrase-regexp",
    "editor-phrase-by-word",
    "editor-phrase-replace-one",
    "editor-phrase-replace-all",
    "editor-phrase-close",
    "editor-phrase-current-match",
    "editor-phrase-on-line",
    "editor-phrase-replaced-match",
    "editor-phrase-replaced-matches",
    "editor-phrase-diagnostics",
    "editor-phrase-no-diagnostics",
    "editor-phrase-control-character",
    "editor-piece-heading",
    "editor-piece-list",
    "editor-piece-steps",
    "editor-piece-table",
    "editor-piece-link",
    "editor-piece-picture",
    "editor-piece-quote",
    "editor-piece-tip",
    "editor-piece-note",
    "editor-piece-important",
    "editor-piece-warning",
    "editor-piece-case",
    "editor-piece-task",
    "editor-piece-single",
    "editor-piece-multiple",
    "editor-piece-truth",
    "editor-piece-number",
    "editor-piece-text",
    "editor-piece-match",
    "editor-piece-order",
    "editor-piece-cloze",
    "editor-piece-essay",
    "editor-piece-file",
    "editor-piece-scale",
    "editor-piece-poll",
    "editor-piece-section",
    "editor-piece-bank",
    "editor-piece-hint",
    "editor-piece-explain",
    "editor-piece-module",
    "editor-piece-planned",
];

/// Sentences and script; without it the page works by its form.
#[component]
pub fn EditorScript(
    /// The language.
    words: Words,
    /// Where it is.
    urls: EditorUrls,
) -> impl IntoView {
    view! {
        <script type="application/json" id="writing-words" inner_html=sentences(words)></script>
        <script type="module" nonce=use_nonce() src=urls.js data-wasm=urls.wasm></script>
    }
}

/// The sentences as JSON, in which nothing can end the element round it.
fn sentences(words: Words) -> String {
    let line = |key: &&str| format!("{}:{}", quoted(key.trim_start_matches("editor-")), quoted(&sentence(words, key)));
    format!("{{{}}}", SENTENCES.iter().map(line).collect::<Vec<_>>().join(","))
}

/// A sentence with blanks where the script fills something in.
fn sentence(words: Words, key: &str) -> String {
    let blanks = [
        ("count", "{count}"),
        ("line", "{line}"),
        ("column", "{column}"),
        ("time", "{time}"),
        ("date", "{date}"),
        ("name", "{name}"),
    ];
    words.with(key, &blanks.map(|(name, blank)| (name, blank.into())))
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('<', "\\u003c");
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    #[test]
    fn the_sentences_keep_their_blanks() {
        let json = sentences(Words::new(Locale::Vi));
        assert!(json.contains("\"saved-at\":\"Đã lưu nháp lúc {time}\""), "{json}");
        assert!(json.contains("\"line\":\"dòng {line}, cột {column}\"") && !json.contains('<'), "{json}");
    }

    #[test]
    fn no_text_ends_the_element() {
        assert_eq!(quoted("</script> \"a\\b\"\n"), r#""\u003c/script> \"a\\b\"\n""#);
    }
}

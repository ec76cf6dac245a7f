//! Files that two editions do not have in common, word by word.

use super::{
    address::with_query,
    badge::{Badge, Tone},
};
use crate::words::Words;
use domain::writing::{Excerpt, FileChange, FileChangeKind, PieceKind, excerpts};
use leptos::prelude::*;

/// Unchanged lines shown on either side of a change.
const AROUND: usize = 2;
/// So many files are shown open; the others open by a click.
const OPEN: usize = 5;

/// A file that is not the same in two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDifference {
    /// Its path inside the course.
    pub path: String,
    /// What happened to it.
    pub kind: FileChangeKind,
    /// The changed places of its text; none for a medium.
    pub places: Vec<Excerpt>,
}

impl From<FileChange> for FileDifference {
    fn from(change: FileChange) -> Self {
        let places = excerpts(&change.pieces, AROUND);
        Self { path: change.path, kind: change.kind, places }
    }
}

/// The files one after the other.
#[component]
pub fn Differences(
    /// The language.
    words: Words,
    /// The files.
    files: Vec<FileDifference>,
    /// The page on which a text is compared as learners see it, and the number of the revision that it is compared with.
    #[prop(optional_no_strip)]
    rendered: Option<(String, i64)>,
) -> impl IntoView {
    let files =
        files.into_iter().enumerate().map(|(at, file)| row(words, file, at < OPEN, rendered.as_ref())).collect_view();
    view! { <div class="stack differences">{files}</div> }.into_any()
}

fn row(words: Words, file: FileDifference, open: bool, rendered: Option<&(String, i64)>) -> AnyView {
    let (tone, key) = match file.kind {
        FileChangeKind::New => (Tone::Good, "difference-new"),
        FileChangeKind::Changed => (Tone::Plain, "difference-changed"),
        FileChangeKind::Gone => (Tone::Warn, "difference-gone"),
    };
    let is_changed_text = file.kind == FileChangeKind::Changed && !file.places.is_empty();
    let rendered = rendered.filter(|_| is_changed_text).map(|(page, with)| {
        let address = with_query(page, &[("with", &with.to_string()), ("file", &file.path)]);
        view! { <p class="small"><a href=address>{words.say("difference-rendered")}</a></p> }
    });
    let body = if file.places.is_empty() {
        view! { <p class="small quiet">{words.say("difference-no-text")}</p> }.into_any()
    } else {
        file.places.into_iter().map(|place| excerpt(words, &file.path, place)).collect_view().into_any()
    };
    view! {
        <details class="difference" open=open>
            <summary><code>{file.path}</code>" "<Badge tone text=words.say(key)/></summary>
            {body}
            {rendered}
        </details>
    }
    .into_any()
}

fn excerpt(words: Words, path: &str, place: Excerpt) -> AnyView {
    let line = words.with("difference-line", &[("line", place.line_after.into())]);
    let label = format!("{path}, {line}");
    let pieces = place.pieces.into_iter().map(|piece| match piece.kind {
        PieceKind::Same => view! { <span>{piece.text}</span> }.into_any(),
        PieceKind::Gone => view! { <del>{piece.text}</del> }.into_any(),
        PieceKind::New => view! { <ins>{piece.text}</ins> }.into_any(),
    });
    let pieces = pieces.collect_view();
    view! {
        <p class="small quiet">{line}</p>
        <pre class="writing-text" tabindex="0" role="region" aria-label=label>{pieces}</pre>
    }
    .into_any()
}

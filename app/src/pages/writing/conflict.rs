//! Two texts that change the same place: nothing is lost, and one of the authors decides.

use super::editor::ConflictView;
use crate::{
    components::flash::{Flash, FlashMessage, Mood},
    words::Words,
};
use domain::writing::{Piece, PieceKind, excerpts};
use leptos::prelude::*;

/// What happened, and the two texts word by word.
#[component]
pub fn ConflictNote(
    /// The language.
    words: Words,
    /// The other's text.
    conflict: ConflictView,
) -> impl IntoView {
    let lead = match &conflict.by {
        Some((name, at)) => {
            let values = [("name", name.as_str().into()), ("time", words.date_time(*at).into())];
            words.with("writing-conflict-by", &values)
        }
        None => words.say("writing-conflict"),
    };
    let how = if conflict.pieces.is_some() { "writing-conflict-how" } else { "writing-conflict-gone" };
    let flash = Flash { mood: Mood::Bad, lead, text: words.say(how) };
    let pieces = conflict.pieces.map(|pieces| compared(words, &pieces));
    let theirs = conflict.theirs.map(|text| {
        view! {
            <details class="hint-step">
                <summary>{words.say("writing-conflict-theirs")}</summary>
                <pre class="writing-text"><code>{text}</code></pre>
            </details>
        }
    });
    view! { <FlashMessage flash/> {pieces} {theirs} }.into_any()
}

/// The changed places alone, each with a line round it and the number of its line in the reader's own text.
fn compared(words: Words, pieces: &[Piece]) -> AnyView {
    let places = excerpts(pieces, 1).into_iter().map(|excerpt| {
        let line = words.with("writing-at-line", &[("line", excerpt.line_after.into())]);
        let pieces = excerpt.pieces.into_iter().map(piece).collect_view();
        view! { <p class="small quiet">{line}</p> <pre class="writing-text">{pieces}</pre> }
    });
    let places = places.collect_view();
    view! {
        <section class="section" aria-labelledby="compared">
            <div class="head"><h2 id="compared">{words.say("writing-compared")}</h2></div>
            <p class="small quiet"><del>{words.say("writing-only-theirs")}</del>" "<ins>{words.say("writing-only-mine")}</ins></p>
            {places}
        </section>
    }
    .into_any()
}

fn piece(piece: Piece) -> AnyView {
    match piece.kind {
        PieceKind::Same => view! { <span>{piece.text}</span> }.into_any(),
        PieceKind::Gone => view! { <del>{piece.text}</del> }.into_any(),
        PieceKind::New => view! { <ins>{piece.text}</ins> }.into_any(),
    }
}

//! A number or a few words, and the author's answers to a mistake.

use crate::words::Words;
use leptos::prelude::*;

/// What was typed.
pub fn typed(words: Words, text: Option<String>, unit: Option<String>, feedback: Vec<String>) -> AnyView {
    let text = match (text, unit) {
        (Some(text), Some(unit)) if !text.ends_with(&unit) => format!("{text} {unit}"),
        (Some(text), _) => text,
        (None, _) => words.say("review-blank"),
    };
    let feedback = feedback.into_iter().map(|html| view! { <div class="reply" inner_html=html></div> }).collect_view();
    view! {
        <div class="typed-answer">
            <p><span class="quiet">{words.say("review-typed")}</span>" "<b>{text}</b></p>
            {feedback}
        </div>
    }
    .into_any()
}

//! A cloze: what stands in each gap, and below it what is right, where that may be seen.

use crate::{components::markup::escape, words::Words};
use domain::quiz::{ReviewGap, gap_marker};
use leptos::prelude::*;

/// The body with the answer in each gap.
pub fn body(words: Words, body: String, gaps: &[ReviewGap]) -> String {
    gaps.iter().enumerate().fold(body, |body, (index, gap)| {
        let class = match gap.right {
            Some(true) => "gap-given right",
            Some(false) => "gap-given wrong",
            None => "gap-given",
        };
        let said = match gap.right {
            Some(true) => format!(" ({})", words.say("verdict-right")),
            Some(false) => format!(" ({})", words.say("verdict-wrong")),
            None => String::new(),
        };
        let given = gap.given.clone().unwrap_or_else(|| words.say("review-blank"));
        let shown = format!("<b class=\"{class}\">{}<span class=\"hide\">{}</span></b>", escape(&given), escape(&said));
        body.replacen(&gap_marker(index), &shown, 1)
    })
}

/// What is right in the gaps that are not.
pub fn key(words: Words, gaps: &[ReviewGap]) -> AnyView {
    let missed = gaps.iter().enumerate().filter(|(_, gap)| gap.right == Some(false));
    let rows = missed.map(|(index, gap)| {
        let label = words.with("question-gap", &[("number", (index + 1).into())]);
        view! { <li>{label}": "<b>{gap.key.join(" / ")}</b></li> }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty())
        .then(|| {
            view! {
                <div class="typed-key">
                    <p class="quiet">{words.say("review-key")}</p>
                    <ul role="list">{rows.collect_view()}</ul>
                </div>
            }
        })
        .into_any()
}

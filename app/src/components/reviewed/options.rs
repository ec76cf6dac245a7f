//! Options: which were chosen, and which are right where that may be seen.

use crate::{
    components::{
        icon::{Glyph, Icon},
        question::html_if_any,
    },
    words::Words,
};
use domain::quiz::{ReviewOption, Verdict};
use leptos::prelude::*;

/// The options in the order in which they were shown. With several ticks the verdict on the answer is not one on each.
pub fn options(words: Words, options: Vec<ReviewOption>, several: bool, verdict: Verdict) -> AnyView {
    let told = match verdict {
        Verdict::Right => Some(true),
        Verdict::Wrong if !several => Some(false),
        _ => None,
    };
    let rows = options.into_iter().map(|option| reviewed_option(words, option, told));
    view! { <ul class="options" role="list">{rows.collect_view()}</ul> }.into_any()
}

/// `told` is what the verdict on the answer says about everything that was chosen.
fn reviewed_option(words: Words, option: ReviewOption, told: Option<bool>) -> AnyView {
    let right = option.right.or(told.filter(|_| option.chosen));
    let (class, glyph) = match (option.chosen, right) {
        (_, Some(true)) => ("option fixed right", Glyph::Tick),
        (true, Some(false)) => ("option fixed wrong", Glyph::Cross),
        (true, None) => ("option fixed", Glyph::Now),
        (false, _) => ("option fixed", Glyph::Open),
    };
    let told = match (option.chosen, right) {
        (true, Some(true)) => Some("review-chosen-right"),
        (true, Some(false)) => Some("review-chosen-wrong"),
        (true, None) => Some("review-chosen"),
        (false, Some(true)) => Some("review-key"),
        (false, _) => None,
    };
    let reply = told.map(|key| {
        let feedback = html_if_any("", option.feedback_html.unwrap_or_default());
        view! { <div class="reply"><b>{words.say(key)}</b>{feedback}</div> }
    });
    view! { <li class=class><Icon glyph/><span inner_html=option.html></span>{reply}</li> }.into_any()
}

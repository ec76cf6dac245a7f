//! An ordering: the steps as they were ordered, with their right places where these may be seen.

use crate::{
    components::{icon::Icon, question::html_if_any},
    words::Words,
};
use domain::quiz::ReviewStep;
use leptos::prelude::*;

/// One row a step.
pub fn order(words: Words, rows: Vec<ReviewStep>) -> AnyView {
    let rows = rows.into_iter().map(|row| step(words, row));
    view! { <ol class="options" role="list">{rows.collect_view()}</ol> }.into_any()
}

fn step(words: Words, row: ReviewStep) -> AnyView {
    let right = row.key.map(|key| row.place == Some(key));
    let (class, glyph) = super::looks(right, row.place.is_some());
    let place = row.place.map_or_else(|| "–".to_owned(), |place| format!("{place}."));
    let key = row.key.filter(|_| right == Some(false)).map(|key| {
        view! { <p>{words.with("review-right-place", &[("place", key.into())])}</p> }
    });
    let feedback = html_if_any("", row.feedback_html.unwrap_or_default());
    view! {
        <li class=class>
            <Icon glyph/>
            <span><b class="num">{place}</b>" "<span inner_html=row.html></span>{super::spoken(words, right)}</span>
            <div class="reply">{key}{feedback}</div>
        </li>
    }
    .into_any()
}

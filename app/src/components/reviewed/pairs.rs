//! A matching: what was put beside each left side.

use crate::{
    components::{icon::Icon, question::html_if_any},
    words::Words,
};
use domain::quiz::ReviewPair;
use leptos::prelude::*;

/// One row a left side.
pub fn pairs(words: Words, rows: Vec<ReviewPair>) -> AnyView {
    let rows = rows.into_iter().map(|row| pair(words, row));
    view! { <ul class="options" role="list">{rows.collect_view()}</ul> }.into_any()
}

fn pair(words: Words, row: ReviewPair) -> AnyView {
    let name = |text: String| if text.is_empty() { words.say("question-match-nobody") } else { text };
    let (class, glyph) = super::looks(row.right, row.chosen.is_some());
    let chosen = row.chosen.map_or_else(|| words.say("review-blank"), name);
    let key = row.key.filter(|_| row.right == Some(false)).map(|key| {
        view! { <p><b>{words.say("review-key")}</b>" "{name(key)}</p> }
    });
    let feedback = html_if_any("", row.feedback_html.unwrap_or_default());
    view! {
        <li class=class>
            <Icon glyph/>
            <span><span inner_html=row.prompt_html></span>" → "<b>{chosen}</b>{super::spoken(words, row.right)}</span>
            <div class="reply">{key}{feedback}</div>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    #[test]
    fn the_key_stands_beside_a_wrong_pair_alone() {
        let row = |right| ReviewPair {
            prompt_html: "Quốc hội".to_owned(),
            chosen: Some("Nghị định".to_owned()),
            right,
            key: right.map(|_| "Luật".to_owned()),
            feedback_html: None,
        };
        let html = |right| {
            let owner = Owner::new();
            owner.with(|| pairs(Words::new(Locale::Vi), vec![row(right)]).to_html())
        };
        assert!(html(Some(false)).contains("Luật"));
        assert!(!html(Some(true)).contains("Luật") && !html(None).contains("Luật"));
    }
}

//! How the questions of a quiz have worked.

use crate::{
    components::{crumbs::Crumbs, empty::Empty},
    words::Words,
};
use domain::quiz::items::{FEW, Item};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemsView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The quiz.
    pub title: String,
    /// Submitted attempts.
    pub attempts: usize,
    /// The questions.
    pub items: Vec<ItemLine>,
}

/// A question with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemLine {
    /// The heading, safe inline HTML.
    pub prompt_html: String,
    /// Its options: safe inline HTML, and whether they are right.
    pub options: Vec<(String, bool)>,
    /// The figures.
    pub item: Item,
}

/// The page.
#[component]
pub fn ItemsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: ItemsView,
) -> impl IntoView {
    let small = (page.attempts < FEW && page.attempts > 0).then(|| {
        let text = words.with("items-small", &[("count", page.attempts.into()), ("few", FEW.into())]);
        view! { <div class="flash warn" role="status"><p>{text}</p></div> }
    });
    let body = if page.items.is_empty() {
        view! { <Empty title=words.say("items-none") text=words.say("items-none-text")/> }.into_any()
    } else {
        page.items.into_iter().map(|line| question(words, line)).collect_view().into_any()
    };
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head">
            <h1>{words.with("items-title", &[("quiz", page.title.into())])}</h1>
            <p class="lead">{words.say("items-lead")}</p>
        </div>
        {small}
        <div class="answers">{body}</div>
    }
    .into_any()
}

fn question(words: Words, line: ItemLine) -> AnyView {
    let ItemLine { prompt_html, options, item } = line;
    let percent = |share: f64| words.decimal((share * 100_000.0).round() as i64, 0);
    let mut facts = vec![words.with("items-asked", &[("asked", item.asked.into()), ("blank", item.blank.into())])];
    facts.extend(item.difficulty.map(|share| words.with("items-difficulty", &[("percent", percent(share).into())])));
    facts.extend(item.difficulty.map(|_| match item.discrimination {
        Some(value) => {
            let shown = words.decimal((value * 1000.0).round() as i64, 2);
            words.with(judged(value), &[("value", shown.into())])
        }
        None => words.say("items-discrimination-none"),
    }));
    facts.extend(item.seconds.map(|seconds| words.with("items-seconds", &[("seconds", seconds.into())])));
    let facts = facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view();
    let asked = item.asked.max(1);
    let has_options = !options.is_empty();
    let rows = options.into_iter().zip(&item.chosen).map(|((html, right), chosen)| {
        let share = words.decimal((*chosen * 100_000 / asked) as i64, 0);
        let text = words.with("items-chosen", &[("count", (*chosen).into()), ("percent", share.into())]);
        let key = right.then(|| view! { " "<b>{words.say("review-key")}</b> });
        view! { <li><span inner_html=html></span>{key}" "<span class="small quiet num">{text}</span></li> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="answer">
            <h2 class="small-h" inner_html=prompt_html></h2>
            <ul class="small">{facts}</ul>
            {has_options.then(|| view! { <ul>{rows}</ul> })}
        </section>
    }
    .into_any()
}

/// From 0.2 on a question tells good from weak; below nothing it is probably keyed wrongly.
fn judged(discrimination: f64) -> &'static str {
    match discrimination {
        value if value < 0.0 => "items-discrimination-bad",
        value if value < 0.2 => "items-discrimination-weak",
        _ => "items-discrimination-good",
    }
}

//! What waits to be marked.

use crate::{
    components::{crumbs::Crumbs, empty::Empty},
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The quiz.
    pub title: String,
    /// The answers, the one that has waited longest first.
    pub lines: Vec<QueueLine>,
}

/// An answer that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueLine {
    /// Where it is marked.
    pub address: String,
    /// Whose it is; nobody where marking is anonymous.
    pub name: Option<String>,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// Since when it waits.
    pub since: DateTime,
}

/// The page.
#[component]
pub fn QueuePage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: QueueView,
) -> impl IntoView {
    let body = if page.lines.is_empty() {
        view! { <Empty title=words.say("queue-empty") text=words.say("queue-empty-text")/> }.into_any()
    } else {
        let rows = (1..).zip(page.lines).map(|(number, line)| row(words, number, line)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head"><h1>{words.with("queue-title", &[("quiz", page.title.into())])}</h1></div>
        {body}
    }
    .into_any()
}

fn row(words: Words, number: usize, line: QueueLine) -> AnyView {
    let name = line.name.unwrap_or_else(|| words.with("queue-anonymous", &[("number", number.into())]));
    let since = words.with("queue-since", &[("time", words.date_time(line.since).into())]);
    view! {
        <li>
            <p class="day">{number}</p>
            <div>
                <h2 class="small-h">{name}</h2>
                <p class="small" inner_html=line.prompt_html></p>
                <p class="small quiet">{since}</p>
            </div>
            <div class="act"><a class="btn" href=line.address>{words.say("queue-mark")}</a></div>
        </li>
    }
    .into_any()
}

//! What a learner has to review of others in her course.

use crate::{
    components::{crumbs::Crumbs, empty::Empty},
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewsView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The reviews in the order in which they were given out.
    pub lines: Vec<DutyLine>,
}

/// A review to be written, or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// Its page.
    pub address: String,
    /// The title of the quiz.
    pub quiz: String,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// How it stands.
    pub state: DutyState,
}

/// How a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyState {
    /// To be written until then.
    Open(DateTime),
    /// Written then.
    Written(DateTime),
    /// Not needed any more.
    Over,
}

/// The page.
#[component]
pub fn ReviewsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: ReviewsView,
) -> impl IntoView {
    let body = if page.lines.is_empty() {
        view! { <Empty title=words.say("peers-none") text=words.say("peers-none-text")/> }.into_any()
    } else {
        let rows = (1..).zip(page.lines).map(|(number, line)| row(words, number, line)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head"><h1>{words.say("peers-title")}</h1><p class="lead">{words.say("peers-lead")}</p></div>
        {body}
        <p class="small quiet">{words.say("peers-rule")}</p>
    }
    .into_any()
}

fn row(words: Words, number: usize, line: DutyLine) -> AnyView {
    let at = |key: &'static str, time: DateTime| words.with(key, &[("time", words.date_time(time).into())]);
    let (fact, class, verb) = match line.state {
        DutyState::Open(until) => (at("peers-until", until), "btn main", words.say("peers-review")),
        DutyState::Written(time) => (at("peers-written", time), "btn", words.say("teaching-open")),
        DutyState::Over => (words.say("peers-over"), "btn", words.say("teaching-open")),
    };
    let which = format!(" ({})", words.with("queue-anonymous", &[("number", number.into())]));
    view! {
        <li>
            <p class="day">{number}</p>
            <div>
                <h2 class="small-h">{line.quiz}</h2>
                <p class="small" inner_html=line.prompt_html></p>
                <p class="small quiet">{fact}</p>
            </div>
            <div class="act"><a class=class href=line.address>{verb}<span class="hide">{which}</span></a></div>
        </li>
    }
    .into_any()
}

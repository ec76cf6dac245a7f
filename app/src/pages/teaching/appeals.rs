//! What learners of a course say is wrong.

use crate::{
    components::{
        appealed::AppealOutcome,
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealsView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The open ones by age, then the answered ones.
    pub lines: Vec<AppealLine>,
}

/// An appeal of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealLine {
    /// Its page.
    pub address: String,
    /// Who appeals; nobody where marking is anonymous.
    pub name: Option<String>,
    /// The quiz.
    pub quiz: String,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// What she says.
    pub reason: String,
    /// When.
    pub made: DateTime,
    /// How it ended.
    pub outcome: Option<AppealOutcome>,
}

/// The page.
#[component]
pub fn AppealsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: AppealsView,
) -> impl IntoView {
    let body = if page.lines.is_empty() {
        view! { <Empty title=words.say("appeals-none") text=words.say("appeals-none-text")/> }.into_any()
    } else {
        let rows = (1..).zip(page.lines).map(|(number, line)| row(words, number, line)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head"><h1>{words.say("appeals-title")}</h1><p class="lead">{words.say("appeals-lead")}</p></div>
        {body}
    }
    .into_any()
}

fn row(words: Words, number: usize, line: AppealLine) -> AnyView {
    let name = line.name.unwrap_or_else(|| words.say("appeals-anonymous"));
    let facts = [("quiz", line.quiz.into()), ("time", words.date_time(line.made).into())];
    let (tone, glyph, state, verb) = match line.outcome {
        None => (Tone::Warn, Glyph::Clock, words.say("appeals-waits"), words.say("appeals-answer")),
        Some(outcome) => (Tone::Good, Glyph::Tick, words.say(outcome.key()), words.say("teaching-open")),
    };
    view! {
        <li>
            <p class="day">{number}</p>
            <div>
                <h2 class="small-h" inner_html=line.prompt_html></h2>
                <p>{line.reason}</p>
                <p class="small quiet">{name}" · "{words.with("appeals-line", &facts)}</p>
                <p><Badge tone glyph=Some(glyph) text=state/></p>
            </div>
            <div class="act"><a class="btn" href=line.address>{verb}</a></div>
        </li>
    }
    .into_any()
}

//! What waits to be marked, for the first or the second time, and what has its mark.

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
    /// The answers without a mark, the one that has waited longest first.
    pub lines: Vec<QueueLine>,
    /// Those that peers still review.
    pub with_peers: Vec<QueueLine>,
    /// Those that wait for a second mark by the reader.
    pub second: Vec<QueueLine>,
    /// Those with two marks that lie apart, which the reader may settle.
    pub apart: Vec<QueueLine>,
    /// Those that have their mark, the newest first.
    pub marked: Vec<QueueLine>,
}

/// An answer of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueLine {
    /// Where it is marked.
    pub address: String,
    /// Whose it is; nobody where marking is anonymous.
    pub name: Option<String>,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// Since when it waits, or when it was marked.
    pub at: DateTime,
    /// Who has marked it.
    pub by: Option<String>,
    /// How many reviews of peers are in, of how many.
    pub reviews: Option<(usize, usize)>,
}

/// What the lines of a list wait for.
#[derive(Clone, Copy)]
enum Wait {
    Mark,
    Peers,
    SecondMark,
    Settlement,
    Nothing,
}

/// The page.
#[component]
pub fn QueuePage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: QueueView,
) -> impl IntoView {
    let first = if page.lines.is_empty() {
        view! { <Empty title=words.say("queue-empty") text=words.say("queue-empty-text")/> }.into_any()
    } else {
        list(words, Wait::Mark, page.lines)
    };
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head"><h1>{words.with("queue-title", &[("quiz", page.title.into())])}</h1></div>
        {section(words, "second", words.say("queue-second"), Wait::SecondMark, page.second)}
        {section(words, "apart", words.say("queue-apart"), Wait::Settlement, page.apart)}
        <section class="section" aria-labelledby="first">
            <div class="head"><h2 id="first">{words.say("queue-first")}</h2></div>
            {first}
        </section>
        {section(words, "with-peers", words.say("queue-with-peers"), Wait::Peers, page.with_peers)}
        {section(words, "marked", words.say("queue-marked"), Wait::Nothing, page.marked)}
    }
    .into_any()
}

fn section(words: Words, id: &'static str, title: String, wait: Wait, lines: Vec<QueueLine>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=id>
                <div class="head"><h2 id=id>{title}</h2></div>
                {list(words, wait, lines)}
            </section>
        }
        .into_any()
    })
}

fn list(words: Words, wait: Wait, lines: Vec<QueueLine>) -> AnyView {
    let rows = (1..).zip(lines).map(|(number, line)| row(words, wait, number, line)).collect_view();
    view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
}

fn row(words: Words, wait: Wait, number: usize, line: QueueLine) -> AnyView {
    let name = line.name.unwrap_or_else(|| words.with("queue-anonymous", &[("number", number.into())]));
    let at = || words.date_time(line.at);
    let (fact, verb) = match wait {
        Wait::Mark => (words.with("queue-since", &[("time", at().into())]), words.say("queue-mark")),
        Wait::Peers => (words.with("queue-until", &[("time", at().into())]), words.say("teaching-open")),
        Wait::SecondMark => (words.with("queue-asked", &[("time", at().into())]), words.say("queue-mark")),
        Wait::Settlement => (words.with("queue-asked", &[("time", at().into())]), words.say("queue-settle")),
        Wait::Nothing => {
            let values = [("time", at().into()), ("by", line.by.clone().unwrap_or_default().into())];
            (words.with("queue-marked-by", &values), words.say("teaching-open"))
        }
    };
    let reviews = line.reviews.map(|(reviewed, wanted)| {
        let values = [("reviewed", reviewed.into()), ("wanted", wanted.into())];
        view! { <p class="small quiet">{words.with("queue-reviews", &values)}</p> }
    });
    view! {
        <li>
            <p class="day">{number}</p>
            <div>
                <h3 class="small-h">{name}</h3>
                <p class="small" inner_html=line.prompt_html></p>
                <p class="small quiet">{fact}</p>
                {reviews}
            </div>
            <div class="act"><a class="btn" href=line.address>{verb}</a></div>
        </li>
    }
    .into_any()
}

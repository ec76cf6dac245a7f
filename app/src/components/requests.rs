//! Changes that somebody has asked for, each with the two answers.

use crate::words::Words;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// A change that somebody has asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// Where the answer goes.
    pub action: String,
    /// Whom it is about, where that is somebody else.
    pub person: Option<String>,
    /// `email`, `staff-code` or `unit`.
    pub kind: String,
    /// The e-mail, the code, or the name of the unit.
    pub wanted: String,
    /// Under which name the unit has her, where that is asked.
    pub listed_as: Option<String>,
    /// Who asks.
    pub asked_by: String,
    /// When.
    pub at: DateTime,
}

/// The requests; nothing where there are none.
#[component]
pub fn Requests(
    /// The language.
    words: Words,
    /// The requests, the oldest first.
    requests: Vec<RequestLine>,
) -> impl IntoView {
    (!requests.is_empty()).then(|| {
        let lines = requests.into_iter().map(|one| line(words, one)).collect_view();
        view! {
            <section class="section stack" id="requests" aria-labelledby="requests-title">
                <h2 id="requests-title">{words.say("requests-title")}</h2>
                <p class="quiet">{words.say("requests-lead")}</p>
                <ul class="agenda" role="list">{lines}</ul>
            </section>
        }
    })
}

fn line(words: Words, one: RequestLine) -> AnyView {
    let wanted = [("wanted", one.wanted.into())];
    let what = match one.kind.as_str() {
        "email" => words.with("requests-email", &wanted),
        "staff-code" => words.with("requests-staff-code", &wanted),
        _ => words.with("requests-unit", &wanted),
    };
    let what = match one.person {
        Some(name) => words.with("requests-of", &[("name", name.into()), ("what", what.into())]),
        None => what,
    };
    let by = words.with("requests-by", &[("name", one.asked_by.into()), ("at", words.date_time(one.at).into())]);
    let listed = one.listed_as.map(|name| words.with("requests-listed", &[("name", name.into())]));
    let hidden = what.clone();
    view! {
        <li>
            <p class="day">{words.short_date(one.at.date())}</p>
            <div><h3 class="small-h">{what}</h3><p class="small quiet">{listed.map(|listed| listed + " ")}{by}</p></div>
            <form class="act row" method="post" action=one.action>
                <button class="btn" name="answer" value="accepted">{words.say("requests-accept")}<span class="hide">" "{hidden.clone()}</span></button>
                " "
                <button class="btn" name="answer" value="refused">{words.say("requests-refuse")}<span class="hide">" "{hidden}</span></button>
            </form>
        </li>
    }
    .into_any()
}

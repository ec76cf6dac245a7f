//! The desk's first page.

use super::{
    Part,
    cohorts::{CohortLine, cohort_section},
    matters::{MatterCount, agenda},
    tabs,
};
use crate::{
    components::{empty::Empty, facts::Facts},
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskHome {
    /// How she wishes to be addressed.
    pub address: String,
    /// By which she is greeted.
    pub given_name: String,
    /// The units at the top of her reach, by name.
    pub tops: Vec<String>,
    /// How many units she reaches.
    pub units: i64,
    /// How many people she reaches.
    pub people: i64,
    /// What needs her today.
    pub matters: Vec<MatterCount>,
    /// The cohorts under way.
    pub cohorts: Vec<CohortLine>,
    /// When this was counted.
    pub at: DateTime,
}

/// The page.
#[component]
pub fn DeskHomePage(
    /// The language.
    words: Words,
    /// Everything on it.
    home: DeskHome,
) -> impl IntoView {
    let greeting =
        words.with("home-greeting", &[("you", home.address.into()), ("name", home.given_name.as_str().into())]);
    let body = if home.tops.is_empty() {
        view! { <Empty title=words.say("desk-no-unit") text=words.say("desk-no-unit-how")/> }.into_any()
    } else {
        let facts = vec![
            (words.say("desk-reach"), home.tops.join(", ")),
            (words.say("desk-count-units"), words.count(home.units)),
            (words.say("desk-count-people"), words.count(home.people)),
        ];
        view! {
            <div class="split">
                <div>
                    <section aria-labelledby="matters">
                        <h2 id="matters">{words.say("desk-matters")}</h2>
                        {agenda(words, home.matters)}
                    </section>
                    {cohorts(words, home.cohorts)}
                </div>
                <div class="stack aside">
                    <section class="card stack" aria-labelledby="reach">
                        <h2 id="reach">{words.say("desk-reach-title")}</h2>
                        <Facts facts/>
                        <p class="small">
                            <a href="/desk/hours">{words.say("hours-title")}</a>" · "
                            <a href="/desk/surveys">{words.say("desk-surveys")}</a>
                        </p>
                    </section>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <h1>{greeting}</h1>
            <p class="lead">{words.with("desk-as-of", &[("at", words.date_time(home.at).into())])}</p>
        </div>
        {tabs(words, Part::Today)}
        <div class="section stack">{body}</div>
    }
}

fn cohorts(words: Words, lines: Vec<CohortLine>) -> AnyView {
    let body = if lines.is_empty() {
        view! { <p class="quiet">{words.say("desk-no-cohort")}</p> }.into_any()
    } else {
        lines.into_iter().map(|line| cohort_section(words, line)).collect_view().into_any()
    };
    view! {
        <section class="section" aria-labelledby="cohorts">
            <div class="head">
                <h2 id="cohorts">{words.say("desk-cohorts")}</h2>
                <a href="/desk/cohorts/new">{words.say("cohort-open")}</a>
            </div>
            {body}
        </section>
    }
    .into_any()
}

//! The cohorts within reach, with where their members stand.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        buckets::{Buckets, Counts},
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A cohort in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortLine {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The unit whose people it is for.
    pub unit: String,
    /// The opening day.
    pub opens_on: Date,
    /// The last day.
    pub closes_on: Option<Date>,
    /// Whether it has begun, and whether it is over.
    pub state: CohortState,
    /// Where the members stand; nothing of a closed cohort.
    pub counts: Counts,
    /// Members.
    pub members: i64,
}

/// Whether a cohort has begun, and whether it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CohortState {
    /// Its opening day is still to come.
    Planned,
    /// Under way.
    Running,
    /// Its last day has passed; it can be closed.
    Ended,
    /// Closed: nothing is asked of its members any longer.
    Closed,
}

impl CohortState {
    fn label_key(self) -> &'static str {
        match self {
            Self::Planned => "cohort-planned",
            Self::Running => "cohort-running",
            Self::Ended => "cohort-ended",
            Self::Closed => "cohort-closed",
        }
    }

    fn look(self) -> (Tone, Glyph) {
        match self {
            Self::Planned => (Tone::Line, Glyph::Clock),
            Self::Running => (Tone::Info, Glyph::Now),
            Self::Ended => (Tone::Warn, Glyph::Alert),
            Self::Closed => (Tone::Plain, Glyph::Shut),
        }
    }
}

/// The state as a badge.
pub fn state_badge(words: Words, state: CohortState) -> impl IntoView {
    let (tone, glyph) = state.look();
    view! { <Badge tone glyph=Some(glyph) text=words.say(state.label_key())/> }
}

/// Unit, size and days of a cohort in a line.
pub fn facts(words: Words, line: &CohortLine) -> String {
    let days = match line.closes_on {
        Some(last) => format!("{} – {}", words.date(line.opens_on), words.date(last)),
        None => words.with("cohort-from", &[("date", words.date(line.opens_on).into())]),
    };
    let people = words.with("cohort-people", &[("count", line.members.into())]);
    [line.unit.clone(), people, days].join(" · ")
}

/// One cohort with its numbers.
pub fn cohort_section(words: Words, line: CohortLine) -> AnyView {
    let address = format!("/desk/cohorts/{}", line.id);
    let facts = facts(words, &line);
    let badge = state_badge(words, line.state);
    let numbers = (line.state != CohortState::Closed).then(|| {
        view! { <Buckets words address=address.clone() title=line.title.clone() counts=line.counts/> }
    });
    view! {
        <section class="cohort">
            <div class="row apart">
                <h3><a class="plain" href=address.clone()>{line.title.clone()}</a></h3>
                {badge}
            </div>
            <p class="small quiet num">{facts}</p>
            {numbers}
        </section>
    }
    .into_any()
}

/// The page.
#[component]
pub fn CohortsPage(
    /// The language.
    words: Words,
    /// The cohorts, open ones first.
    lines: Vec<CohortLine>,
) -> impl IntoView {
    let list = if lines.is_empty() {
        let link = Some(("/desk/cohorts/new".to_owned(), words.say("cohort-open-first")));
        view! { <Empty title=words.say("cohort-none") text=words.say("cohort-none-how") link/> }.into_any()
    } else {
        let sections = lines.into_iter().map(|line| cohort_section(words, line)).collect_view();
        view! {
            <div class="actions">
                <a class="btn main" href="/desk/cohorts/new">{words.say("cohort-open")}</a>
                " "<a class="btn" href="/desk/surveys">{words.say("desk-surveys")}</a>
            </div>
            <div class="section">{sections}</div>
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <h1>{words.say("cohorts-title")}</h1>
            <p class="lead">{words.say("cohorts-lead")}</p>
        </div>
        {tabs(words, Part::Cohorts)}
        <div class="section stack"><h2 class="hide">{words.say("cohorts-title")}</h2>{list}</div>
    }
}

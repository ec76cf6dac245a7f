//! The closing decisions within reach.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// How far a closing decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingState {
    /// Its list can be changed.
    Draft,
    /// Its list is reviewed; it can be issued.
    Reviewed,
    /// Its numbers are fixed; certificates are being written.
    Issuing,
    /// Every certificate is written.
    Issued,
    /// Given up before it was issued.
    Withdrawn,
}

impl ClosingState {
    /// Whether its list and its words can still be changed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Reviewed)
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::Draft => "closing-draft",
            Self::Reviewed => "closing-reviewed",
            Self::Issuing => "closing-issuing",
            Self::Issued => "closing-issued",
            Self::Withdrawn => "closing-withdrawn",
        }
    }

    fn look(self) -> (Tone, Glyph) {
        match self {
            Self::Draft => (Tone::Line, Glyph::Open),
            Self::Reviewed => (Tone::Info, Glyph::Tick),
            Self::Issuing => (Tone::Warn, Glyph::Now),
            Self::Issued => (Tone::Good, Glyph::Done),
            Self::Withdrawn => (Tone::Plain, Glyph::Shut),
        }
    }
}

/// The state as a badge.
pub fn state_badge(words: Words, state: ClosingState) -> impl IntoView {
    let (tone, glyph) = state.look();
    view! { <Badge tone glyph=Some(glyph) text=words.say(state.label_key())/> }
}

/// A closing decision in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingLine {
    /// The id.
    pub id: String,
    /// The title of the programme.
    pub programme: String,
    /// The title of the cohort.
    pub cohort: String,
    /// The number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: Date,
    /// How far it is.
    pub state: ClosingState,
    /// How many get a certificate.
    pub taken: i64,
}

/// Number, day, cohort and size in a line.
pub fn facts(words: Words, line: &ClosingLine) -> String {
    let values = [("number", line.number.as_str().into()), ("date", words.date(line.decided_on).into())];
    let people = words.with("closing-people", &[("count", line.taken.into())]);
    [words.with("closing-decision", &values), line.cohort.clone(), people].join(" · ")
}

/// The page.
#[component]
pub fn ClosingsPage(
    /// The language.
    words: Words,
    /// The decisions, those under way first.
    lines: Vec<ClosingLine>,
) -> impl IntoView {
    let list = if lines.is_empty() {
        let link = Some(("/desk/closings/new".to_owned(), words.say("closing-new")));
        view! { <Empty title=words.say("closing-none") text=words.say("closing-none-how") link/> }.into_any()
    } else {
        let sections = lines.into_iter().map(|line| section(words, line)).collect_view();
        view! {
            <div class="actions">
                <a class="btn main" href="/desk/closings/new">{words.say("closing-new")}</a>
                <a class="btn" href="/desk/register">{words.say("register-title")}</a>
            </div>
            <div class="section">{sections}</div>
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <h1>{words.say("closing-title")}</h1>
            <p class="lead">{words.say("closing-lead")}</p>
        </div>
        {tabs(words, Part::Certificates)}
        <div class="section stack"><h2 class="hide">{words.say("closing-title")}</h2>{list}</div>
    }
}

fn section(words: Words, line: ClosingLine) -> AnyView {
    let facts = facts(words, &line);
    view! {
        <section class="cohort">
            <div class="row apart">
                <h3><a class="plain" href=format!("/desk/closings/{}", line.id)>{line.programme}</a></h3>
                {state_badge(words, line.state)}
            </div>
            <p class="small quiet num">{facts}</p>
        </section>
    }
    .into_any()
}

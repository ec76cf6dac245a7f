//! Cohorts that somebody may ask to join, and how her request stands.

use super::{
    badge::{Badge, Tone},
    icon::{Glyph, Icon},
};
use crate::words::Words;
use domain::{
    cohort::{RequestState, RequestSteps},
    course::Tiet,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A cohort as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferLine {
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The unit that holds it.
    pub unit: String,
    /// The opening day.
    pub opens_on: Date,
    /// The last day.
    pub closes_on: Option<Date>,
    /// The last day for requests.
    pub until: Option<Date>,
    /// In how many steps they are decided.
    pub steps: RequestSteps,
    /// Places left; nothing where there are any number.
    pub places: Option<i64>,
    /// How many wait for a place.
    pub waiting: i64,
    /// Whether the reader is a member.
    pub is_member: bool,
    /// Whether the reader may ask today.
    pub may_ask: bool,
    /// What it asks: address, title and tiết of each.
    pub asked: Vec<(String, String, Option<Tiet>)>,
    /// Her last request.
    pub own: Option<OwnRequest>,
}

/// A request as who made it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRequest {
    /// How it stands.
    pub state: RequestState,
    /// Her place on the waiting list, from 1.
    pub place: i64,
    /// Why it was refused.
    pub reason: String,
    /// Her word of why.
    pub wish: String,
    /// When she asked.
    pub asked_on: Date,
    /// When it ended.
    pub ended_on: Option<Date>,
}

/// How a request stands, as a badge.
pub fn request_badge(words: Words, state: RequestState, place: i64) -> impl IntoView {
    let (tone, glyph) = match state {
        RequestState::Unit | RequestState::Class => (Tone::Info, Glyph::Clock),
        RequestState::Waiting => (Tone::Warn, Glyph::Clock),
        RequestState::Admitted => (Tone::Good, Glyph::Done),
        RequestState::Refused => (Tone::Bad, Glyph::Cross),
        RequestState::Withdrawn | RequestState::Lapsed => (Tone::Line, Glyph::Back),
    };
    let text = match state {
        RequestState::Waiting if place > 0 => words.with("join-state-waiting-at", &[("place", place.into())]),
        other => words.say(other.key()),
    };
    view! { <Badge tone glyph=Some(glyph) text=text/> }
}

/// The days of a cohort in words.
pub fn days(words: Words, line: &OfferLine) -> String {
    match line.closes_on {
        Some(last) => format!("{} – {}", words.date(line.opens_on), words.date(last)),
        None => words.with("cohort-from", &[("date", words.date(line.opens_on).into())]),
    }
}

/// How many places are left, in words.
pub fn places(words: Words, line: &OfferLine) -> String {
    match (line.places, line.waiting) {
        (None, _) => words.say("join-places-any"),
        (Some(left), 0) => words.with("join-places-left", &[("count", left.into())]),
        (Some(left), waiting) => {
            words.with("join-places-waiting", &[("count", left.into()), ("waiting", waiting.into())])
        }
    }
}

/// In how many steps a request is decided, in words.
pub fn steps_key(steps: RequestSteps) -> &'static str {
    match steps {
        RequestSteps::Shut => "join-steps-shut",
        RequestSteps::One => "join-steps-one",
        RequestSteps::Two => "join-steps-two",
    }
}

/// Cohorts as a list.
pub fn offer_lines(words: Words, lines: Vec<OfferLine>) -> AnyView {
    let lines = lines.into_iter().map(|line| {
        let until = line.until.filter(|_| line.may_ask);
        let until = until.map(|day| words.with("join-until", &[("date", words.date(day).into())]));
        let facts = [line.unit.clone(), days(words, &line), places(words, &line)];
        let facts: Vec<String> = facts.into_iter().chain(until).filter(|fact| !fact.is_empty()).collect();
        let facts = facts.join(" · ");
        let own = line.own.clone().map(|own| {
            let reason = (own.state == RequestState::Refused).then(|| view! { " "<span class="small">{own.reason}</span> });
            view! { <div class="row">{request_badge(words, own.state, own.place)}{reason}</div> }
        });
        let asks = (line.own.is_none() && line.may_ask).then(|| {
            let name = line.title.clone();
            view! { <a class="btn small" href=line.address.clone()>{words.say("join-see")}<span class="hide">": "{name}</span></a> }
        });
        view! {
            <li>
                <Icon glyph=Glyph::List/>
                <div>
                    <p><a href=line.address>{line.title}</a>" "<span class="small quiet num">{facts}</span></p>
                    {own}
                </div>
                {asks}
            </li>
        }
    });
    view! { <ul class="lines" role="list">{lines.collect_view()}</ul> }.into_any()
}

//! A unit: what it is, what stands below it, what happened to it, and what may be changed.

use super::{UnitLine, change::ChangeKind, kind_words, table};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        facts::Facts,
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFacts {
    /// The id.
    pub id: String,
    /// Its name of the day, or its last one.
    pub name: String,
    /// What it is, as the database names it.
    pub kind: String,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Its electronic identification code.
    pub agency_code: Option<String>,
    /// Its first day.
    pub from: Date,
    /// The day on which it is no more.
    pub to: Option<Date>,
    /// The units above it that are reached, the highest first: id and name.
    pub path: Vec<(String, String)>,
    /// Whether that day has come: then its page is history alone.
    pub is_over: bool,
    /// Units directly below it.
    pub below: Vec<UnitLine>,
    /// People who are counted in it or below it.
    pub people: i64,
    /// The units that it came from, and those that took its place: id and last name.
    pub kin: Kin,
    /// What happened to it, the first thing first.
    pub events: Vec<EventLine>,
    /// Whether it may be renamed, moved, merged, split and closed: not the top of one's own reach.
    pub may_change: bool,
}

/// The units before and after one: id and last name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    /// Those that it came from.
    pub before: Vec<(String, String)>,
    /// Those that took its place.
    pub after: Vec<(String, String)>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine {
    /// From which day on.
    pub on: Date,
    /// What, in a sentence.
    pub text: String,
    /// By which decision, recorded by whom and when; in a sentence.
    pub source: Option<String>,
    /// Whether it is still to come.
    pub is_ahead: bool,
}

/// The page.
#[component]
pub fn UnitPage(
    /// The language.
    words: Words,
    /// Everything on it.
    unit: UnitFacts,
) -> impl IntoView {
    let mut links = vec![("/desk/units".to_owned(), words.say("desk-units"))];
    links.extend(unit.path.iter().map(|(id, name)| (format!("/desk/units/{id}"), name.clone())));
    let facts = vec![
        (words.say("unit-kind"), kind_words(words, &unit.kind)),
        (words.say("unit-area-code"), unit.area_code.clone().unwrap_or_default()),
        (words.say("unit-agency-code"), unit.agency_code.clone().unwrap_or_default()),
        (words.say("unit-from"), words.date(unit.from)),
        (words.say("unit-to"), unit.to.map(|to| words.date(to)).unwrap_or_default()),
        (words.say("unit-people-below"), words.count(unit.people)),
    ];
    let ended = unit.to.is_some().then(|| {
        view! { <Badge tone=Tone::Warn glyph=Some(Glyph::Clock) text=words.say("unit-ended")/> }
    });
    let kin = [("unit-kin-before", unit.kin.before.clone()), ("unit-kin-after", unit.kin.after.clone())];
    let kin = kin.into_iter().filter(|(_, units)| !units.is_empty()).map(|(key, units)| {
        let links = units.into_iter().map(|(id, name)| view! { <a href=format!("/desk/units/{id}")>{name}</a>" " });
        view! { <p class="small"><span class="quiet">{words.say(key)}": "</span>{links.collect_view()}</p> }
    });
    let kin = kin.collect_view();
    let is_over = unit.is_over;
    let below = if unit.below.is_empty() {
        view! { <p class="quiet">{words.say("unit-nothing-below")}</p> }.into_any()
    } else {
        table(words, "below", unit.below.clone())
    };
    view! {
        <div class="page-head">
            <Crumbs words links/>
            <h1>{unit.name.clone()}</h1>
            {ended}
        </div>
        <Facts facts/>
        {changes(words, &unit)}
        {kin}
        {(!is_over).then(|| view! {
            <div class="section stack">
                <h2 id="below">{words.say("unit-below")}</h2>
                {below}
            </div>
        })}
        <div class="section stack">
            <h2 id="history">{words.say("unit-history")}</h2>
            {timeline(words, unit.events)}
        </div>
    }
}

fn changes(words: Words, unit: &UnitFacts) -> impl IntoView + use<> {
    if unit.to.is_some() {
        return None;
    }
    let add = format!("/desk/units/new?parent={}", unit.id);
    let list = format!("/desk/units/import?parent={}", unit.id);
    let others = unit.may_change.then(|| {
        ChangeKind::OF_A_UNIT.map(|change| {
            let address = format!("/desk/units/{}/changes/{}", unit.id, change.name());
            view! { <a class="btn quiet small" href=address>{words.say(change.title_key())}</a>" " }
        })
    });
    let why = (!unit.may_change).then(|| view! { <p class="small quiet">{words.say("unit-top-kept")}</p> });
    Some(view! {
        <div class="section stack">
            <h2>{words.say("unit-changes")}</h2>
            <p class="actions keep">
                <a class="btn small" href=add>{words.say("unit-change-add")}</a>" "
                <a class="btn quiet small" href=list>{words.say("unit-list")}</a>" "
                {others}
            </p>
            {why}
        </div>
    })
}

fn timeline(words: Words, events: Vec<EventLine>) -> impl IntoView {
    let lines = events
        .into_iter()
        .map(|event| {
            let ahead = event.is_ahead.then(|| {
                view! { " "<Badge tone=Tone::Info glyph=Some(Glyph::Clock) text=words.say("unit-ahead")/> }
            });
            let source = event.source.map(|source| view! { <p class="small quiet">{source}</p> });
            view! {
                <li>
                    <p><time datetime=event.on.to_string()><b>{words.date(event.on)}</b></time>{ahead}</p>
                    <p>{event.text}</p>
                    {source}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline" role="list">{lines}</ol> }
}

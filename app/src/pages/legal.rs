//! The acts of law that courses cite: whether they hold, what replaced them, which courses cite them.

use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use domain::course::{Act, Validity};
use jiff::civil::Date;
use leptos::prelude::*;

/// An act as it stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActView {
    /// The act.
    pub act: Act,
    /// How it stands.
    pub validity: Validity,
    /// The courses that declare it: id and title.
    pub courses: Vec<(String, String)>,
}

/// The page.
#[component]
pub fn LegalPage(
    /// The language.
    words: Words,
    /// The acts, in the order of their file.
    acts: Vec<ActView>,
) -> impl IntoView {
    let body = if acts.is_empty() {
        view! { <Empty title=words.say("legal-none") text=words.say("legal-none-text")/> }.into_any()
    } else {
        let lines = acts.into_iter().map(|act| view! { <OneAct words act/> }).collect_view();
        view! { <ul class="acts" role="list">{lines}</ul> }.into_any()
    };
    view! {
        <Crumbs words links=vec![("/courses".to_owned(), words.say("nav-courses"))]/>
        <div class="page-head"><h1>{words.say("legal-title")}</h1><p class="lead">{words.say("legal-lead")}</p></div>
        {body}
    }
    .into_any()
}

#[component]
fn OneAct(
    /// The language.
    words: Words,
    /// The act.
    act: ActView,
) -> impl IntoView {
    let ActView { act, validity, courses } = act;
    let title = match act.url.clone() {
        Some(url) => view! { <a href=url rel="external">{act.title.clone()}</a> }.into_any(),
        None => act.title.clone().into_any(),
    };
    let replaced = (!act.replaced_by.is_empty()).then(|| {
        let links = act.replaced_by.iter().enumerate().map(|(place, number)| {
            let comma = if place == 0 { "" } else { ", " };
            view! { {comma}<a href=format!("#{}", anchor(number))>{number.clone()}</a> }
        });
        view! { <p class="small">{words.say("legal-replaced-by")}" "{links.collect_view()}</p> }
    });
    let cited = (!courses.is_empty()).then(|| {
        let links = courses.into_iter().enumerate().map(|(place, (id, title))| {
            let comma = if place == 0 { "" } else { ", " };
            view! { {comma}<a href=format!("/courses/{id}")>{title}</a> }
        });
        view! { <p class="small quiet">{words.say("legal-cited-by")}" "{links.collect_view()}</p> }
    });
    view! {
        <li id=anchor(&act.number)>
            <div class="stack">
                <p class="row apart"><b class="num">{act.number.clone()}</b>" "{badge(words, validity)}</p>
                <p>{title}</p>
                <p class="small quiet num">{dates(words, &act)}</p>
                {replaced}
                {cited}
            </div>
        </li>
    }
    .into_any()
}

/// How an act stands, as a badge.
fn badge(words: Words, validity: Validity) -> impl IntoView {
    let (tone, glyph, key) = match validity {
        Validity::InForce => (Tone::Good, Glyph::Tick, "legal-in-force"),
        Validity::Unknown => (Tone::Line, Glyph::Information, "legal-unknown"),
        Validity::NotYet => (Tone::Info, Glyph::Clock, "legal-not-yet"),
        Validity::Ended => (Tone::Warn, Glyph::Alert, "legal-ended"),
    };
    view! { <Badge tone glyph=Some(glyph) text=words.say(key)/> }
}

fn dates(words: Words, act: &Act) -> String {
    let day = |key, date: Option<Date>| date.map(|date| words.with(key, &[("date", words.date(date).into())]));
    let known: Vec<String> =
        [day("legal-from", act.from), day("legal-until", act.until)].into_iter().flatten().collect();
    if known.is_empty() { words.say("legal-no-dates") } else { known.join(" · ") }
}

/// The place of an act on the page: its number with what an address cannot hold left out.
pub fn anchor(number: &str) -> String {
    let sign = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    format!("act-{}", domain::text::fold(number).chars().map(sign).collect::<String>())
}

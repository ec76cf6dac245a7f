//! A course in a list: cover, words, state.

use super::{
    badge::{Badge, Tone},
    cover::Cover,
    dial::Dial,
    due::{Due, DueNote},
    icon::Glyph,
    vocabulary,
};
use crate::words::Words;
use domain::{course::Tiet, locale::Locale, text::bind_words};
use jiff::civil::Date;
use leptos::prelude::*;

/// What a card says of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseCard {
    /// The course's id.
    pub id: String,
    /// The catalogue's code.
    pub code: String,
    /// The language of title and summary.
    pub lang: Locale,
    /// The title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The content group of the law.
    pub group: u8,
    /// The track, as the author wrote it.
    pub track: String,
    /// Approved, or else proposed tiết.
    pub tiet: Tiet,
    /// Study time that is left.
    pub minutes_left: u32,
    /// Mandatory or optional for the reader; `None` for guests.
    pub obligation: Option<Obligation>,
    /// Until when.
    pub due: Option<Due>,
    /// How far the reader is.
    pub state: CardState,
}

/// Whether somebody must take a course, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// It is assigned as mandatory, for this reason.
    Mandatory(String),
    /// It is proposed, for this reason.
    Proposed(String),
    /// Nobody asks for it.
    Optional,
}

/// How far somebody is in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState {
    /// Not enrolled; the course is open.
    Open,
    /// Other courses come first.
    Shut,
    /// Under way.
    Learning {
        /// Lessons and quizzes done.
        done: u32,
        /// All that are asked for.
        total: u32,
    },
    /// Completed on this day.
    Completed(Date),
}

/// The cards side by side.
#[component]
pub fn CourseCards(
    /// The language.
    words: Words,
    /// The courses.
    cards: Vec<CourseCard>,
) -> impl IntoView {
    let cards = cards.into_iter().map(|card| view! { <Card words card/> }).collect_view();
    view! { <div class="courses">{cards}</div> }
}

#[component]
fn Card(
    /// The language.
    words: Words,
    /// The course.
    card: CourseCard,
) -> impl IntoView {
    let address = format!("/courses/{}", card.id);
    let left = (card.minutes_left > 0 && !matches!(card.state, CardState::Completed(_))).then(|| {
        let key = if matches!(card.state, CardState::Learning { .. }) { "card-left" } else { "card-needs" };
        let text = words.with(key, &[("time", words.minutes(card.minutes_left).into())]);
        view! { <span>{text}</span> }
    });
    let lang = words.foreign(card.lang);
    let (why, why_lang) = match &card.obligation {
        Some(Obligation::Mandatory(reason) | Obligation::Proposed(reason)) if !reason.is_empty() => {
            (reason.clone(), None)
        }
        _ => (card.summary.clone(), lang),
    };
    let due = card.due.filter(|_| !matches!(card.state, CardState::Completed(_)));
    view! {
        <article class="course">
            <Cover group=card.group id=card.id.clone()/>
            <div class="body">
                <p class="meta"><span>{card.code}</span>" "<span>{words.tiet(card.tiet)}</span>" "{left}</p>
                <h3><a href=address lang=lang>{bind_words(&card.title)}</a></h3>
                <p class="why" lang=why_lang>{why}</p>
                <p class="kind">
                    {vocabulary::group(words, card.group)}" · "{vocabulary::track(words, &card.track)}
                </p>
                <div class="end">
                    {card.obligation.as_ref().map(|obligation| obligation_badge(words, obligation))}
                    {due.map(|due| view! { <DueNote words due/> })}
                    {state(words, card.state)}
                </div>
            </div>
        </article>
    }
}

/// Mandatory, proposed or optional, as a badge.
pub fn obligation_badge(words: Words, obligation: &Obligation) -> impl IntoView + use<> {
    let (tone, text) = match obligation {
        Obligation::Mandatory(_) => (Tone::Info, words.say("card-mandatory")),
        Obligation::Proposed(_) => (Tone::Line, words.say("card-proposed")),
        Obligation::Optional => (Tone::Line, words.say("card-optional")),
    };
    view! { <Badge tone text/> }
}

fn state(words: Words, state: CardState) -> AnyView {
    match state {
        CardState::Open => ().into_any(),
        CardState::Shut => view! { <Badge glyph=Some(Glyph::Shut) text=words.say("card-barred")/> }.into_any(),
        CardState::Learning { done, total } => view! {
            <span class="dial-with">
                <Dial done all=total/>
                <span>
                    <b class="num">{format!("{done}/{total}")}</b>" "{words.with("card-parts", &[("count", total.into())])}
                </span>
            </span>
        }
        .into_any(),
        CardState::Completed(day) => {
            let text = words.with("card-completed", &[("date", words.date(day).into())]);
            view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text/> }.into_any()
        }
    }
}

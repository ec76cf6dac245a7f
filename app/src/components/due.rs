//! Until when something is to be done.

use super::{
    badge::{Badge, Tone},
    icon::Glyph,
};
use crate::words::Words;
use jiff::civil::Date;
use leptos::prelude::*;

/// A due date, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub on: Date,
    /// Whole days until then: 0 on the day itself, negative afterwards.
    pub days_left: i64,
}

/// So many days before its date a thing is marked as soon due.
const SOON: i64 = 7;

/// The due date as a badge when it is near or past, as plain words otherwise.
#[component]
pub fn DueNote(
    /// The language.
    words: Words,
    /// The date.
    due: Due,
) -> impl IntoView {
    let days = due.days_left;
    match days {
        ..0 => {
            let text = words.with("due-late", &[("count", days.unsigned_abs().into())]);
            view! { <Badge tone=Tone::Bad glyph=Some(Glyph::Alert) text/> }.into_any()
        }
        0 => view! { <Badge tone=Tone::Warn glyph=Some(Glyph::Clock) text=words.say("due-today")/> }.into_any(),
        1..=SOON => {
            let text = words.with("due-soon", &[("count", days.into())]);
            view! { <Badge tone=Tone::Warn glyph=Some(Glyph::Clock) text/> }.into_any()
        }
        _ => {
            let text = words.with("due-on", &[("date", words.date(due.on).into())]);
            view! { <span class="quiet num">{text}</span> }.into_any()
        }
    }
}

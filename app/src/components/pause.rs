//! The learner's pause: begun and ended by herself, without a reason.

use super::{
    field::{Purpose, TextField},
    icon::{Glyph, Icon},
};
use crate::words::Words;
use jiff::civil::Date;
use leptos::prelude::*;

/// Whether somebody has paused, and for how long she may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pausing {
    /// The last day of the pause in which she is.
    pub until: Option<Date>,
    /// Days left this year.
    pub days_left: i64,
    /// The day as it was typed.
    pub typed: String,
    /// The message, if it was not accepted.
    pub error: Option<String>,
}

/// The section of the account's page.
#[component]
pub fn PauseSection(
    /// The language.
    words: Words,
    /// How it stands.
    pausing: Pausing,
) -> impl IntoView {
    let left = words.with("pause-days-left", &[("days", pausing.days_left.into())]);
    let form = match pausing.until {
        Some(day) => {
            let until = words.with("pause-until", &[("date", words.date(day).into())]);
            view! {
                <p class="row"><Icon glyph=Glyph::Clock/><b>{until}</b></p>
                <form method="post" action="/account/pause/end">
                    <button class="btn">{words.say("pause-end")}</button>
                </form>
            }
            .into_any()
        }
        None => view! {
            <form class="stack" method="post" action="/account/pause">
                <TextField name="until" label=words.say("pause-last-day") value=pausing.typed hint=Some(left)
                    error=pausing.error purpose=Purpose::Day/>
                <div class="actions"><button class="btn">{words.say("pause-begin")}</button></div>
            </form>
        }
        .into_any(),
    };
    view! {
        <section aria-labelledby="pause" class="stack">
            <h2 id="pause">{words.say("pause-title")}</h2>
            <p class="small quiet">{words.say("pause-what")}</p>
            {form}
        </section>
    }
}

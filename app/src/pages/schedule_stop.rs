//! Stopping a report that is sent by itself, by the link of a mail.

use crate::words::Words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ScheduleStopPage(
    /// The language.
    words: Words,
    /// Where the form goes.
    action: String,
    /// What the report is called.
    title: String,
    /// Who gets it.
    given_name: String,
    /// Whether she has stopped it.
    has_stopped: bool,
) -> impl IntoView {
    let form = if has_stopped {
        view! {
            <p>{words.say("schedule-is-stopped")}</p>
            <form method="post" action=action class="actions">
                <input type="hidden" name="resume" value="1"/>
                <button class="btn">{words.say("schedule-take-again")}</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <p>{words.say("schedule-stop-how")}</p>
            <form method="post" action=action class="actions">
                <button class="btn main">{words.say("schedule-stop")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <h1>{title}</h1>
        <p class="quiet">{words.with("schedule-whose", &[("name", given_name.into())])}</p>
        {form}
    }
}

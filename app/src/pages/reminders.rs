//! Stopping reminders that are not mandatory, by the link of a mail.

use crate::words::Words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RemindersPage(
    /// The language.
    words: Words,
    /// Where the form goes.
    action: String,
    /// Whose reminders they are.
    given_name: String,
    /// Whether they are stopped.
    has_stopped: bool,
) -> impl IntoView {
    let form = if has_stopped {
        view! {
            <p>{words.say("reminder-stopped")}</p>
            <form method="post" action=action class="actions">
                <input type="hidden" name="resume" value="1"/>
                <button class="btn">{words.say("reminder-resume")}</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <p>{words.say("reminder-stop-how")}</p>
            <form method="post" action=action class="actions">
                <button class="btn main">{words.say("reminder-stop")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <h1>{words.say("reminder-title")}</h1>
        <p class="quiet">{words.with("reminder-whose", &[("name", given_name.into())])}</p>
        {form}
        <p class="small quiet">{words.say("reminder-mandatory")}</p>
    }
}

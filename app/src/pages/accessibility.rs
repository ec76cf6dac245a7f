//! The accessibility statement.

use crate::words::Words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn AccessibilityPage(
    /// The language.
    words: Words,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{words.say("accessibility-title")}</h1>
            <p class="lead">{words.say("accessibility-lead")}</p>
        </div>
        <div class="prose">
            <h2>{words.say("accessibility-done")}</h2>
            <ul>
                <li>{words.say("accessibility-keyboard")}</li>
                <li>{words.say("accessibility-reader")}</li>
                <li>{words.say("accessibility-zoom")}</li>
                <li>{words.say("accessibility-colour")}</li>
                <li>{words.say("accessibility-media")}</li>
                <li>{words.say("accessibility-script")}</li>
                <li>{words.say("accessibility-time")}</li>
            </ul>
            <h2>{words.say("accessibility-measured")}</h2>
            <p>{words.say("accessibility-measured-how")}</p>
            <h2>{words.say("accessibility-gaps")}</h2>
            <ul>
                <li>{words.say("accessibility-gap-people")}</li>
                <li>{words.say("accessibility-gap-camera")}</li>
                <li>{words.say("accessibility-gap-videos")}</li>
            </ul>
            <h2>{words.say("accessibility-report")}</h2>
            <p>{words.say("accessibility-report-how")}</p>
        </div>
    }
}

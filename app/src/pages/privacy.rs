//! The notice about personal data.

use crate::words::Words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PrivacyPage(
    /// The language.
    words: Words,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{words.say("privacy-title")}</h1>
            <p class="lead">{words.say("privacy-lead")}</p>
        </div>
        <div class="prose">
            <h2>{words.say("privacy-kept")}</h2>
            <ul>
                <li>{words.say("privacy-kept-person")}</li>
                <li>{words.say("privacy-kept-sensitive")}</li>
                <li>{words.say("privacy-kept-learning")}</li>
                <li>{words.say("privacy-kept-certificate")}</li>
                <li>{words.say("privacy-kept-session")}</li>
            </ul>
            <h2>{words.say("privacy-not-kept")}</h2>
            <p>{words.say("privacy-not-kept-what")}</p>
            <h2>{words.say("privacy-seen")}</h2>
            <p>{words.say("privacy-seen-by")}</p>
            <h2>{words.say("privacy-public")}</h2>
            <p>{words.say("privacy-public-what")}</p>
            <h2>{words.say("privacy-how-long")}</h2>
            <p>{words.say("privacy-how-long-what")}</p>
            <h2>{words.say("privacy-rights")}</h2>
            <p>{words.say("privacy-rights-how")}</p>
            <h2>{words.say("privacy-cookies")}</h2>
            <p>{words.say("privacy-cookies-what")}</p>
            <p class="small quiet">{words.say("privacy-law")}</p>
        </div>
    }
}

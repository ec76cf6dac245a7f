//! The foot of every page.

use super::Shell;
use crate::{
    components::preference::{LanguageChoice, ThemeChoice},
    words::Words,
};
use leptos::prelude::*;

/// What Khuê Văn is, the public pages, and for guests language and theme.
#[component]
pub fn Footer(
    /// The page's frame.
    shell: Shell,
) -> impl IntoView {
    let words = shell.words;
    // Who has signed in finds both in the account menu.
    let choices = shell.viewer.is_none().then(|| {
        view! {
            <div class="choices">
                <LanguageChoice words return_to=shell.return_to.clone()/>
                <ThemeChoice words theme=shell.theme return_to=shell.return_to.clone()/>
            </div>
        }
    });
    view! {
        <footer class="foot">
            <div class="wrap">
                <p>{words.say("site-name")}" · "{words.say("site-purpose")}</p>
                <nav class="row" aria-label=words.say("foot-nav")>{links(words)}</nav>
                {choices}
            </div>
        </footer>
    }
}

/// The foot of the sign-in page and its like.
#[component]
pub fn DoorFooter(
    /// The page's frame.
    shell: Shell,
) -> impl IntoView {
    let words = shell.words;
    view! {
        <footer class="foot">
            <LanguageChoice words return_to=shell.return_to/>
            <nav class="row" aria-label=words.say("foot-nav")>{links(words)}</nav>
        </footer>
    }
}

fn links(words: Words) -> impl IntoView {
    view! {
        <a href="/verify">{words.say("foot-verify")}</a>
        " "
        <a href="/help">{words.say("foot-help")}</a>
        " "
        <a href="/accessibility">{words.say("foot-accessibility")}</a>
        " "
        <a href="/privacy">{words.say("foot-privacy")}</a>
    }
}

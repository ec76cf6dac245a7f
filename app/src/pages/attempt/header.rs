//! The slim header of an attempt: where we are, what is saved, how long it lasts.

use super::{AttemptView, Shown};
use crate::{
    components::{
        icon::{Glyph, Icon},
        seal::Seal,
    },
    islands::{Countdown, CountdownSentences},
    words::Words,
};
use leptos::prelude::*;

/// The header.
#[component]
pub fn QuizHeader(
    /// The language.
    words: Words,
    /// The attempt.
    page: AttemptView,
) -> impl IntoView {
    let saved = match page.saved {
        Some(at) => words.with("save-saved", &[("time", words.time(at.time()).into())]),
        None => words.say("save-nothing-yet"),
    };
    let clock = page.time.clone().map(|time| {
        let still = words.with("attempt-until", &[("time", words.time(time.ends.time()).into())]);
        let sentences = CountdownSentences {
            five_minutes: words.say("clock-five-minutes"),
            one_minute: words.say("clock-one-minute"),
            over: words.say("clock-over"),
        };
        let action = format!("{}/submission", page.address);
        let form = if page.shown == Shown::Confirm { "submission" } else { "attempt" };
        view! {
            <p class="clock">
                <Icon glyph=Glyph::Clock/>
                <span class="hide">{words.say("attempt-time-left")}</span>
                <Countdown left=time.left still form=form.to_owned() action sentences/>
            </p>
        }
    });
    view! {
        <header class="quiz-bar">
            <div class="wrap">
                <a class="brand" href=page.course aria-label=words.say("attempt-to-course")><Seal/></a>
                <div>
                    <h1 class="quiz-title">{page.sheet.title}</h1>
                    <p class="saved"><Icon glyph=Glyph::Kept/>" "<span id="save-state" role="status">{saved}</span></p>
                </div>
                {clock}
            </div>
        </header>
    }
    .into_any()
}

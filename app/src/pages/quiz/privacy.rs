//! What a survey is about, and who sees what of it.

use crate::words::Words;
use domain::survey::{FEWEST, Subject};
use leptos::prelude::*;

/// In plain words, before anybody answers.
#[component]
pub fn SurveyPrivacy(
    /// The language.
    words: Words,
    /// What it is about.
    about: Vec<Subject>,
) -> impl IntoView {
    let subjects: Vec<String> = about.into_iter().map(|subject| words.say(subject.key())).collect();
    let about = words.with("survey-about", &[("subjects", subjects.join(", ").into())]);
    let who = [
        words.with("survey-who-instructor", &[("fewest", FEWEST.into())]),
        words.say("survey-who-number"),
        words.say("survey-who-text"),
        words.say("survey-who-database"),
    ];
    let who = who.map(|sentence| view! { <li>{sentence}</li> }).into_iter().collect_view();
    view! {
        <p class="quiet">{about}</p>
        <section aria-labelledby="privacy">
            <h2 id="privacy">{words.say("survey-who")}</h2>
            <ul class="rules">{who}</ul>
        </section>
    }
    .into_any()
}

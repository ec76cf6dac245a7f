//! Help: short answers to real questions of learners, of those who write courses, and of those who coordinate.

use crate::words::Words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn HelpPage(
    /// The language.
    words: Words,
) -> impl IntoView {
    let learn = [
        (words.say("help-enrol"), words.say("help-enrol-how")),
        (words.say("help-resume"), words.say("help-resume-how")),
        (words.say("help-shut"), words.say("help-shut-how")),
        (words.say("help-programme"), words.say("help-programme-how")),
        (words.say("help-late"), words.say("help-late-how")),
        (words.say("help-pause"), words.say("help-pause-how")),
        (words.say("help-days"), words.say("help-days-how")),
        (words.say("help-leave"), words.say("help-leave-how")),
        (words.say("help-meetings"), words.say("help-meetings-how")),
        (words.say("help-join"), words.say("help-join-how")),
        (words.say("help-hours"), words.say("help-hours-how")),
        (words.say("help-record"), words.say("help-record-how")),
    ];
    let quiz = [
        (words.say("help-network"), words.say("help-network-how")),
        (words.say("help-clock"), words.say("help-clock-how")),
        (words.say("help-attempts"), words.say("help-attempts-how")),
        (words.say("help-key"), words.say("help-key-how")),
        (words.say("help-marking"), words.say("help-marking-how")),
        (words.say("help-appeal"), words.say("help-appeal-how")),
        (words.say("help-wrong-key"), words.say("help-wrong-key-how")),
        (words.say("help-survey"), words.say("help-survey-how")),
    ];
    let certificate = [
        (words.say("help-when"), words.say("help-when-how")),
        (words.say("help-check"), words.say("help-check-how")),
        (words.say("help-name"), words.say("help-name-how")),
        (words.say("help-closing"), words.say("help-closing-how")),
        (words.say("help-lost"), words.say("help-lost-how")),
    ];
    let account = [
        (words.say("help-first"), words.say("help-first-how")),
        (words.say("help-known"), words.say("help-known-how")),
        (words.say("help-password"), words.say("help-password-how")),
        (words.say("help-language"), words.say("help-language-how")),
        (words.say("help-phone"), words.say("help-phone-how")),
        (words.say("help-who"), words.say("help-who-how")),
        (words.say("help-figures"), words.say("help-figures-how")),
    ];
    let writing = [
        (words.say("help-writing"), words.say("help-writing-how")),
        (words.say("help-together"), words.say("help-together-how")),
        (words.say("help-preview"), words.say("help-preview-how")),
    ];
    let desk = [
        (words.say("help-import"), words.say("help-import-how")),
        (words.say("help-invite"), words.say("help-invite-how")),
        (words.say("help-class"), words.say("help-class-how")),
        (words.say("help-stuck"), words.say("help-stuck-how")),
        (words.say("help-meet"), words.say("help-meet-how")),
        (words.say("help-close"), words.say("help-close-how")),
        (words.say("help-count"), words.say("help-count-how")),
        (words.say("help-merge"), words.say("help-merge-how")),
    ];
    view! {
        <div class="page-head"><h1>{words.say("help-title")}</h1><p class="lead">{words.say("help-lead")}</p></div>
        <nav class="chips" aria-label=words.say("help-topics")>
            <a class="chip" href="#learn">{words.say("help-learn")}</a>
            <a class="chip" href="#quizzes">{words.say("help-quizzes")}</a>
            <a class="chip" href="#certificates">{words.say("nav-certificates")}</a>
            <a class="chip" href="#account">{words.say("help-account")}</a>
            <a class="chip" href="#writing">{words.say("nav-writing")}</a>
            <a class="chip" href="#desk">{words.say("help-desk")}</a>
        </nav>
        {topic("learn", words.say("help-learn"), learn)}
        {topic("quizzes", words.say("help-quizzes"), quiz)}
        {topic("certificates", words.say("nav-certificates"), certificate)}
        {topic("account", words.say("help-account"), account)}
        {topic("writing", words.say("nav-writing"), writing)}
        {topic("desk", words.say("help-desk"), desk)}
    }
}

fn topic<const N: usize>(id: &'static str, title: String, questions: [(String, String); N]) -> impl IntoView {
    let questions = questions.map(|(question, answer)| view! { <h3>{question}</h3><p>{answer}</p> }).collect_view();
    view! { <section class="section prose" id=id><h2>{title}</h2>{questions}</section> }
}

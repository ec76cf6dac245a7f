//! A quiz of a draft to try: its questions as learners get them, and at once what the answers are worth.

use super::preview::{PreviewBanner, PreviewPlace};
use crate::{
    components::question::{Given, QuestionFields, html_if_any},
    pages::result::answers::AnswersAgain,
    words::Words,
};
use domain::{
    locale::Locale,
    quiz::{Review, Sheet},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TrialView {
    /// Where it belongs.
    pub place: PreviewPlace,
    /// The language of the texts.
    pub lang: Locale,
    /// The title.
    pub title: String,
    /// The author's introduction, safe HTML.
    pub intro_html: String,
    /// The address of this page.
    pub address: String,
    /// From which the questions were chosen and arranged.
    pub seed: u64,
    /// The questions.
    pub sheet: Sheet,
    /// What stands in the fields, by question.
    pub given: BTreeMap<String, Given>,
    /// What the answers are worth, once they are sent.
    pub review: Option<Review>,
    /// Lessons to read again: title and address by id.
    pub lessons: BTreeMap<String, (String, String)>,
}

/// The page.
#[component]
pub fn TrialPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: TrialView,
) -> impl IntoView {
    let lang = words.foreign(page.lang);
    let place = page.place.clone();
    let title = page.title.clone();
    let body = match page.review.clone() {
        Some(review) => result(words, &page, review),
        None => form(words, page),
    };
    view! {
        <PreviewBanner words place/>
        <div class="page-head"><h1 lang=lang>{title}</h1></div>
        {body}
    }
    .into_any()
}

fn form(words: Words, page: TrialView) -> AnyView {
    let intro = html_if_any("prose", page.intro_html);
    let given = page.given;
    let questions = page.sheet.sections.into_iter().map(|section| {
        let title = (!section.title.is_empty()).then(|| view! { <h2>{section.title}</h2> });
        let questions = section.questions.into_iter().map(|question| {
            let given = given.get(&question.id).cloned().unwrap_or_default();
            let id = question.id.clone();
            view! { <div class="asked-question" id=id><QuestionFields words question given/></div> }
        });
        let questions = questions.collect_view();
        view! { <div class="quiz-section">{title}{html_if_any("prose", section.intro_html)}{questions}</div> }
    });
    let questions = questions.collect_view();
    view! {
        {intro}
        <form class="stack wide-gap" method="post" action=page.address>
            <input type="hidden" name="seed" value=page.seed.to_string()/>
            {questions}
            <div class="actions keep"><button class="btn main">{words.say("writing-trial-send")}</button></div>
        </form>
    }
    .into_any()
}

fn result(words: Words, page: &TrialView, review: Review) -> AnyView {
    let values = [
        ("points", words.decimal(review.points.0, 2).into()),
        ("all", words.decimal(review.out_of.0, 2).into()),
        ("percent", review.percent.text(words.locale()).into()),
    ];
    let score = words.with("writing-trial-score", &values);
    let waiting = review.waiting.then(|| view! { <p class="quiet">{words.say("writing-trial-waiting")}</p> });
    let lessons = page.lessons.clone();
    view! {
        <div class="stack">
            <p class="lead" role="status">{score}</p>
            {waiting}
            <p class="actions keep"><a class="btn main" href=page.address.clone()>{words.say("writing-trial-again")}</a></p>
        </div>
        <AnswersAgain words review notes=BTreeMap::new() lessons/>
    }
    .into_any()
}

//! A quiz of a draft to try: planned, read, graded and reviewed like any other, and never recorded.

use super::preview::Looking;
use crate::{
    fields::Fields,
    render::{Answer, Page},
    secret,
};
use app::{
    components::question::Given,
    document::Place,
    pages::writing::trial::{TrialPage, TrialView},
};
use axum::http::StatusCode;
use domain::{
    course::Item,
    quiz::{self, AnswerForm, Disclosure, Plan, Quiz, question_of_field},
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The questions; once the form is sent, what its answers are worth.
pub(super) async fn page(looking: &Looking<'_>, quiz: Quiz, fields: &Fields, is_sent: bool) -> Answer {
    let seed = fields.trimmed("seed").parse().unwrap_or_else(|_| u64::from_be_bytes(secret::bytes()));
    let plan = quiz.plan(seed, &BTreeSet::new());
    let form = if is_sent { quiz.read_answers(&plan, &fields.0) } else { AnswerForm::default() };
    let is_refused = !form.refused.is_empty();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = TrialView {
        place: looking.place(),
        lang: quiz.lang,
        title: quiz.title.clone(),
        intro_html: quiz.intro_html.clone(),
        address: looking.address(),
        seed,
        sheet: quiz.sheet(&plan),
        given: if is_refused { given(looking, &form, fields) } else { BTreeMap::new() },
        review: (is_sent && !is_refused).then(|| review(&quiz, &plan, form)),
        lessons: lessons(looking),
    };
    let words = looking.words;
    let page = Page::new(looking.app, looking.visit, view.title.clone()).at(Place::Writing).status(status);
    let page = page.of_course(looking.app, looking.visit, &looking.working.course);
    Ok(page.show(move || view! { <TrialPage words page=view/> }).await)
}

fn review(quiz: &Quiz, plan: &Plan, form: AnswerForm) -> quiz::Review {
    let answers: BTreeMap<String, quiz::Answer> =
        form.answers.into_iter().filter_map(|(question, answer)| Some((question, answer?))).collect();
    let marks = BTreeMap::new();
    let grade = quiz.grade(plan, &answers, &marks);
    quiz.review(plan, &answers, &marks, &grade, Disclosure::ALL)
}

/// What was typed, and why it cannot be taken.
fn given(looking: &Looking<'_>, form: &AnswerForm, fields: &Fields) -> BTreeMap<String, Given> {
    let mut given: BTreeMap<String, Given> = BTreeMap::new();
    for (name, value) in &fields.0 {
        if let Some((question, part)) = question_of_field(name) {
            given.entry(question.to_owned()).or_default().values.push((part.to_owned(), value.clone()));
        }
    }
    for (question, error) in &form.refused {
        given.entry(question.clone()).or_default().error = Some(looking.words.phrase(&error.phrase()));
    }
    given
}

/// Where to read again: title and address by id.
fn lessons(looking: &Looking<'_>) -> BTreeMap<String, (String, String)> {
    let items = looking.course.iter().flat_map(|course| course.items());
    let lessons = items.filter(|item| matches!(item, Item::Lesson(_)));
    lessons
        .filter_map(|item| {
            let id = item.id()?;
            Some((id.to_owned(), (item.title().to_owned(), looking.address_of_id(id)?)))
        })
        .collect()
}

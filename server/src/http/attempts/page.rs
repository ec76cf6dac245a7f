//! The page of an attempt.

use super::Open;
use crate::{
    db::{Conn, answers, attempts},
    error::Error,
    fields::Fields,
    http::study,
    render::{Answer, Page},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::question::Given,
    document::Frame,
    pages::attempt::{AttemptPage, AttemptView, SaveFields, Shown, TimeLeft},
    words::Words,
};
use axum::http::StatusCode;
use domain::quiz::{self, AnswerForm, Plan, Quiz, question_of_field};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The page; with a form in which something was refused, status 422 and what was typed.
pub async fn show(
    app: &AppState,
    visit: &Visit,
    open: &Open,
    shown: Shown,
    form: Option<(&AnswerForm, &Fields)>,
) -> Answer {
    let words = Words::new(visit.locale);
    let quiz = open.quiz()?;
    let attempt = &open.own.attempt;
    let mut conn = app.db.read().await?;
    let saves = answers::current(&mut conn, &attempt.id).await?;
    let left_after = left_after(open, quiz, &mut conn).await?;
    drop(conn);
    let now = app.clock.now();
    let view = AttemptView {
        attempt: attempt.id.clone(),
        address: open.address(),
        course: format!("/courses/{}", open.own.course),
        is_survey: quiz.is_survey(),
        sheet: quiz.sheet(&open.plan),
        given: given(words, quiz, &open.plan, &saves, form),
        marked: marked(&attempt.marked),
        shown,
        saved: saves.iter().map(|save| save.saved_at).max().map(|at| app.clock.local(at)),
        time: attempt.deadline_at.map(|at| TimeLeft { left: at - now, ends: app.clock.local(at) }),
        left_after,
        save: SaveFields {
            save_id: secret::uuid(now),
            counter: saves.iter().map(|save| save.counter).max().unwrap_or(0).unsigned_abs() + 1,
            client_at: now,
        },
        notice: None,
    };
    let status = if form.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, view.title(words)).framed(Frame::Bare).with_islands().status(status);
    let page = page.of_course(app, visit, &open.own.course);
    Ok(page.show(move || view! { <AttemptPage words page=view/> }).await)
}

async fn left_after(open: &Open, quiz: &Quiz, conn: &mut Conn) -> Result<Option<u32>, Error> {
    let Some(allowed) = quiz.attempts else { return Ok(None) };
    let all = attempts::of_enrolment(conn, &open.own.attempt.enrolment).await?;
    let used = all.iter().filter(|other| other.quiz == quiz.id).count();
    Ok(Some(allowed.saturating_sub(study::small(used))))
}

/// What stands in the fields: what is stored, and over it what was just refused.
pub fn given(
    words: Words,
    quiz: &Quiz,
    plan: &Plan,
    saves: &[answers::Current],
    form: Option<(&AnswerForm, &Fields)>,
) -> BTreeMap<String, Given> {
    let mut given: BTreeMap<String, Given> = saves
        .iter()
        .filter_map(|save| {
            let answer: quiz::Answer = serde_json::from_str(save.answer.as_deref()?).ok()?;
            let entry = plan.questions.iter().find(|entry| entry.id == save.question)?;
            let (_, question) = quiz.planned(entry)?;
            let values = question.answer_fields(&entry.arrangement, &answer);
            Some((save.question.clone(), Given { values, complete: answer.is_complete(), error: None }))
        })
        .collect();
    if let Some((form, fields)) = form {
        for (question, error) in &form.refused {
            let refused = given.entry(question.clone()).or_default();
            refused.error = Some(words.phrase(&error.phrase()));
            // A file that was refused is not there, those that were sent before still are.
            if !error.is_about_files() {
                refused.values = sent(question, fields);
            }
        }
    }
    given
}

/// What a form sent for a question: parts and values.
fn sent(question: &str, fields: &Fields) -> Vec<(String, String)> {
    let of_question = |(name, value): &(String, String)| {
        let (id, part) = question_of_field(name)?;
        (id == question && !value.is_empty()).then(|| (part.to_owned(), value.clone()))
    };
    fields.0.iter().filter_map(of_question).collect()
}

fn marked(json: &str) -> BTreeSet<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The marks with those of the form's questions, where they differ from what is stored.
pub fn marks_after(stored: &str, fields: &Fields, plan: &Plan) -> Option<String> {
    let before = marked(stored);
    let mut after = before.clone();
    for question in plan.questions.iter().map(|question| &question.id) {
        let name = format!("m.{question}");
        let values: Vec<&str> = fields.all(&name).collect();
        if values.contains(&"1") {
            after.insert(question.clone());
        } else if !values.is_empty() {
            after.remove(question);
        }
    }
    (after != before).then(|| serde_json::to_string(&after).ok()).flatten()
}

/// The page again, where the first refused question stands.
pub async fn again(app: &AppState, visit: &Visit, open: &Open, refused: &AnswerForm, fields: &Fields) -> Answer {
    let shown = where_it_was(&open.plan, refused, fields);
    show(app, visit, open, shown, Some((refused, fields))).await
}

/// The view that shows the first refused question.
pub fn where_it_was(plan: &Plan, form: &AnswerForm, fields: &Fields) -> Shown {
    let on_page =
        fields.0.iter().filter(|(name, _)| name.starts_with("m.")).map(|(name, _)| name).collect::<BTreeSet<_>>();
    let first = plan.questions.iter().position(|question| form.refused.contains_key(&question.id));
    if on_page.len() > 1 { Shown::All } else { Shown::One(first.map_or(1, |place| place + 1)) }
}

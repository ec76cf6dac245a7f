//! The result of a submitted attempt.

mod notes;
mod reviewing;

pub use notes::note;
pub use reviewing::Reviewing;

use super::{attempts::Open, study::Study};
use crate::{
    db::{certificates, surveys},
    error::Error,
    learning::Record,
    render::{Answer, Page, redirect},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::{
        result::{Again, CourseNews, ResultPage, ResultView},
        thanks::{ThanksPage, ThanksView},
    },
    words::Words,
};
use axum::extract::{Path, State};
use domain::{
    course::Item,
    quiz::{Next, Quiz, Submitted},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// GET /attempts/{attempt}/result
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    let Some(submitted_at) = open.own.attempt.submitted_at else { return Ok(redirect(&format!("/attempts/{id}"))) };
    let words = Words::new(visit.locale);
    let study = Study::load(&app, Some(&actor.person), &open.own.course, visit.locale).await?;
    if open.quiz()?.is_survey() {
        return thanks(&app, &visit, &open, &study, submitted_at).await;
    }
    let mut conn = app.db.read().await?;
    let reviewing = Reviewing::load(&app, &mut conn, &open.edition, &open.own.attempt).await?;
    let now = app.clock.now();
    let review = reviewing.disclosed(now);
    let notes = notes::of_review(&app.clock, &mut conn, &id, &review).await?;
    drop(conn);
    let Reviewing { quiz, submitted, regraded, .. } = &reviewing;
    let attempt = &open.own.attempt;
    let view = ResultView {
        crumbs: vec![
            (study.address(), study.edition.course.title.clone()),
            (format!("{}/quizzes/{}", study.address(), quiz.id), quiz.title.clone()),
        ],
        review,
        notes,
        lessons: lessons(&study),
        regraded: regraded.as_ref().map(|(at, reason)| (app.clock.local(*at), reason.clone())),
        is_newer: study.edition.revision.id != open.own.attempt.revision,
        mode: quiz.mode,
        pass: quiz.pass,
        number: u32::try_from(attempt.number).unwrap_or(u32::MAX),
        attempts: quiz.attempts,
        keep: quiz.keep,
        minutes: u32::try_from((submitted_at - attempt.started_at).max(0) / 60_000).unwrap_or(u32::MAX),
        submitted: app.clock.local(submitted_at),
        by_deadline: attempt.submitted_by.as_deref() == Some("deadline"),
        again: again(&app, quiz, submitted, now),
        quiz: format!("{}/quizzes/{}", study.address(), quiz.id),
        next: next(&study, words, &quiz.id),
        course: news(&app, &study).await?,
    };
    let page = Page::new(&app, &visit, view.title(words)).at(Place::Courses);
    let page = page.of_course(&app, &visit, &open.own.course);
    Ok(page.show(move || view! { <ResultPage words page=view/> }).await)
}

/// A survey has no result: thanks, and the number of the form.
async fn thanks(app: &AppState, visit: &Visit, open: &Open, study: &Study, at: i64) -> Answer {
    let words = Words::new(visit.locale);
    let quiz = open.quiz()?;
    let number = surveys::number_of(&mut app.db.read().await?, &open.own.attempt.id).await?;
    let view = ThanksView {
        crumbs: vec![(study.address(), study.edition.course.title.clone())],
        title: quiz.title.clone(),
        number: number.ok_or(Error::NotFound)?,
        at: app.clock.local(at),
        next: next(study, words, &quiz.id),
        course: study.address(),
    };
    let page = Page::new(app, visit, words.say("survey-thanks")).at(Place::Courses);
    Ok(page.show(move || view! { <ThanksPage words page=view.clone()/> }).await)
}

/// Where to read again: title and address by id.
fn lessons(study: &Study) -> BTreeMap<String, (String, String)> {
    let lessons = study.edition.course.items().filter(|item| matches!(item, Item::Lesson(_)));
    lessons
        .filter_map(|item| Some((item.id()?.to_owned(), (item.title().to_owned(), study.item_address(item)?))))
        .collect()
}

fn again(app: &AppState, quiz: &Quiz, submitted: &[Submitted], now: i64) -> Again {
    let standing = quiz.standing(submitted, now);
    match standing.next {
        Next::Now => Again::Now(standing.left),
        Next::From(at) => Again::From(app.clock.local(at)),
        Next::AfterMarking => Again::AfterMarking,
        Next::Never => Again::Never,
    }
}

fn next(study: &Study, words: Words, quiz: &str) -> Option<(String, String)> {
    let item = study.neighbours(quiz).1?;
    let is_open = study.shut(words, item.id()?).is_none();
    is_open.then(|| Some((item.title().to_owned(), study.item_address(item)?)))?
}

async fn news(app: &AppState, study: &Study) -> Result<CourseNews, Error> {
    let completed = study.record.as_ref().filter(|record| record.completion.is_some());
    let Some(Record { enrolment, .. }) = completed else { return Ok(CourseNews::Open) };
    let current = certificates::current_of_enrolment(&mut app.db.read().await?, &enrolment.id).await?;
    let gives_one = study.edition.course.certificate.is_some();
    Ok(match current {
        Some(certificate) => CourseNews::Certificate(format!("/certificates/{}", certificate.id)),
        None if gives_one => CourseNews::CertificateWaits,
        None => CourseNews::Completed,
    })
}

//! The result of a submitted attempt.

use super::{attempts::Open, study::Study};
use crate::{
    db::{attempts::Attempt, certificates, regrades, surveys},
    error::Error,
    learning::{Record, answers_by_question, marks_by_question},
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
    quiz::{Next, Percent, Points, Quiz, Submitted},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// GET /attempts/{attempt}/result
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    let Some(submitted_at) = open.own.attempt.submitted_at else { return Ok(redirect(&format!("/attempts/{id}"))) };
    let words = Words::new(visit.locale);
    let study = Study::load(&app, Some(&actor.person), &open.own.course).await?;
    if open.quiz()?.is_survey() {
        return thanks(&app, &visit, &open, &study, submitted_at).await;
    }
    let mut conn = app.db.read().await?;
    let answers = answers_by_question(&mut conn, &id).await?;
    let marks = marks_by_question(&mut conn, &id).await?;
    let detail = regrades::detail(&mut conn, &id).await?;
    let regraded = regrades::of_attempt(&mut conn, &id).await?;
    let newer = match &regraded {
        Some((_, _, revision)) => Some(app.catalogue().revision(&mut conn, revision).await?),
        None => None,
    };
    let all = crate::db::attempts::of_enrolment(&mut conn, &open.own.attempt.enrolment).await?;
    drop(conn);
    let pinned = open.quiz()?;
    let by_new_key = newer.as_ref().and_then(|edition| Some(pinned.with_keys_of(edition.course.quiz(&pinned.id)?)));
    let quiz = by_new_key.as_ref().unwrap_or(pinned);
    let submitted = submitted(&all, &quiz.id);
    let now = app.clock.now();
    let disclosure = quiz.disclosure(&submitted, None, now);
    let mut grade = quiz.grade(&open.plan, &answers, &marks);
    take_stored_grade(&mut grade, &open.own.attempt, detail.as_deref());
    let attempt = &open.own.attempt;
    let view = ResultView {
        crumbs: vec![
            (study.address(), study.edition.course.title.clone()),
            (format!("{}/quizzes/{}", study.address(), quiz.id), quiz.title.clone()),
        ],
        review: quiz.review(&open.plan, &answers, &marks, &grade, disclosure),
        lessons: lessons(&study),
        regraded: regraded.map(|(at, reason, _)| (app.clock.local(at), reason)),
        is_newer: study.edition.revision.id != open.own.attempt.revision,
        mode: quiz.mode,
        pass: quiz.pass,
        number: u32::try_from(attempt.number).unwrap_or(u32::MAX),
        attempts: quiz.attempts,
        keep: quiz.keep,
        minutes: u32::try_from((submitted_at - attempt.started_at).max(0) / 60_000).unwrap_or(u32::MAX),
        submitted: app.clock.local(submitted_at),
        by_deadline: attempt.submitted_by.as_deref() == Some("deadline"),
        again: again(&app, quiz, &submitted, now),
        quiz: format!("{}/quizzes/{}", study.address(), quiz.id),
        next: next(&study, words, &quiz.id),
        course: news(&app, &study).await?,
    };
    let page = Page::new(&app, &visit, view.title(words)).at(Place::Courses);
    Ok(page.show(move || view! { <ResultPage words page=view.clone()/> }).await)
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

/// The grade that was recorded is the one that is shown.
fn take_stored_grade(grade: &mut domain::quiz::Grade, attempt: &Attempt, detail: Option<&str>) {
    if let Some(questions) = detail.and_then(|detail| serde_json::from_str(detail).ok()) {
        grade.questions = questions;
    }
    if let (Some(points), Some(out_of), Some(passed)) = (attempt.points, attempt.out_of, attempt.passed) {
        grade.points = Points(points);
        grade.out_of = Points(out_of);
        grade.percent = Percent::of(grade.points, grade.out_of);
        grade.passed = passed;
        grade.waiting = attempt.waiting == Some(true);
    }
}

fn submitted(all: &[Attempt], quiz: &str) -> Vec<Submitted> {
    let of_quiz = all.iter().filter(|attempt| attempt.quiz == quiz);
    of_quiz
        .filter_map(|attempt| {
            let score = Percent::of(Points(attempt.points?), Points(attempt.out_of?));
            Some(Submitted { score, submitted_at: attempt.submitted_at?, waiting: attempt.waiting == Some(true) })
        })
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

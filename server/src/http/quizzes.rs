//! The front page of a quiz, and starting an attempt.

use super::study::{Study, remember_place};
use crate::{
    clock::Clock,
    db::{
        Conn, DbError,
        attempts::{self, Attempt, NewAttempt},
        extra_times, people, surveys,
    },
    error::Error,
    fields::Fields,
    learning::Record,
    render::{Answer, Page, redirect},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::quiz::{AttemptRow, Entry, QuizPage, QuizRules, QuizView},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::quiz::{ExtraTime, Next, Percent, Plan, Points, Quiz};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// GET /courses/{course}/quizzes/{quiz}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    if let Some(record) = &study.record {
        remember_place(&app, record, &quiz);
    }
    page(&app, &visit, &actor, &study, &quiz, None).await
}

/// The page; with a refusal, status 422 and the reason by the button that starts.
async fn page(
    app: &AppState,
    visit: &Visit,
    actor: &Actor,
    study: &Study,
    quiz: &str,
    refusal: Option<String>,
) -> Answer {
    let words = Words::new(visit.locale);
    let found = study.edition.course.quiz(quiz).ok_or(Error::NotFound)?;
    let extra = extra_time(&mut app.db.read().await?, &actor.person, &study.edition.course.id).await?;
    let record = study.record.as_ref();
    let standing = found.standing(&record.map(|record| record.submitted(quiz)).unwrap_or_default(), app.clock.now());
    let view = QuizView {
        crumbs: vec![
            ("/courses".to_owned(), words.say("nav-courses")),
            (study.address(), study.edition.course.title.clone()),
        ],
        lang: found.lang,
        untranslated: !found.is_in(words.locale()),
        title: found.title.clone(),
        intro_html: found.intro_html.clone(),
        rules: QuizRules::of(found, extra),
        left: standing.left,
        attempts: record.filter(|_| !found.is_survey()).map(|record| rows(app, record, found)).unwrap_or_default(),
        about: found.is_survey().then(|| found.survey.about.clone()),
        entry: entry(app, words, study, found, standing.next).await?,
        refusal: refusal.clone(),
    };
    let status = if refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, found.title.clone()).at(Place::Courses).status(status);
    let page = page.of_course(app, visit, &study.edition.course.id);
    Ok(page.show(move || view! { <QuizPage words page=view/> }).await)
}

/// What a person gets in a course besides the limit.
async fn extra_time(conn: &mut Conn, person: &str, course: &str) -> Result<ExtraTime, DbError> {
    let own = ExtraTime { percent: people::get(conn, person).await?.extra_time_percent, minutes: 0 };
    let (percent, minutes) = extra_times::current(conn, person, course).await?.unwrap_or_default();
    Ok(own.with(ExtraTime { percent, minutes }))
}

fn rows(app: &AppState, record: &Record, quiz: &Quiz) -> Vec<AttemptRow> {
    let kept = quiz.standing(&record.submitted(&quiz.id), app.clock.now()).kept;
    record
        .attempts_at(&quiz.id)
        .filter_map(|attempt| {
            let score =
                attempt.points.zip(attempt.out_of).map(|(points, out_of)| Percent::of(Points(points), Points(out_of)));
            Some(AttemptRow {
                number: u32::try_from(attempt.number).unwrap_or(u32::MAX),
                submitted: app.clock.local(attempt.submitted_at?),
                score,
                passed: attempt.passed.unwrap_or(false),
                waiting: attempt.waiting == Some(true),
                counts: kept.is_some() && score == kept,
                address: format!("/attempts/{}/result", attempt.id),
            })
        })
        .collect()
}

async fn entry(app: &AppState, words: Words, study: &Study, quiz: &Quiz, next: Next) -> Result<Entry, Error> {
    let Some(record) = &study.record else { return Ok(Entry::NotEnrolled(study.address())) };
    if let Some(attempt) = record.open_attempt(&quiz.id) {
        return resume(app, attempt).await;
    }
    if let Some(reason) = study.shut(words, &quiz.id) {
        return Ok(Entry::Shut(reason));
    }
    Ok(match next {
        Next::Now => Entry::Start {
            action: format!("{}/quizzes/{}/attempts", study.address(), quiz.id),
            form_id: secret::uuid(app.clock.now()),
            honour: quiz.honour,
        },
        Next::From(at) => Entry::Wait(app.clock.local(at)),
        Next::AfterMarking => Entry::Marking,
        Next::Never if quiz.is_survey() => sent(app, record, quiz).await?,
        Next::Never => Entry::Used,
    })
}

/// The form that was sent; one that was still an attempt at an exam has no number.
async fn sent(app: &AppState, record: &Record, quiz: &Quiz) -> Result<Entry, Error> {
    let last = record.attempts_at(&quiz.id).filter_map(|attempt| Some((attempt, attempt.submitted_at?))).last();
    let Some((attempt, at)) = last else { return Ok(Entry::Used) };
    let number = surveys::number_of(&mut app.db.read().await?, &attempt.id).await?;
    Ok(number.map_or(Entry::Used, |number| Entry::Sent { number, at: app.clock.local(at) }))
}

async fn resume(app: &AppState, attempt: &Attempt) -> Result<Entry, Error> {
    let answers = crate::learning::answers_by_question(&mut app.db.read().await?, &attempt.id).await?;
    let plan: Plan = serde_json::from_str(&attempt.plan).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(Entry::Resume {
        address: format!("/attempts/{}", attempt.id),
        ends: attempt.deadline_at.map(|at| app.clock.local(at)),
        answered: (answers.values().filter(|answer| !answer.is_blank()).count(), plan.questions.len()),
    })
}

/// POST /courses/{course}/quizzes/{quiz}/attempts: starts an attempt, or leads to the open one.
pub async fn start(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    let front = format!("{}/quizzes/{quiz}", study.address());
    let found = study.edition.course.quiz(&quiz).ok_or(Error::NotFound)?.clone();
    let words = Words::new(visit.locale);
    let Some(record) = study.record.clone() else { return Ok(redirect(&front)) };
    if study.shut(words, &quiz).is_some() {
        return Ok(redirect(&front));
    }
    if found.honour && fields.get("honour") != "1" {
        return page(&app, &visit, &actor, &study, &quiz, Some(words.say("honour-needed"))).await;
    }
    let extra = extra_time(&mut app.db.read().await?, &actor.person, &course).await?;
    let starting = Starting {
        clock: app.clock.clone(),
        edition: study.edition.clone(),
        quiz: found,
        enrolment: record.enrolment.id,
        form_id: fields.form_id(app.clock.now()),
        locale: visit.locale.code(),
        extra,
    };
    let started = app.db.write(move |conn| Box::pin(async move { starting.start(conn).await })).await?;
    Ok(match started {
        Some(attempt) => redirect(&format!("/attempts/{attempt}")),
        None => redirect(&front),
    })
}

struct Starting {
    clock: Clock,
    edition: std::sync::Arc<crate::courses::Edition>,
    quiz: Quiz,
    enrolment: String,
    form_id: String,
    locale: &'static str,
    extra: ExtraTime,
}

impl Starting {
    /// The attempt to go to: the one this form made, the open one, or a new one; `None` when none may start.
    async fn start(self, conn: &mut Conn) -> Result<Option<String>, DbError> {
        let now = self.clock.now();
        let enrolment = crate::db::enrolments::lock(conn, &self.enrolment).await?;
        if let Some(made) = attempts::find_by_form(conn, &self.enrolment, &self.form_id).await? {
            return Ok(Some(made));
        }
        let record = Record::load(conn, &self.edition, enrolment).await?;
        if let Some(open) = record.open_attempt(&self.quiz.id) {
            return Ok(Some(open.id.clone()));
        }
        if !self.quiz.standing(&record.submitted(&self.quiz.id), now).may_start() {
            return Ok(None);
        }
        let attempt = self.attempt(&record, now)?;
        attempts::start(conn, &attempt, now).await?;
        Ok(Some(attempt.id))
    }

    fn attempt(self, record: &Record, now: i64) -> Result<NewAttempt, DbError> {
        let seed = u64::from_be_bytes(secret::bytes());
        let plan = self.quiz.plan(seed, &seen(record, &self.quiz.id));
        let time = self.quiz.time.map(|limit| self.extra.applied_to(limit));
        let number = record.attempts_at(&self.quiz.id).map(|attempt| attempt.number).max().unwrap_or(0) + 1;
        Ok(NewAttempt {
            id: secret::uuid(now),
            enrolment: self.enrolment,
            quiz: self.quiz.id.clone(),
            revision: self.edition.revision.id.clone(),
            number,
            form_id: self.form_id,
            plan: serde_json::to_string(&plan).map_err(|error| DbError::Other(error.to_string()))?,
            seed: i64::from_be_bytes(seed.to_be_bytes()),
            locale: self.locale,
            deadline_at: time.map(|time| now + time),
            extra_time_percent: self.extra.percent,
            extra_time_minutes: self.extra.minutes,
            honoured_at: self.quiz.honour.then_some(now),
        })
    }
}

/// The questions that earlier attempts have shown.
fn seen(record: &Record, quiz: &str) -> BTreeSet<String> {
    record
        .attempts_at(quiz)
        .filter_map(|attempt| serde_json::from_str::<Plan>(&attempt.plan).ok())
        .flat_map(|plan| plan.questions)
        .map(|question| question.id)
        .collect()
}

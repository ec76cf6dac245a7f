//! Marking: the queue of a quiz, and one answer by its rubric.

use super::{crumbs, edition, quiz};
use crate::{
    courses::Edition,
    db::{
        audit, enrolments,
        marks::{self, MarkRow, NewMark},
        teaching::{self, ToMark},
    },
    error::Error,
    fields::Fields,
    http::attempts::attachment,
    learning::{answers_by_question, marks_by_question},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::teaching::{
        mark::{MarkPage, MarkView},
        queue::{QueueLine, QueuePage, QueueView},
    },
    words::Words,
};
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    number,
    quiz::{self, Criterion, HandedFile, Kind, Mark, MarkError, Plan, Points, Question},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows of the queue; the others follow when these are marked.
const SHOWN: i64 = 200;

/// GET /teaching/{course}/quizzes/{quiz}/marking
pub async fn queue(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let found = quiz(&edition.course, &id)?;
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let mut lines = Vec::new();
    for attempt in teaching::waiting(&mut conn, &course, &id, SHOWN).await? {
        let pinned = app.catalogue().revision(&mut conn, &attempt.revision).await?;
        let answers = answers_by_question(&mut conn, &attempt.attempt).await?;
        let marks = marks_by_question(&mut conn, &attempt.attempt).await?;
        let open = marked_questions(&pinned, &attempt)?.into_iter().filter(|question| {
            answers.get(&question.id).is_some_and(|answer| !answer.is_blank()) && !marks.contains_key(&question.id)
        });
        lines.extend(open.map(|question| QueueLine {
            address: format!("/teaching/{course}/marking/{}/{}", attempt.attempt, question.id),
            name: (!found.anonymous).then(|| attempt.full_name.clone()),
            prompt_html: question.prompt_html.clone(),
            since: app.clock.local(attempt.submitted_at),
        }));
    }
    drop(conn);
    let view = QueueView { crumbs: crumbs(words, &edition), title: found.title.clone(), lines };
    let page = Page::new(&app, &visit, found.title.clone()).at(Place::Teaching);
    Ok(page.show(move || view! { <QueuePage words page=view.clone()/> }).await)
}

/// The questions of an attempt that people mark.
fn marked_questions(pinned: &Edition, attempt: &ToMark) -> Result<Vec<Question>, Error> {
    let plan: Plan = serde_json::from_str(&attempt.plan).map_err(|error| Error::Internal(error.to_string()))?;
    let Ok(quiz) = quiz(&pinned.course, &attempt.quiz) else { return Ok(Vec::new()) };
    let questions = plan.questions.iter().filter_map(|entry| quiz.planned(entry).map(|(_, question)| question));
    Ok(questions.filter(|question| question.kind.is_marked()).cloned().collect())
}

/// An answer to be marked, with everything that its page needs.
struct Work {
    edition: Arc<Edition>,
    attempt: ToMark,
    question: Question,
    answer: Option<quiz::Answer>,
    current: Option<MarkRow>,
    is_anonymous: bool,
}

impl Work {
    async fn load(app: &AppState, actor: &Actor, course: &str, attempt: &str, question: &str) -> Result<Self, Error> {
        let edition = edition(app, actor, course).await?;
        let mut conn = app.db.read().await?;
        let attempt = teaching::find(&mut conn, course, attempt).await?.ok_or(Error::NotFound)?;
        let pinned = app.catalogue().revision(&mut conn, &attempt.revision).await?;
        let questions = marked_questions(&pinned, &attempt)?;
        let question = questions.into_iter().find(|one| one.id == question).ok_or(Error::NotFound)?;
        let answer = answers_by_question(&mut conn, &attempt.attempt).await?.remove(&question.id);
        let marks = marks::of_attempt(&mut conn, &attempt.attempt).await?;
        let current = marks.into_iter().find(|mark| mark.question == question.id);
        let is_anonymous = pinned.course.quiz(&attempt.quiz).is_some_and(|quiz| quiz.anonymous);
        Ok(Self { edition, attempt, question, answer, current, is_anonymous })
    }

    fn address(&self) -> String {
        format!("/teaching/{}/marking/{}/{}", self.edition.course.id, self.attempt.attempt, self.question.id)
    }

    /// The criteria of the rubric; the whole answer where there is none.
    fn criteria(&self) -> Vec<Criterion> {
        match self.question.rubric() {
            [] => vec![Criterion { points: self.question.points, html: String::new(), levels: Vec::new() }],
            rubric => rubric.to_vec(),
        }
    }
}

/// GET /teaching/{course}/marking/{attempt}/{question}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Path<(String, String, String)>,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let words = Words::new(visit.locale);
    let given: Vec<Points> =
        work.current.as_ref().and_then(|mark| serde_json::from_str(&mark.criteria).ok()).unwrap_or_default();
    let typed = given.iter().map(|points| words.decimal(points.0, 2)).collect();
    let comment = work.current.as_ref().map(|mark| mark.comment.clone()).unwrap_or_default();
    let form = Typed { criteria: typed, comment, seen: work.seen(), ..Typed::default() };
    page(&app, &visit, work, form).await
}

/// What stands in the form of a mark.
#[derive(Default)]
struct Typed {
    criteria: Vec<String>,
    comment: String,
    seen: String,
    errors: FieldErrors,
    is_late: bool,
}

impl Work {
    fn seen(&self) -> String {
        self.current.as_ref().map(|mark| mark.id.clone()).unwrap_or_default()
    }
}

async fn page(app: &AppState, visit: &Visit, work: Work, form: Typed) -> Answer {
    let words = Words::new(visit.locale);
    let action = work.address();
    let (text, files) = match work.answer.clone() {
        Some(quiz::Answer::Text(text)) => (Some(text), Vec::new()),
        Some(quiz::Answer::Files(files)) => (None, files),
        _ => (None, Vec::new()),
    };
    let sample = match &work.question.kind {
        Kind::Essay(essay) => essay.sample_html.clone(),
        Kind::Upload(upload) => upload.sample_html.clone(),
        _ => None,
    };
    let meanwhile = work.current.as_ref().filter(|_| form.is_late).map(|mark| {
        let points: Vec<Points> = serde_json::from_str(&mark.criteria).unwrap_or_default();
        (mark.marker_name.clone(), points.into_iter().sum())
    });
    let status = match (form.errors.is_empty(), form.is_late) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::CONFLICT,
        (true, false) => StatusCode::OK,
    };
    let mut typed = form.criteria.into_iter();
    let mut crumbs = crumbs(words, &work.edition);
    crumbs.push((
        format!("/teaching/{}/quizzes/{}/marking", work.edition.course.id, work.attempt.quiz),
        words.say("queue-mark"),
    ));
    let view = MarkView {
        crumbs,
        name: (!work.is_anonymous).then(|| work.attempt.full_name.clone()),
        prompt_html: work.question.prompt_html.clone(),
        body_html: work.question.body_html.clone(),
        text,
        files,
        criteria: work.criteria().into_iter().map(|criterion| (criterion, typed.next().unwrap_or_default())).collect(),
        comment: form.comment,
        sample_html: sample.unwrap_or_default(),
        seen: if form.is_late { work.seen() } else { form.seen },
        meanwhile,
        action,
        errors: form.errors,
        form_id: secret::uuid(app.clock.now()),
    };
    let page = Page::new(app, visit, words.say("queue-mark")).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <MarkPage words page=view.clone()/> }).await)
}

/// POST /teaching/{course}/marking/{attempt}/{question}: records the mark and settles. Where somebody else has marked
/// meanwhile, both marks are shown and neither is lost.
pub async fn mark(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Path<(String, String, String)>,
    fields: Fields,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let words = Words::new(visit.locale);
    let criteria: Vec<String> =
        (0..work.criteria().len()).map(|place| fields.get(&format!("c{place}")).to_owned()).collect();
    let comment: String = fields.trimmed("comment").chars().take(4000).collect();
    let seen = fields.trimmed("seen").to_owned();
    let form = Typed { criteria: criteria.clone(), comment: comment.clone(), seen: seen.clone(), ..Typed::default() };
    let points = match read(words, &work, &criteria) {
        Ok(points) => points,
        Err(errors) => return page(&app, &visit, work, Typed { errors, ..form }).await,
    };
    let new = NewMark {
        id: fields.form_id(app.clock.now()),
        attempt: work.attempt.attempt.clone(),
        question: work.question.id.clone(),
        marker: actor.person.clone(),
        criteria: serde_json::to_string(&points).map_err(|error| Error::Internal(error.to_string()))?,
        comment,
    };
    let (settling, enrolment, now) = (app.settling(), work.attempt.enrolment.clone(), app.clock.now());
    let recorded = app
        .db
        .write(move |conn| {
            Box::pin(async move {
                enrolments::lock(conn, &enrolment).await?;
                if !marks::record(conn, &new, Some(seen.as_str()).filter(|seen| !seen.is_empty()), now).await? {
                    return Ok(false);
                }
                settling.grade_marked(conn, &new.attempt, now).await?;
                settling.settle(conn, &enrolment).await?;
                let entry = audit::Entry {
                    actor: Some(&new.marker),
                    action: "answer-marked",
                    subject_kind: "marks",
                    subject: &new.id,
                    detail: None,
                };
                audit::record(conn, entry, now).await?;
                Ok(true)
            })
        })
        .await?;
    if !recorded {
        let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
        return page(&app, &visit, work, Typed { is_late: true, ..form }).await;
    }
    let queue = format!("/teaching/{course}/quizzes/{}/marking", work.attempt.quiz);
    Ok(redirect_with(&queue, "flash-marked"))
}

/// The points by criterion, or what is wrong with them.
fn read(words: Words, work: &Work, typed: &[String]) -> Result<Vec<Points>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let most = work.question.most_by_criterion();
    let wrong = |place: usize| {
        let most = words.decimal(most.get(place).map_or(0, |most| most.0), 2);
        words.with("mark-range", &[("most", most.into())])
    };
    let points: Vec<Option<Points>> = typed.iter().map(|text| thousandths(text)).collect();
    for (place, _) in points.iter().enumerate().filter(|(_, points)| points.is_none()) {
        errors.add(format!("c{place}"), wrong(place));
    }
    let mark = Mark { criteria: points.into_iter().flatten().collect(), comment: String::new() };
    if errors.is_empty() {
        match work.question.check_mark(&mark) {
            Ok(()) => return Ok(mark.criteria),
            Err(MarkError::OutOfRange { criterion } | MarkError::NotAHalf { criterion }) => {
                errors.add(format!("c{criterion}"), wrong(criterion));
            }
            Err(MarkError::NotMarked | MarkError::Incomplete) => errors.add("c0", wrong(0)),
        }
    }
    Err(errors)
}

fn thousandths(text: &str) -> Option<Points> {
    let value = number::decimal(text.trim())?;
    (0.0..=1_000.0).contains(&value).then(|| Points((value * 1000.0).round() as i64))
}

/// GET /teaching/{course}/marking/{attempt}/files/{hash}
pub async fn file(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, attempt, hash)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Error> {
    edition(&app, &actor, &course).await?;
    let mut conn = app.db.read().await?;
    let attempt = teaching::find(&mut conn, &course, &attempt).await?.ok_or(Error::NotFound)?;
    let answers = answers_by_question(&mut conn, &attempt.attempt).await?;
    drop(conn);
    let files = answers.into_values().filter_map(|answer| match answer {
        quiz::Answer::Files(files) => Some(files),
        _ => None,
    });
    let file: HandedFile = files.flatten().find(|file| file.hash == hash).ok_or(Error::NotFound)?;
    attachment(&app, &file, request).await
}

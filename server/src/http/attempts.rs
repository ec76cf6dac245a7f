//! An attempt under way: its page, the saves of its answers, its submission.

use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        answers::{self, Save},
        attempts::{self, Attempt, OwnAttempt},
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::question::Given,
    document::Frame,
    pages::attempt::{AttemptPage, AttemptView, SaveFields, Shown, TimeLeft},
    words::Words,
};
use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::IntoResponse,
};
use domain::quiz::{self, AnswerForm, Plan, Quiz};
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The longest id that a form may make for its saves.
const LONGEST_SAVE_ID: usize = 64;

/// An attempt with the edition it is pinned to.
pub struct Open {
    /// The attempt and its course.
    pub own: OwnAttempt,
    /// Its edition.
    pub edition: Arc<Edition>,
    /// Its resolved plan.
    pub plan: Plan,
}

impl Open {
    /// The actor's own attempt, settled if its time is over; anybody else's is not found.
    pub async fn load(app: &AppState, actor: &Actor, id: &str) -> Result<Self, Error> {
        let mut own = find(app, actor, id).await?;
        let is_over = own.attempt.deadline_at.is_some_and(|deadline| deadline <= app.clock.now());
        if is_over && own.attempt.submitted_at.is_none() {
            let (settling, enrolment) = (app.settling(), own.attempt.enrolment.clone());
            app.db.write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await })).await?;
            own = find(app, actor, id).await?;
        }
        let mut conn = app.db.read().await?;
        let edition = app.catalogue().revision(&mut conn, &own.attempt.revision).await?;
        let plan = serde_json::from_str(&own.attempt.plan).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Self { own, edition, plan })
    }

    /// The quiz of the pinned revision.
    pub fn quiz(&self) -> Result<&Quiz, Error> {
        self.edition.course.quiz(&self.own.attempt.quiz).ok_or(Error::NotFound)
    }

    fn address(&self) -> String {
        format!("/attempts/{}", self.own.attempt.id)
    }
}

async fn find(app: &AppState, actor: &Actor, id: &str) -> Result<OwnAttempt, Error> {
    let mut conn = app.db.read().await?;
    attempts::find_own(&mut conn, &actor.person, id).await?.ok_or(Error::NotFound)
}

/// GET /attempts/{attempt}?question=N, ?view=all, ?confirm=1
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    if open.own.attempt.submitted_at.is_some() {
        return Ok(redirect(&format!("{}/result", open.address())));
    }
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let shown = shown(&query, &actor, open.plan.questions.len());
    page(&app, &visit, &open, shown, None).await
}

fn shown(query: &Fields, actor: &Actor, all: usize) -> Shown {
    if query.find("confirm").is_some() {
        return Shown::Confirm;
    }
    match (query.get("view"), query.find("question").and_then(|number| number.parse::<usize>().ok())) {
        ("all", _) => Shown::All,
        (_, Some(number)) => Shown::One(number.clamp(1, all.max(1))),
        _ if actor.quiz_view == "all" => Shown::All,
        _ => Shown::One(1),
    }
}

async fn page(
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
        course: format!("/courses/{}", open.own.course),
        sheet: quiz.sheet(&open.plan),
        given: given(words, &saves, form),
        marked: marked(attempt),
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
    Ok(page.show(move || view! { <AttemptPage words page=view.clone()/> }).await)
}

async fn left_after(open: &Open, quiz: &Quiz, conn: &mut Conn) -> Result<Option<u32>, Error> {
    let Some(allowed) = quiz.attempts else { return Ok(None) };
    let all = attempts::of_enrolment(conn, &open.own.attempt.enrolment).await?;
    let used = all.iter().filter(|other| other.quiz == quiz.id).count();
    Ok(Some(allowed.saturating_sub(super::study::small(used))))
}

/// What stands in the fields: what is stored, and over it what was just refused.
fn given(words: Words, saves: &[answers::Current], form: Option<(&AnswerForm, &Fields)>) -> BTreeMap<String, Given> {
    let mut given: BTreeMap<String, Given> = saves
        .iter()
        .filter_map(|save| {
            let answer: quiz::Answer = serde_json::from_str(save.answer.as_deref()?).ok()?;
            Some((save.question.clone(), Given::stored(&answer)))
        })
        .collect();
    if let Some((form, fields)) = form {
        for (question, error) in &form.refused {
            let values = fields.all(&quiz::field_name(question)).map(str::to_owned).collect();
            given.insert(question.clone(), Given { values, error: Some(words.phrase(&error.phrase())) });
        }
    }
    given
}

fn marked(attempt: &Attempt) -> BTreeSet<String> {
    serde_json::from_str(&attempt.marked).unwrap_or_default()
}

/// POST /attempts/{attempt}/answers: keeps what the form holds; with `Accept: application/json` a receipt comes back.
pub async fn save(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    let outcome = keep(&app, &actor, &open, &fields).await?;
    if visit.wants_json {
        return Ok(receipt(&outcome));
    }
    match outcome {
        Outcome::Over => Ok(redirect_with(&format!("{}/result", open.address()), "flash-time-over")),
        Outcome::Refused(form) => {
            let shown = where_it_was(&open, &form, &fields);
            page(&app, &visit, &open, shown, Some((&form, &fields))).await
        }
        Outcome::Kept(_) => Ok(redirect(&go(&open, fields.get("go")))),
    }
}

/// What became of a form's answers.
enum Outcome {
    /// All that it held is on disk, at this time.
    Kept(i64),
    /// Something cannot be taken; the rest is on disk.
    Refused(AnswerForm),
    /// The attempt is submitted or its time is over.
    Over,
}

fn receipt(outcome: &Outcome) -> axum::response::Response {
    match outcome {
        Outcome::Kept(at) => Json(serde_json::json!({ "saved_at": at })).into_response(),
        Outcome::Refused(form) => {
            let questions: Vec<&String> = form.refused.keys().collect();
            (StatusCode::UNPROCESSABLE_ENTITY, Json(serde_json::json!({ "refused": questions }))).into_response()
        }
        Outcome::Over => (StatusCode::CONFLICT, Json(serde_json::json!({ "over": true }))).into_response(),
    }
}

async fn keep(app: &AppState, actor: &Actor, open: &Open, fields: &Fields) -> Result<Outcome, Error> {
    if open.own.attempt.submitted_at.is_some() {
        return Ok(Outcome::Over);
    }
    let form = open.quiz()?.read_answers(&open.plan, &fields.0);
    let now = app.clock.now();
    let saves = saves(fields, &form, now)?;
    let marks = marks_after(&open.own.attempt, fields, &open.plan);
    let (person, attempt) = (actor.person.clone(), open.own.attempt.id.clone());
    let kept = app
        .db
        .write(move |conn| Box::pin(async move { store(conn, &person, &attempt, &saves, marks.as_deref(), now).await }))
        .await?;
    Ok(match kept {
        None => Outcome::Over,
        Some(_) if !form.refused.is_empty() => Outcome::Refused(form),
        Some(at) => Outcome::Kept(at),
    })
}

/// One save for each question of the form, under the form's id.
fn saves(fields: &Fields, form: &AnswerForm, now: i64) -> Result<Vec<Save>, Error> {
    let made = fields.trimmed("save_id");
    let save_id = if made.is_empty() || made.len() > LONGEST_SAVE_ID { secret::uuid(now) } else { made.to_owned() };
    let number = |name| fields.trimmed(name).parse::<i64>().ok().filter(|number| (0..=1 << 53).contains(number));
    let counter = number("counter").unwrap_or(1);
    let client_at = number("client_at").unwrap_or(now);
    form.answers
        .iter()
        .map(|(question, answer)| {
            let answer = answer.as_ref().map(serde_json::to_string).transpose();
            Ok(Save {
                id: format!("{save_id}.{question}"),
                question: question.clone(),
                answer: answer.map_err(|error| Error::Internal(error.to_string()))?,
                counter,
                client_at,
            })
        })
        .collect()
}

/// Stores saves and marks; `None` when the attempt takes no more. A form without answers is still a form that arrived.
async fn store(
    conn: &mut Conn,
    person: &str,
    attempt: &str,
    saves: &[Save],
    marks: Option<&str>,
    now: i64,
) -> Result<Option<i64>, DbError> {
    let mut saved_at = now;
    for save in saves {
        match answers::save(conn, person, attempt, save, now).await? {
            Some(at) => saved_at = at,
            None => return Ok(None),
        }
    }
    if let Some(marks) = marks {
        attempts::mark(conn, attempt, marks).await?;
    }
    Ok(Some(saved_at))
}

/// The marks with those of the form's questions, where they differ from what is stored.
fn marks_after(attempt: &Attempt, fields: &Fields, plan: &Plan) -> Option<String> {
    let before = marked(attempt);
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

/// Where a form's button leads after saving.
fn go(open: &Open, wanted: &str) -> String {
    match wanted {
        "all" => format!("{}?view=all", open.address()),
        "confirm" => format!("{}?confirm=1", open.address()),
        number => format!("{}?question={}", open.address(), number.parse::<usize>().unwrap_or(1)),
    }
}

/// The view that shows the first refused question.
fn where_it_was(open: &Open, form: &AnswerForm, fields: &Fields) -> Shown {
    let on_page =
        fields.0.iter().filter(|(name, _)| name.starts_with("m.")).map(|(name, _)| name).collect::<BTreeSet<_>>();
    let first = open.plan.questions.iter().position(|question| form.refused.contains_key(&question.id));
    if on_page.len() > 1 { Shown::All } else { Shown::One(first.map_or(1, |place| place + 1)) }
}

/// POST /attempts/{attempt}/submission: keeps what the form holds, then submits; a second time changes nothing.
pub async fn submit(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    let result = format!("{}/result", open.address());
    match keep(&app, &actor, &open, &fields).await? {
        Outcome::Over => return Ok(redirect(&result)),
        Outcome::Refused(form) => {
            let shown = where_it_was(&open, &form, &fields);
            return page(&app, &visit, &open, shown, Some((&form, &fields))).await;
        }
        Outcome::Kept(_) => {}
    }
    let (settling, attempt, now) = (app.settling(), open.own.attempt, app.clock.now());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                crate::db::enrolments::lock(conn, &attempt.enrolment).await?;
                settling.submit(conn, &attempt, "learner", now).await?;
                settling.settle(conn, &attempt.enrolment).await
            })
        })
        .await?;
    Ok(redirect(&result))
}

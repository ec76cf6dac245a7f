//! The form of a survey that somebody fills in who teaches the course: the page that learners have, and the same saves.

use super::{is_asked, survey};
use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        answers::Save,
        instructor_answers,
        instructor_forms::{self, InstructorForm, NewInstructorForm},
    },
    error::Error,
    fields::{self, Fields, Form},
    http::{
        attempts::{self, receipt},
        teaching::edition,
    },
    render::{Answer, Page, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Frame,
    pages::attempt::{AttemptPage, AttemptView, SaveFields, Shown},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::quiz::{AnswerForm, Plan, Quiz};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

type Where = Path<(String, String)>;

/// The actor's own form with the edition it is filled in.
struct Filling {
    course: String,
    survey: String,
    form: InstructorForm,
    edition: Arc<Edition>,
    plan: Plan,
}

impl Filling {
    /// Her form in a course that she teaches; where she has none it is not found.
    async fn load(app: &AppState, actor: &Actor, course: &str, survey: &str) -> Result<Self, Error> {
        edition(app, actor, course).await?;
        let mut conn = app.db.read().await?;
        let form = instructor_forms::find(&mut conn, course, survey, &actor.person).await?.ok_or(Error::NotFound)?;
        let pinned = app.catalogue().revision(&mut conn, &form.revision).await?;
        let edition = pinned.in_locale(form.locale()).clone();
        let plan = serde_json::from_str(&form.plan).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Self { course: course.to_owned(), survey: survey.to_owned(), form, edition, plan })
    }

    fn quiz(&self) -> Result<&Quiz, Error> {
        survey(&self.edition, &self.survey)
    }

    fn results(&self) -> String {
        format!("/teaching/{}/surveys/{}", self.course, self.survey)
    }

    fn address(&self) -> String {
        format!("{}/form", self.results())
    }

    fn is_sent(&self) -> bool {
        self.form.submitted_at.is_some()
    }
}

/// POST /teaching/{course}/surveys/{quiz}/form: begins the form, or leads to the one that is begun.
pub async fn begin(State(app): State<AppState>, visit: Visit, actor: Actor, Path((course, id)): Where) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let found = survey(&edition, &id)?;
    if !is_asked(&mut app.db.read().await?, &app, &actor, &course, found).await? {
        return Err(Error::NotFound);
    }
    let (now, seed) = (app.clock.now(), u64::from_be_bytes(secret::bytes()));
    let plan = found.plan(seed, &BTreeSet::new());
    let new = NewInstructorForm {
        id: secret::uuid(now),
        course: course.clone(),
        quiz: id.clone(),
        person: actor.person,
        revision: edition.revision.id.clone(),
        plan: serde_json::to_string(&plan).map_err(|error| Error::Internal(error.to_string()))?,
        locale: visit.locale.code(),
    };
    app.db.write(move |conn| Box::pin(async move { instructor_forms::begin(conn, &new, now).await })).await?;
    Ok(redirect(&format!("/teaching/{course}/surveys/{id}/form")))
}

/// GET /teaching/{course}/surveys/{quiz}/form?question=N, ?view=all, ?confirm=1
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Where,
    RawQuery(query): RawQuery,
) -> Answer {
    let filling = Filling::load(&app, &actor, &course, &id).await?;
    if filling.is_sent() {
        return Ok(redirect(&filling.results()));
    }
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let shown = attempts::shown(&query, &actor, filling.plan.questions.len());
    page(&app, &visit, &filling, shown, None).await
}

/// The page; with a form in which something was refused, status 422 and what was typed.
async fn page(
    app: &AppState,
    visit: &Visit,
    filling: &Filling,
    shown: Shown,
    form: Option<(&AnswerForm, &Fields)>,
) -> Answer {
    let (words, quiz) = (Words::new(visit.locale), filling.quiz()?);
    let saves = instructor_answers::current(&mut app.db.read().await?, &filling.form.id).await?;
    let now = app.clock.now();
    let view = AttemptView {
        attempt: filling.form.id.clone(),
        address: filling.address(),
        course: format!("/teaching/{}", filling.course),
        is_survey: true,
        sheet: quiz.sheet(&filling.plan),
        given: attempts::given(words, quiz, &filling.plan, &saves, form),
        marked: serde_json::from_str(&filling.form.marked).unwrap_or_default(),
        shown,
        saved: saves.iter().map(|save| save.saved_at).max().map(|at| app.clock.local(at)),
        time: None,
        left_after: None,
        save: SaveFields {
            save_id: secret::uuid(now),
            counter: saves.iter().map(|save| save.counter).max().unwrap_or(0).unsigned_abs() + 1,
            client_at: now,
        },
        notice: None,
    };
    let status = if form.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, view.title(words)).framed(Frame::Bare).with_islands().status(status);
    Ok(page.show(move || view! { <AttemptPage words page=view/> }).await)
}

/// POST /teaching/{course}/surveys/{quiz}/form/answers: keeps what the form holds; with `Accept: application/json` a
/// receipt comes back.
pub async fn save(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Where,
    form: Form,
) -> Answer {
    let filling = Filling::load(&app, &actor, &course, &id).await?;
    let outcome = keep(&app, &filling, &form.fields).await?;
    if visit.wants_json {
        return Ok(receipt(&outcome));
    }
    match outcome {
        attempts::Outcome::Over => Ok(redirect(&filling.results())),
        attempts::Outcome::Refused(refused) => again(&app, &visit, &filling, &refused, &form.fields).await,
        attempts::Outcome::Kept(_) => Ok(redirect(&attempts::go(&filling.address(), form.fields.get("go")))),
    }
}

async fn again(app: &AppState, visit: &Visit, filling: &Filling, refused: &AnswerForm, fields: &Fields) -> Answer {
    let shown = attempts::where_it_was(&filling.plan, refused, fields);
    page(app, visit, filling, shown, Some((refused, fields))).await
}

/// Keeps everything that a form holds, as long as it is not handed in.
async fn keep(app: &AppState, filling: &Filling, fields: &Fields) -> Result<attempts::Outcome, Error> {
    let answers = filling.quiz()?.read_answers(&filling.plan, &fields.0);
    let now = app.clock.now();
    let saves = attempts::saves(fields, &answers, now)?;
    let marks = attempts::marks_after(&filling.form.marked, fields, &filling.plan);
    let (id, marks) = (filling.form.id.clone(), marks.unwrap_or_else(|| filling.form.marked.clone()));
    let kept = app.db.write(move |conn| Box::pin(async move { store(conn, &id, &saves, &marks, now).await })).await?;
    Ok(match kept {
        false => attempts::Outcome::Over,
        true if !answers.refused.is_empty() => attempts::Outcome::Refused(answers),
        true => attempts::Outcome::Kept(now),
    })
}

async fn store(conn: &mut Conn, id: &str, saves: &[Save], marks: &str, now: i64) -> Result<bool, DbError> {
    let is_open = instructor_forms::mark(conn, id, marks).await?;
    if is_open {
        instructor_answers::save(conn, id, saves, now).await?;
    }
    Ok(is_open)
}

/// POST /teaching/{course}/surveys/{quiz}/form/submission: keeps what the form holds, then hands it in; twice is once.
pub async fn submit(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Where,
    form: Form,
) -> Answer {
    let filling = Filling::load(&app, &actor, &course, &id).await?;
    if let attempts::Outcome::Refused(refused) = keep(&app, &filling, &form.fields).await? {
        return again(&app, &visit, &filling, &refused, &form.fields).await;
    }
    let (now, own) = (app.clock.now(), filling.form.id.clone());
    let handed_in = app
        .db
        .write(move |conn| Box::pin(async move { instructor_forms::hand_in(conn, &course, &id, &own, now).await }));
    handed_in.await?;
    Ok(redirect_with(&filling.results(), "flash-form-sent"))
}

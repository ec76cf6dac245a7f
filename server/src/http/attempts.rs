//! An attempt under way: its page, the saves of its answers, its submission.

mod files;
mod page;
mod saving;

pub use files::{attachment, show as file};
pub use page::{given, marks_after, where_it_was};
pub use saving::{Outcome, go, receipt, save, saves};

use crate::{
    courses::Edition,
    db::attempts::{self, OwnAttempt},
    error::Error,
    fields::{self, Fields, Form},
    render::{Answer, redirect},
    state::AppState,
    visit::{Actor, Visit},
};
use app::pages::attempt::Shown;
use axum::extract::{Path, RawQuery, State};
use domain::quiz::{Plan, Quiz, is_over};
use std::sync::Arc;

/// An attempt with the edition it is pinned to.
pub struct Open {
    /// The attempt and its course.
    pub own: OwnAttempt,
    /// Its edition, in the language in which it was started.
    pub edition: Arc<Edition>,
    /// Its resolved plan.
    pub plan: Plan,
}

impl Open {
    /// The actor's own attempt, settled if its time is over; anybody else's is not found.
    pub async fn load(app: &AppState, actor: &Actor, id: &str) -> Result<Self, Error> {
        let mut own = find(app, actor, id).await?;
        if is_over(own.attempt.deadline_at, app.clock.now()) && own.attempt.submitted_at.is_none() {
            let (settling, enrolment) = (app.settling(), own.attempt.enrolment.clone());
            app.db.write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await })).await?;
            own = find(app, actor, id).await?;
        }
        let mut conn = app.db.read().await?;
        let pinned = app.catalogue().revision(&mut conn, &own.attempt.revision).await?;
        let edition = pinned.in_locale(own.attempt.locale()).clone();
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
    page::show(&app, &visit, &open, shown, None).await
}

/// Which part of an attempt is asked for, or the one that the actor is used to.
pub fn shown(query: &Fields, actor: &Actor, all: usize) -> Shown {
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

/// POST /attempts/{attempt}/submission: keeps what the form holds, then submits; a second time changes nothing.
pub async fn submit(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    form: Form,
) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    let result = format!("{}/result", open.address());
    match saving::keep(&app, &actor, &open, &form).await? {
        Outcome::Over => return Ok(redirect(&result)),
        Outcome::Refused(refused) => return page::again(&app, &visit, &open, &refused, &form.fields).await,
        Outcome::Kept(_) => {}
    }
    let (settling, attempt, now) = (app.settling(), open.own.attempt, app.clock.now());
    // Within the grace it was time that handed the work in.
    let (by, at) = match attempt.deadline_at.filter(|deadline| *deadline < now) {
        Some(deadline) => ("deadline", deadline),
        None => ("learner", now),
    };
    app.db
        .write(move |conn| {
            Box::pin(async move {
                crate::db::enrolments::lock(conn, &attempt.enrolment).await?;
                settling.submit(conn, &attempt, by, at).await?;
                settling.settle(conn, &attempt.enrolment).await
            })
        })
        .await?;
    Ok(redirect(&result))
}

//! Grading again: what the key of now, or of the folder's unpublished edition, would change; and making it so.

mod page;

use super::{edition, quiz as graded};
use crate::{
    courses::{publish_folder, unpublished},
    db::regrades::{self, NewRegrade, Regrade},
    error::Error,
    fields::{self, Fields},
    learning::regrading::{self, Want},
    render::{Answer, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{components::field::FieldErrors, pages::teaching::regrade::RegradeForm, words::Words};
use axum::extract::{Path, RawQuery, State};
use domain::quiz::RegradePolicy;
use std::time::Duration;

/// How long the answer waits for the end; then the page tells how far it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// GET /teaching/{course}/quizzes/{quiz}/regrade?appeal=ID&after=RUN
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    if let Some(regrade) = under_way(&app, &course, &quiz).await? {
        return page::under_way(&app, &visit, &edition, &regrade).await;
    }
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let form = RegradeForm {
        appeal: query.trimmed("appeal").to_owned(),
        policy: RegradePolicy::NeverLower.name().to_owned(),
        form_id: secret::uuid(app.clock.now()),
        ..RegradeForm::default()
    };
    let want = match query.trimmed("after") {
        "" => Want::New,
        run => Want::Other(run),
    };
    page::preview(&app, &visit, &edition, &quiz, want, form).await
}

/// The regrade of this quiz that has not come to its end.
async fn under_way(app: &AppState, course: &str, quiz: &str) -> Result<Option<Regrade>, Error> {
    let unfinished = regrades::unfinished(&mut app.db.read().await?).await?;
    Ok(unfinished.into_iter().find(|regrade| regrade.course == course && regrade.quiz == quiz))
}

/// POST /teaching/{course}/quizzes/{quiz}/regrade: publishes the folder's edition, grades again, settles, tells the learners; or
/// goes on with what stands still.
pub async fn apply(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let before = edition(&app, &actor, &course).await?;
    graded(&before.course, &quiz)?;
    if let Some(regrade) = under_way(&app, &course, &quiz).await? {
        let is_ours = regrading::take_over(&app, &regrade.id).await?;
        return finish(app, regrade.id, &page::address(&course, &quiz), is_ours).await;
    }
    let words = Words::new(visit.locale);
    let (policy, reason) = (RegradePolicy::named(fields.trimmed("policy")), fields.trimmed("reason"));
    let mut errors = FieldErrors::default();
    if policy.is_none() {
        errors.add("policy", words.say("field-choose"));
    }
    if reason.is_empty() {
        errors.add("reason", words.say("field-needed"));
    } else if domain::text::longer_than(reason, 300) {
        errors.add("reason", words.with("field-too-long", &[("most", 300.into())]));
    }
    let form_id = fields.form_id(app.clock.now());
    let Some(policy) = policy.filter(|_| errors.is_empty()) else {
        let form = RegradeForm {
            appeal: fields.trimmed("appeal").to_owned(),
            policy: fields.get("policy").to_owned(),
            reason: reason.to_owned(),
            errors,
            form_id,
        };
        return page::preview(&app, &visit, &before, &quiz, Want::Any, form).await;
    };
    if unpublished(&app, &before).await.is_some() {
        publish(&app).await?;
    }
    let edition = edition(&app, &actor, &course).await?;
    graded(&edition.course, &quiz)?;
    let regrade = NewRegrade {
        id: form_id.clone(),
        course: course.clone(),
        quiz: quiz.clone(),
        revision: edition.revision.id.clone(),
        policy: policy.name(),
        reason: reason.to_owned(),
        made_by: Some(actor.person.clone()),
    };
    let is_ours = regrading::begin(&app, regrade).await?;
    finish(app, form_id, &page::address(&course, &quiz), is_ours).await
}

/// Works to the end whether or not anybody waits for it; what another request is doing is only looked at.
async fn finish(app: AppState, id: String, address: &str, is_ours: bool) -> Answer {
    if !is_ours {
        return Ok(redirect(address));
    }
    let work = tokio::spawn(async move {
        let finished = regrading::finish(app, id).await;
        if let Err(error) = &finished {
            tracing::error!(%error, "grading again stands still");
        }
        finished
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(finished) => {
            finished.map_err(|error| Error::Internal(error.to_string()))??;
            Ok(redirect_with(address, "flash-regraded"))
        }
        Err(_) => Ok(redirect(address)),
    }
}

async fn publish(app: &AppState) -> Result<(), Error> {
    publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now())
        .await
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(app.reload_catalogue().await?)
}

//! Grading again: what the key of now, or of a draft, would change; and making it so.

use super::{crumbs, edition, quiz as graded};
use crate::{
    courses::{Edition, draft, publish_folder},
    db::{
        appeals,
        regrades::{self, NewRegrade, Regrade, STANDSTILL},
    },
    error::Error,
    fields::{self, Fields},
    learning::regrading::{self, Preview},
    render::{Answer, Page, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::teaching::{
        regrade::{Names, RegradeForm, RegradePage, RegradeView},
        regrade_progress::{RegradeProgress, RegradeProgressPage},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderValue, StatusCode, header},
};
use domain::{
    course::Course,
    quiz::{RegradePolicy, Unmatched},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// Attempts and names that the page lists; the sums count all of them.
const LISTED: usize = 200;
/// How long the answer waits for the end; then the page tells how far it is.
const PATIENCE: Duration = Duration::from_secs(3);
/// After how many seconds that page asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");

/// GET /teaching/{course}/quizzes/{quiz}/regrade?appeal=ID
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    if let Some(regrade) = under_way(&app, &course, &quiz).await? {
        return progress(&app, &visit, &edition, &regrade).await;
    }
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let form = RegradeForm {
        appeal: query.trimmed("appeal").to_owned(),
        policy: RegradePolicy::NeverLower.name().to_owned(),
        form_id: secret::uuid(app.clock.now()),
        ..RegradeForm::default()
    };
    page(&app, &visit, &edition, &quiz, form).await
}

/// The regrade of this quiz that has not come to its end.
async fn under_way(app: &AppState, course: &str, quiz: &str) -> Result<Option<Regrade>, Error> {
    let unfinished = regrades::unfinished(&mut app.db.read().await?).await?;
    Ok(unfinished.into_iter().find(|regrade| regrade.course == course && regrade.quiz == quiz))
}

async fn progress(app: &AppState, visit: &Visit, edition: &Edition, regrade: &Regrade) -> Answer {
    let words = Words::new(visit.locale);
    let title = edition.course.quiz(&regrade.quiz).map_or_else(|| regrade.quiz.clone(), |quiz| quiz.title.clone());
    let view = RegradeProgress {
        crumbs: crumbs(words, edition),
        title: title.clone(),
        action: address(&regrade.course, &regrade.quiz),
        percent: regrade.progress / 10,
        stands_still: regrade.moved_at + STANDSTILL <= app.clock.now(),
    };
    let stands_still = view.stands_still;
    let page = Page::new(app, visit, title).at(Place::Teaching);
    let mut answer = page.show(move || view! { <RegradeProgressPage words page=view.clone()/> }).await;
    if !stands_still {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn address(course: &str, quiz: &str) -> String {
    format!("/teaching/{course}/quizzes/{quiz}/regrade")
}

async fn page(app: &AppState, visit: &Visit, edition: &Arc<Edition>, quiz: &str, form: RegradeForm) -> Answer {
    let words = Words::new(visit.locale);
    let draft = draft(app, edition).await;
    let course: Arc<Course> = draft.clone().unwrap_or_else(|| edition.course.clone());
    let found = graded(&course, quiz)?;
    let preview = regrading::preview(app, &course, found).await?;
    let mut conn = app.db.read().await?;
    let history = regrades::of_quiz(&mut conn, &course.id, quiz).await?;
    let appeal = appeals::find(&mut conn, &course.id, &form.appeal).await?.filter(|appeal| appeal.quiz == quiz);
    drop(conn);
    let named = appeal.and_then(|row| {
        let mut questions = found.sections.iter().flat_map(|section| &section.questions);
        let question = questions.find(|question| question.id == row.appeal.question)?;
        Some((question.prompt_html.clone(), row.appeal.reason))
    });
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = RegradeView {
        crumbs: crumbs(words, edition),
        title: found.title.clone(),
        action: address(&course.id, quiz),
        is_draft: draft.is_some(),
        appeal: named,
        history: history
            .into_iter()
            .map(|row| (app.clock.local(row.applied_at), row.made_by.unwrap_or_default(), row.reason, row.changed))
            .collect(),
        form,
        ..view_of(words, preview)
    };
    let page = Page::new(app, visit, found.title.clone()).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <RegradePage words page=view.clone()/> }).await)
}

fn view_of(words: Words, preview: Preview) -> RegradeView {
    let more = preview.changed.len().saturating_sub(LISTED);
    let lines = preview.changed.into_iter().take(LISTED);
    let unmatched = preview.unmatched.into_iter().map(|((question, why), count)| {
        let part = match why {
            Unmatched::Kind => words.say("regrade-unmatched-kind"),
            Unmatched::Part(part) => part,
        };
        (question, part, count)
    });
    RegradeView {
        crumbs: Vec::new(),
        title: String::new(),
        action: String::new(),
        is_draft: false,
        appeal: None,
        attempts: preview.attempts,
        up: preview.up,
        down: preview.down,
        gain: names(preview.gain),
        lose: names(preview.lose),
        lines: lines.map(|one| (one.full_name, one.old, one.new)).collect(),
        more,
        unmatched: unmatched.collect(),
        history: Vec::new(),
        form: RegradeForm::default(),
    }
}

fn names(mut names: Vec<String>) -> Names {
    let all = names.len();
    names.truncate(LISTED);
    Names { all, listed: names }
}

/// POST /teaching/{course}/quizzes/{quiz}/regrade: publishes a draft, grades again, settles, tells the learners; or
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
        return finish(app, regrade.id, &address(&course, &quiz), is_ours).await;
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
        return page(&app, &visit, &before, &quiz, form).await;
    };
    if draft(&app, &before).await.is_some() {
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
    finish(app, form_id, &address(&course, &quiz), is_ours).await
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

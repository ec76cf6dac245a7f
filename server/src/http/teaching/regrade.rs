//! Grading again: what the key of now, or of a draft, would change; and making it so.

use super::{crumbs, edition, quiz as graded};
use crate::{
    courses::{Edition, draft, publish_folder},
    db::{
        appeals,
        regrades::{self, NewRegrade},
    },
    error::Error,
    fields::{self, Fields},
    learning::regrading::{self, Preview},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::teaching::regrade::{RegradeForm, RegradePage, RegradeView},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    course::Course,
    quiz::{RegradePolicy, Unmatched},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Attempts that the page lists; the sums count all of them.
const LISTED: usize = 200;

/// GET /teaching/{course}/quizzes/{quiz}/regrade?appeal=ID
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let form = RegradeForm {
        appeal: query.trimmed("appeal").to_owned(),
        policy: RegradePolicy::NeverLower.name().to_owned(),
        form_id: secret::uuid(app.clock.now()),
        ..RegradeForm::default()
    };
    page(&app, &visit, &edition, &quiz, form).await
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
        action: format!("/teaching/{}/quizzes/{quiz}/regrade", course.id),
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
        gain: preview.gain,
        lose: preview.lose,
        lines: lines.map(|one| (one.old.full_name.clone(), one.old_percent(), one.new.percent)).collect(),
        more,
        unmatched: unmatched.collect(),
        history: Vec::new(),
        form: RegradeForm::default(),
    }
}

/// POST /teaching/{course}/quizzes/{quiz}/regrade: publishes a draft, grades again, settles, tells the learners.
pub async fn apply(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, quiz)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let before = edition(&app, &actor, &course).await?;
    graded(&before.course, &quiz)?;
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
    let found = graded(&edition.course, &quiz)?;
    let regrade = NewRegrade {
        id: form_id,
        course: course.clone(),
        quiz: quiz.clone(),
        revision: edition.revision.id.clone(),
        policy: policy.name(),
        reason: reason.to_owned(),
        made_by: Some(actor.person.clone()),
    };
    let told = told(&edition, &found.title, reason);
    regrading::regrade(&app, &edition, found, regrade, policy, told).await?;
    Ok(redirect_with(&format!("/teaching/{course}/quizzes/{quiz}/regrade"), "flash-regraded"))
}

/// What learners are told, in the language of the course.
pub fn told(edition: &Edition, quiz: &str, reason: &str) -> (String, String) {
    let words = Words::new(edition.course.lang);
    let values = [("quiz", quiz.to_owned().into()), ("reason", reason.to_owned().into())];
    (words.with("message-regraded", &values), words.with("message-regraded-body", &values))
}

async fn publish(app: &AppState) -> Result<(), Error> {
    publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now())
        .await
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(app.reload_catalogue().await?)
}

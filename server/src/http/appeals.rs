//! Appeals: a learner says that a question of her attempt is wrong.

use super::{
    attempts::Open,
    results::{Reviewing, note},
};
use crate::{
    db::{
        appeals::{self, NewAppeal},
        audit, enrolments,
    },
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::appeal::{AppealPage, AppealView, LONGEST_APPEAL},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{quiz::ReviewQuestion, text::longer_than};
use leptos::prelude::*;

/// A question of an own attempt against which an appeal is possible.
struct Appealed {
    open: Open,
    question: ReviewQuestion,
    quiz: String,
}

impl Appealed {
    /// Anybody else's attempt, and a question whose review is not disclosed, are not found.
    async fn load(app: &AppState, actor: &Actor, attempt: &str, question: &str) -> Result<Self, Error> {
        let open = Open::load(app, actor, attempt).await?;
        if open.own.attempt.submitted_at.is_none() {
            return Err(Error::NotFound);
        }
        let mut conn = app.db.read().await?;
        let reviewing = Reviewing::load(app, &mut conn, &open.edition, &open.own.attempt).await?;
        let review = reviewing.disclosed(app.clock.now());
        let question = review.question(question).filter(|question| question.may_be_appealed());
        let question = question.cloned().ok_or(Error::NotFound)?;
        Ok(Self { open, question, quiz: review.title })
    }

    fn result(&self) -> String {
        format!("/attempts/{}/result", self.open.own.attempt.id)
    }
}

/// GET /attempts/{attempt}/appeals/{question}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((attempt, question)): Path<(String, String)>,
) -> Answer {
    let appealed = Appealed::load(&app, &actor, &attempt, &question).await?;
    page(&app, &visit, appealed, String::new(), FieldErrors::default()).await
}

async fn page(app: &AppState, visit: &Visit, appealed: Appealed, reason: String, errors: FieldErrors) -> Answer {
    let words = Words::new(visit.locale);
    let attempt = &appealed.open.own.attempt.id;
    let said = appeals::of_attempt(&mut app.db.read().await?, attempt).await?;
    let said = said.iter().filter(|appeal| appeal.question == appealed.question.id);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = AppealView {
        crumbs: vec![(appealed.result(), appealed.quiz.clone())],
        before: said.map(|appeal| note(&app.clock, appeal)).collect(),
        action: format!("/attempts/{attempt}/appeals/{}", appealed.question.id),
        question: appealed.question,
        reason,
        errors,
        form_id: secret::uuid(app.clock.now()),
    };
    let page = Page::new(app, visit, words.say("appeal-title")).at(Place::Courses).status(status);
    Ok(page.show(move || view! { <AppealPage words page=view.clone()/> }).await)
}

/// POST /attempts/{attempt}/appeals/{question}: makes an appeal; while one is open it stays the only one.
pub async fn make(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((attempt, question)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let appealed = Appealed::load(&app, &actor, &attempt, &question).await?;
    let words = Words::new(visit.locale);
    let reason = fields.trimmed("reason").to_owned();
    let mut errors = FieldErrors::default();
    if reason.is_empty() {
        errors.add("reason", words.say("field-needed"));
    } else if longer_than(&reason, LONGEST_APPEAL) {
        errors.add("reason", words.with("field-too-long", &[("most", LONGEST_APPEAL.into())]));
    }
    if !errors.is_empty() {
        return page(&app, &visit, appealed, reason, errors).await;
    }
    let now = app.clock.now();
    let new = NewAppeal {
        id: secret::uuid(now),
        attempt: appealed.open.own.attempt.id.clone(),
        question: appealed.question.id.clone(),
        form_id: fields.form_id(now),
        reason,
    };
    let to = format!("{}#{}", appealed.result(), appealed.question.id);
    let enrolment = appealed.open.own.attempt.enrolment;
    app.db
        .write(move |conn| {
            Box::pin(async move {
                enrolments::lock(conn, &enrolment).await?;
                if !appeals::make(conn, &new, now).await? {
                    return Ok(());
                }
                let entry = audit::Entry {
                    actor: Some(&actor.person),
                    action: "appeal-made",
                    subject_kind: "appeals",
                    subject: &new.id,
                    detail: Some(new.reason),
                };
                audit::record(conn, entry, now).await
            })
        })
        .await?;
    Ok(redirect_with(&to, "flash-appealed"))
}

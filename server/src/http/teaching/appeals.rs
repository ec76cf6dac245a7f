//! What learners say is wrong: the list of a course, and one appeal with its question.

mod answering;
mod work;

pub use answering::answer;

use super::{crumbs, edition};
use crate::{
    db::{
        Conn,
        appeals::{self, OfCourse},
        mark_looks,
    },
    error::Error,
    http::results::note,
    render::{Answer, Page, redirect},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::appealed::AppealOutcome,
    document::Place,
    pages::teaching::{
        appeal::{AnswerForm, AppealedPage, AppealedView},
        appeals::{AppealLine, AppealsPage, AppealsView},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use leptos::prelude::*;
use work::Appealed;

/// Appeals that the list shows.
const SHOWN: i64 = 200;

/// GET /teaching/{course}/appeals
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let mut lines = Vec::new();
    for row in appeals::of_course(&mut conn, &course, SHOWN).await? {
        lines.push(line(&app, &mut conn, &course, row).await?);
    }
    drop(conn);
    let view = AppealsView { crumbs: crumbs(words, &edition), lines };
    let page = Page::new(&app, &visit, words.say("appeals-title")).at(Place::Teaching);
    Ok(page.show(move || view! { <AppealsPage words page=view.clone()/> }).await)
}

async fn line(app: &AppState, conn: &mut Conn, course: &str, row: OfCourse) -> Result<AppealLine, Error> {
    let pinned = app.catalogue().revision(conn, &row.revision).await?;
    let quiz = pinned.course.quiz(&row.quiz).ok_or(Error::NotFound)?;
    let questions = quiz.sections.iter().flat_map(|section| &section.questions);
    let question = questions.into_iter().find(|question| question.id == row.appeal.question);
    Ok(AppealLine {
        address: format!("/teaching/{course}/appeals/{}", row.appeal.id),
        name: (!quiz.anonymous).then_some(row.full_name),
        quiz: quiz.title.clone(),
        prompt_html: question.map(|question| question.prompt_html.clone()).unwrap_or_default(),
        reason: row.appeal.reason,
        made: app.clock.local(row.appeal.made_at),
        outcome: row.appeal.outcome.as_deref().and_then(AppealOutcome::named),
    })
}

/// GET /teaching/{course}/appeals/{appeal}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let appealed = Appealed::load(&app, &actor, &course, &id).await?;
    if appealed.is_blind {
        return Ok(redirect(&appealed.marked().address()));
    }
    if let Some(mark) = appealed.first_mark.clone() {
        let now = app.clock.now();
        app.db
            .write(move |conn| Box::pin(async move { mark_looks::note(conn, &mark, &actor.person, now).await }))
            .await?;
    }
    page(&app, &visit, appealed, AnswerForm::default()).await
}

async fn page(app: &AppState, visit: &Visit, appealed: Appealed, form: AnswerForm) -> Answer {
    let words = Words::new(visit.locale);
    let attempt = &appealed.row.appeal.attempt;
    let said = appeals::of_attempt(&mut app.db.read().await?, attempt).await?;
    let said = said.iter().filter(|appeal| appeal.question == appealed.asked.id);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut crumbs = crumbs(words, &appealed.edition);
    crumbs.push((format!("/teaching/{}/appeals", appealed.edition.course.id), words.say("appeals-title")));
    let whoever = std::iter::once((String::new(), words.say("second-whoever")));
    let form = AnswerForm {
        action: appealed.address(),
        outcomes: appealed.outcomes(),
        markers: whoever.chain(appealed.markers.clone()).collect(),
        form_id: secret::uuid(app.clock.now()),
        ..form
    };
    let view = AppealedView {
        crumbs,
        name: (!appealed.is_anonymous).then(|| appealed.row.full_name.clone()),
        folder: format!("../marking/{attempt}/files"),
        appeals: said.map(|appeal| note(&app.clock, appeal)).collect(),
        others: appealed.others,
        form: appealed.row.appeal.outcome.is_none().then_some(form),
        question: appealed.asked,
    };
    let page = Page::new(app, visit, words.say("appeals-one")).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <AppealedPage words page=view.clone()/> }).await)
}

//! Comments on a draft: written, settled, opened again.

use super::reviewed::Reviewed;
use crate::{
    db::draft_comments::{self, NewComment},
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    pages::writing::reviews::{LONGEST_COMMENT, TypedReview},
    words::Words,
};
use axum::extract::{Path, State};
use domain::text::longer_than;

/// POST /writing/{course}/comments
pub async fn write(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let (words, reviewed) = (Words::new(visit.locale), Reviewed::load(&app, &actor, &course).await?);
    let (path, text) = (fields.trimmed("path").to_owned(), fields.trimmed("text").to_owned());
    let mut errors = FieldErrors::default();
    if !path.is_empty() && !reviewed.files.contains(&path) {
        errors.add("path", words.say("field-choose"));
    }
    if text.is_empty() {
        errors.add("text", words.say("field-needed"));
    } else if longer_than(&text, LONGEST_COMMENT) {
        errors.add("text", words.with("field-too-long", &[("most", LONGEST_COMMENT.into())]));
    }
    if !errors.is_empty() {
        let typed = TypedReview { path, text, ..TypedReview::default() };
        return reviewed.page(&app, &visit, &actor, typed, errors).await;
    }
    let now = app.clock.now();
    let draft = reviewed.draft.id.clone();
    let new = NewComment { id: fields.form_id(now), draft, path, text, written_by: actor.person };
    app.db.write(move |conn| Box::pin(async move { draft_comments::write(conn, &new, now).await })).await?;
    Ok(redirect_with(&reviewed.address(), "flash-comment-written"))
}

/// POST /writing/{course}/comments/{comment}/settling
pub async fn settle(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, comment)): Path<(String, String)>,
) -> Answer {
    turn(&app, &actor, &course, comment, true).await
}

/// POST /writing/{course}/comments/{comment}/reopening
pub async fn open_again(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, comment)): Path<(String, String)>,
) -> Answer {
    turn(&app, &actor, &course, comment, false).await
}

async fn turn(app: &AppState, actor: &Actor, course: &str, comment: String, is_settled: bool) -> Answer {
    let reviewed = Reviewed::load(app, actor, course).await?;
    if !reviewed.has_comment(&comment) {
        return Err(Error::NotFound);
    }
    let (draft, by, now) = (reviewed.draft.id.clone(), actor.person.clone(), app.clock.now());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let settled = is_settled.then_some((by.as_str(), now));
                draft_comments::settle(conn, &draft, &comment, settled).await
            })
        })
        .await?;
    Ok(redirect_with(&reviewed.address(), "flash-comment-settled"))
}

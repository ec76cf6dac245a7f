//! Files that are marked, as attachments.

use crate::{
    db::teaching,
    error::Error,
    http::{attempts::attachment, teaching::edition},
    learning::answers_by_question,
    state::AppState,
    visit::Actor,
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::quiz::{Answer, HandedFile};

/// GET /teaching/{course}/marking/{attempt}/files/{hash}
pub async fn show(
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
        Answer::Files(files) => Some(files),
        _ => None,
    });
    let file: HandedFile = files.flatten().find(|file| file.hash == hash).ok_or(Error::NotFound)?;
    attachment(&app, &file, request).await
}

//! Media of a draft, for its authors.

use super::opened;
use crate::{error::Error, http::media::sent, state::AppState, visit::Actor, writing::paths::plain_path};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};

/// GET /writing/{course}/media/{*path}
pub async fn show(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, path)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let working = opened(&app, &actor, &course).await?;
    let path = plain_path(&path).ok_or(Error::NotFound)?;
    let digest = working.find(&path).and_then(|file| file.file.media_hash.as_ref()).ok_or(Error::NotFound)?;
    sent(&app, &path, digest, "private, no-cache", request).await
}

//! Media of courses: only what published text links to, in pieces where the player asks for them.

use crate::{courses::content_type, error::Error, state::AppState};
use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::Response,
};
use tower::ServiceExt;
use tower_http::services::ServeFile;

/// GET /media/{course}/{revision}/{*path}
pub async fn show(
    State(app): State<AppState>,
    Path((course, number, path)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let catalogue = app.catalogue();
    let latest = catalogue.course(&course).ok_or(Error::NotFound)?;
    let edition = if latest.revision.number == number {
        latest.clone()
    } else {
        let mut conn = app.db.read().await?;
        let revision = crate::db::revisions::find_number(&mut conn, &course, number).await?.ok_or(Error::NotFound)?;
        catalogue.revision(&mut conn, &revision.id).await?
    };
    let digest = edition.media.get(&path).ok_or(Error::NotFound)?;
    sent(&app, &path, digest, "private, max-age=31536000, immutable", request).await
}

/// A medium of this digest, in the pieces that were asked for.
pub(super) async fn sent(
    app: &AppState,
    path: &str,
    digest: &str,
    caching: &'static str,
    request: Request,
) -> Result<Response, Error> {
    let kind = content_type(path);
    let file = ServeFile::new(app.media.path(digest)).oneshot(request).await;
    let mut response = file.map_err(|error| Error::Internal(error.to_string()))?.map(Body::new);
    if response.status() == axum::http::StatusCode::NOT_FOUND {
        return Err(Error::NotFound);
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    Ok(response)
}

//! A page for every answer that is an error and has none, in the visitor's language.

use crate::{error::Error, render::Page, state::AppState, visit::Visit};
use app::{
    pages::error::{self, ErrorPage},
    words::Words,
};
use axum::{
    Json,
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What no route knows.
pub async fn unknown() -> Error {
    Error::NotFound
}

/// Fills the body of an error that came without a page.
pub async fn fill(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Arc<Visit>>().cloned();
    let is_get = request.method() == Method::GET;
    let response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let kind = response.headers().get(header::CONTENT_TYPE).map(|value| value.as_bytes().to_vec()).unwrap_or_default();
    let is_filled = kind.starts_with(b"text/html") || kind.starts_with(b"application/json");
    match visit {
        Some(visit) if is_error && !is_filled => filled(&app, &visit, status, is_get, response).await,
        _ => response,
    }
}

/// The page of an error that was met before any handler.
pub async fn answer(app: &AppState, visit: &Visit, method: &Method, error: Error) -> Response {
    let bare = error.into_response();
    filled(app, visit, bare.status(), method == Method::GET, bare).await
}

async fn filled(app: &AppState, visit: &Visit, status: StatusCode, is_get: bool, bare: Response) -> Response {
    let mut response = if visit.wants_json {
        Json(serde_json::json!({ "status": status.as_u16() })).into_response()
    } else {
        page(app, visit, status, is_get).await
    };
    *response.status_mut() = status;
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = bare.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, is_get: bool) -> Response {
    let words = Words::new(visit.locale);
    let signed_in = visit.actor.is_some();
    let return_to = if is_get { visit.path.clone() } else { String::new() };
    let status = status.as_u16();
    let page = Page::new(app, visit, error::title(words, status));
    page.show(move || view! { <ErrorPage words status return_to=return_to signed_in/> }).await
}

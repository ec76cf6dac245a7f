//! What can go wrong with a request, and what is answered. Causes are logged here, once, and never shown.

use crate::db::DbError;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

/// An answer that is not the wanted page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// 303 to the sign-in page, which leads back.
    #[error("sign in first")]
    SignInFirst(String),
    /// 403.
    #[error("not allowed")]
    Forbidden,
    /// 404: unknown, or another person's.
    #[error("not found")]
    NotFound,
    /// 413.
    #[error("too large")]
    TooLarge,
    /// 422 where there is no form to show again.
    #[error("cannot be processed: {0}")]
    Unprocessable(&'static str),
    /// 429, with the seconds to wait.
    #[error("too many")]
    TooMany(i64),
    /// 503: try again.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// 500.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error {
            DbError::NotFound => Self::NotFound,
            DbError::Unavailable(cause) => Self::Unavailable(cause),
            DbError::Constraint(_) | DbError::Other(_) => Self::Internal(error.to_string()),
        }
    }
}

impl Error {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignInFirst(_) => StatusCode::SEE_OTHER,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Error {
    /// An empty body: the layer of pages fills it in the visitor's language.
    fn into_response(self) -> Response {
        match &self {
            Self::SignInFirst(next) => return Redirect::to(&format!("/sign-in?next={}", encode(next))).into_response(),
            Self::Unavailable(cause) => tracing::error!(cause, "unavailable"),
            Self::Internal(cause) => tracing::error!(cause, "internal error"),
            _ => {}
        }
        let mut response = self.status().into_response();
        let wait = match self {
            Self::TooMany(seconds) => Some(seconds),
            Self::Unavailable(_) => Some(5),
            _ => None,
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A query value with everything but unreserved signs and `/` in percent form.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

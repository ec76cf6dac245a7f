//! The sheet of slips as an answer.

use crate::{error::Error, inviting, render::Answer, state::AppState};
use axum::{
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::locale::Locale;

/// The file of these slips.
pub(super) async fn answer(app: &AppState, locale: Locale, slips: Vec<inviting::Slip>) -> Answer {
    let bytes = inviting::sheet(app, locale, slips).await.map_err(Error::Internal)?;
    let disposition = format!("attachment; filename=\"phieu-ma-{}.pdf\"", app.clock.today());
    let disposition = HeaderValue::from_str(&disposition).map_err(|error| Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

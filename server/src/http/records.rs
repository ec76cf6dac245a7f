//! Training records: the own one, as a page and as files.

use crate::{
    error::{Error, encode},
    records,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    pages::record::{RecordPage, TrainingRecord},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::locale::Locale;
use leptos::prelude::*;

/// GET /record
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let words = Words::new(visit.locale);
    let record = records::load(&app, &mut app.db.read().await?, &actor.person).await?;
    let page = Page::new(&app, &visit, words.say("record-title"));
    let base = "/record".to_owned();
    Ok(page.show(move || view! { <RecordPage words record base crumbs=Vec::new() tabs=None/> }).await)
}

/// GET /record/{format}
pub async fn file(State(app): State<AppState>, actor: Actor, Path(format): Path<String>) -> Answer {
    let record = records::load(&app, &mut app.db.read().await?, &actor.person).await?;
    record_file(record, &format).await
}

/// The record as a file of this format; its headings are those of the country.
pub async fn record_file(record: TrainingRecord, format: &str) -> Answer {
    let words = Words::new(Locale::Vi);
    let whose = if record.holder.staff_code.is_empty() { &record.holder.id } else { &record.holder.staff_code };
    let name = format!("qua-trinh-dao-tao-{whose}-{}.{format}", record.on);
    let internal = |error: String| Error::Internal(error);
    let (kind, bytes) = match format {
        "json" => ("application/json", records::json(&record).into_bytes()),
        "xlsx" => {
            let made = tokio::task::spawn_blocking(move || records::workbook(words, &record)).await;
            let made = made.map_err(|error| internal(error.to_string()))?;
            (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                made.map_err(|error| internal(error.to_string()))?,
            )
        }
        "pdf" => {
            let made = tokio::task::spawn_blocking(move || records::pdf(words, &record)).await;
            let made = made.map_err(|error| internal(error.to_string()))?;
            ("application/pdf", made.map_err(|error| internal(error.to_string()))?)
        }
        _ => return Err(Error::NotFound),
    };
    Ok((attachment(kind, &name)?, bytes).into_response())
}

/// The headers of a file that is saved.
pub fn attachment(kind: &'static str, name: &str) -> Result<[(header::HeaderName, HeaderValue); 3], Error> {
    let disposition = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{}", encode(name)));
    Ok([
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition.map_err(|error| Error::Internal(error.to_string()))?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ])
}

//! One report: its progress, its numbers, and its files.

use super::{Desk, report_figures, report_form, reports};
use crate::{
    db::{
        report_runs,
        reports::{self as kept, Report, STANDSTILL},
    },
    error::{Error, encode},
    fields,
    render::{Answer, Page, redirect, redirect_with},
    reporting::{self, Content, Format, sheet_title},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::report::{ReportPage, ReportStage, ReportView},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::report::Measure;
use leptos::prelude::*;

/// After how many seconds the page of work under way asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");
/// An own report, as long as its reader still reaches what it has counted.
pub(super) async fn found(app: &AppState, desk: &Desk, id: &str) -> Result<(Report, Option<Content>), Error> {
    let (report, content) = seen(app, desk, id).await?;
    if report.made_by == desk.reach.actor { Ok((report, content)) } else { Err(Error::NotFound) }
}

/// A report that is the reader's own, or was sent to her, as long as she reaches what it has counted.
pub(super) async fn seen(app: &AppState, desk: &Desk, id: &str) -> Result<(Report, Option<Content>), Error> {
    let mut conn = app.db.read().await?;
    let report = kept::get(&mut conn, id).await?;
    let is_hers = report.made_by == desk.reach.actor || report_runs::was_sent(&mut conn, id, &desk.reach.actor).await?;
    let content = if is_hers { reporting::kept_content(&report)? } else { None };
    let is_reached = match &content {
        Some(content) => reporting::reaches(&mut conn, &desk.reach, &reporting::wish_of(&report)?, content).await?,
        None => true,
    };
    if is_hers && is_reached { Ok((report, content)) } else { Err(Error::NotFound) }
}

/// GET /desk/reports/{report}?measure=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let (report, content) = seen(&app, &desk, &id).await?;
    let wish = reports::wish(&report)?;
    let is_own = report.made_by == desk.reach.actor;
    let measures = wish.measures();
    let measure = Measure::named(query.trimmed("measure")).filter(|measure| measures.contains(measure));
    let measure = measure.unwrap_or(measures[0]);
    let stage = match content {
        Some(content) => {
            ReportStage::Done(Box::new(report_figures::figures(&app, words, &id, &wish, &content, measure)))
        }
        None if report.state == "cancelled" => ReportStage::Cancelled,
        None => ReportStage::Working {
            percent: report.percent,
            stands_still: report.moved_at + STANDSTILL <= app.clock.now(),
        },
    };
    let refreshes = matches!(stage, ReportStage::Working { stands_still: false, .. });
    let title = sheet_title(words, &wish);
    let what = reports::summary(words, &wish);
    let form_id = is_own.then(|| secret::uuid(app.clock.now()));
    let view = ReportView { id, title: title.clone(), what, stage, form_id };
    let page = Page::new(&app, &visit, title).at(Place::Desk);
    let mut answer = page.show(move || view! { <ReportPage words view=view.clone()/> }).await;
    if refreshes {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

/// POST /desk/reports/{report}/work: goes on with what stands still.
pub async fn go_on(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    found(&app, &desk, &id).await?;
    if reporting::take_over(&app, &id).await? {
        return reports::work(&app, &id).await;
    }
    Ok(redirect(&reports::address(&id)))
}

/// POST /desk/reports/{report}/ending: it is no longer wanted.
pub async fn cancel(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    found(&app, &desk, &id).await?;
    reporting::cancel(&app, &id).await?;
    Ok(redirect_with(&reports::address(&id), "flash-report-cancelled"))
}

/// POST /desk/reports/{report}/repeat: the same once more, by what was known then.
pub async fn repeat(State(app): State<AppState>, desk: Desk, Path(id): Path<String>, fields: fields::Fields) -> Answer {
    let (report, _) = found(&app, &desk, &id).await?;
    let form_id = fields.form_id(app.clock.now());
    report_form::make(&app, &desk, form_id, reports::wish(&report)?, report.known_at).await
}

/// GET /desk/reports/{report}/files/{format}: what leaves the desk hides small numbers.
pub async fn file(State(app): State<AppState>, desk: Desk, Path((id, format)): Path<(String, String)>) -> Answer {
    let format = Format::named(&format).ok_or(Error::NotFound)?;
    let (report, content) = seen(&app, &desk, &id).await?;
    let (wish, content) = (reports::wish(&report)?, content.ok_or(Error::NotFound)?);
    reporting::may_be_set(&content, format).map_err(Error::Unprocessable)?;
    let file = reporting::set_file(&app.clock, &wish, &content, format).await.map_err(Error::Internal)?;
    let disposition = format!("attachment; filename*=UTF-8''{}", encode(&file.name));
    let headers = [
        (header::CONTENT_TYPE, file.media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}

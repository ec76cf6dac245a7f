//! Stopping the reports of a schedule by a signed link and without a sign-in. Looking changes nothing.

use crate::{
    db::{DbError, audit, report_recipients, report_schedules},
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect},
    reporting::sheet_title,
    scheduling::{self, Plan},
    state::AppState,
    visit::Visit,
};
use app::{document::Frame, pages::schedule_stop::ScheduleStopPage, words::Words};
use axum::extract::{Path, State};
use leptos::prelude::*;

/// GET /schedules/{token}
pub async fn show(State(app): State<AppState>, visit: Visit, Path(token): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let stop = scheduling::sealed(&mut conn, &token).await?.ok_or(Error::NotFound)?;
    let schedule = report_schedules::get(&mut conn, &stop.schedule).await?;
    let recipients = report_recipients::list(&mut conn, &stop.schedule).await?;
    drop(conn);
    let recipient = recipients.into_iter().find(|one| one.person == stop.person).ok_or(Error::NotFound)?;
    let plan = Plan::read(&schedule)?;
    let title = sheet_title(words, &plan.wish_on(plan.next_on));
    let action = format!("/schedules/{token}");
    let page = Page::new(&app, &visit, words.say("schedule-title")).framed(Frame::Door);
    Ok(page
        .show(move || {
            view! {
                <ScheduleStopPage words action title given_name=recipient.given_name
                    has_stopped=recipient.stopped_at.is_some()/>
            }
        })
        .await)
}

/// POST /schedules/{token}: stops them, or with `resume` lets them come again.
pub async fn change(State(app): State<AppState>, Path(token): Path<String>, fields: Fields) -> Answer {
    let stop = scheduling::sealed(&mut app.db.read().await?, &token).await?.ok_or(Error::NotFound)?;
    let (resume, now) = (fields.find("resume").is_some(), app.clock.now());
    let changed = app.db.write(move |conn| {
        Box::pin(async move {
            let done = if resume {
                report_recipients::resume(conn, &stop.schedule, &stop.person).await?
            } else {
                report_recipients::stop(conn, &stop.schedule, &stop.person, now).await?
            };
            if !done {
                return Err(DbError::NotFound);
            }
            let action = if resume { "report-recipient-resumed" } else { "report-recipient-stopped" };
            let entry = audit::Entry {
                actor: Some(&stop.person),
                action,
                subject_kind: "report_schedules",
                subject: &stop.schedule,
                detail: None,
            };
            audit::record(conn, entry, now).await
        })
    });
    changed.await?;
    Ok(redirect(&format!("/schedules/{token}")))
}

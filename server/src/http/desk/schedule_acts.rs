//! Pausing, going on with and ending a schedule, and stopping what somebody else's brings.

use super::{Desk, schedules::address};
use crate::{
    db::{
        Conn, DbError, audit, report_recipients,
        report_schedules::{self, Schedule},
    },
    error::Error,
    render::{Answer, redirect_with},
    scheduling::{self, Plan},
    state::AppState,
};
use axum::extract::{Path, State};
use jiff::civil::Date;
use std::time::Duration;

/// How long an answer waits for the end of the work; the page tells how it stands.
const PATIENCE: Duration = Duration::from_secs(3);

async fn own(app: &AppState, desk: &Desk, id: &str) -> Result<Schedule, DbError> {
    report_schedules::get_own(&mut app.db.read().await?, id, &desk.reach.actor).await
}

/// POST /desk/schedules/{schedule}/pause
pub async fn pause(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    own(&app, &desk, &id).await?;
    let turned = turn(&app, &desk, &id, "active", "paused").await?;
    Ok(redirect_with(&address(&id), if turned { "flash-schedule-paused" } else { "flash-schedule-over" }))
}

/// POST /desk/schedules/{schedule}/resumption: from its next day on; what lay in the pause is not made up for. One that
/// was stopped goes on when what stopped it is mended.
pub async fn resume(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let own = own(&app, &desk, &id).await?;
    let plan = Plan::read(&own)?;
    let wish = plan.wish_on(desk.today);
    if own.state == "stopped" && scheduling::hindrance(&app, &mut app.db.read().await?, &own, &wish).await?.is_some() {
        return Ok(redirect_with(&address(&id), "flash-schedule-hindered"));
    }
    let next_on = plan.rhythm.next_after(desk.today).unwrap_or(Date::MAX).to_string();
    let (schedule, actor, now) = (id.clone(), desk.reach.actor.clone(), app.clock.now());
    let resumed = app.db.write(move |conn| {
        Box::pin(async move {
            let resumed = report_schedules::resume(conn, &schedule, &next_on, now).await?;
            if resumed {
                record(conn, &actor, "report-schedule-resumed", &schedule, now).await?;
            }
            Ok(resumed)
        })
    });
    let flash = if resumed.await? { "flash-schedule-resumed" } else { "flash-schedule-over" };
    Ok(redirect_with(&address(&id), flash))
}

/// POST /desk/schedules/{schedule}/ending: it is not made again; what was made stays.
pub async fn end(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let turned = match own(&app, &desk, &id).await?.state.as_str() {
        "active" => turn(&app, &desk, &id, "active", "ended").await?,
        "paused" => turn(&app, &desk, &id, "paused", "ended").await?,
        "stopped" => turn(&app, &desk, &id, "stopped", "ended").await?,
        _ => false,
    };
    Ok(redirect_with(&address(&id), if turned { "flash-schedule-ended" } else { "flash-schedule-over" }))
}

async fn turn(app: &AppState, desk: &Desk, id: &str, from: &'static str, to: &'static str) -> Result<bool, DbError> {
    let (id, actor, now) = (id.to_owned(), desk.reach.actor.clone(), app.clock.now());
    let action = if to == "paused" { "report-schedule-paused" } else { "report-schedule-ended" };
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let turned = report_schedules::turn(conn, &id, from, to, now).await?;
                if turned {
                    record(conn, &actor, action, &id, now).await?;
                }
                Ok(turned)
            })
        })
        .await
}

/// POST /desk/schedules/{schedule}/runs: today's, to see what recipients get; once a day.
pub async fn run(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let schedule = own(&app, &desk, &id).await?;
    if schedule.state != "active" {
        return Ok(redirect_with(&address(&id), "flash-schedule-over"));
    }
    scheduling::begin_now(&app, &schedule).await?;
    let work = tokio::spawn(async move {
        let worked = scheduling::work(&app).await;
        if let Err(error) = &worked {
            tracing::error!(%error, "a scheduled report waits for the task");
        }
        worked
    });
    if let Ok(worked) = tokio::time::timeout(PATIENCE, work).await {
        worked.map_err(|error| Error::Internal(error.to_string()))??;
    }
    Ok(redirect_with(&address(&id), "flash-schedule-run"))
}

/// POST /desk/schedules/{schedule}/stop: a recipient wants it no longer.
pub async fn stop(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let (schedule, actor, now) = (id, desk.reach.actor.clone(), app.clock.now());
    let stopped = app.db.write(move |conn| {
        Box::pin(async move {
            let stopped = report_recipients::stop(conn, &schedule, &actor, now).await?;
            if stopped {
                record(conn, &actor, "report-recipient-stopped", &schedule, now).await?;
            }
            Ok(stopped)
        })
    });
    if stopped.await? { Ok(redirect_with("/desk/schedules", "flash-schedule-stopped")) } else { Err(Error::NotFound) }
}

/// POST /desk/schedules/{schedule}/return: a recipient wants it again.
pub async fn take_again(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let (schedule, actor, now) = (id, desk.reach.actor.clone(), app.clock.now());
    let resumed = app.db.write(move |conn| {
        Box::pin(async move {
            let resumed = report_recipients::resume(conn, &schedule, &actor).await?;
            if resumed {
                record(conn, &actor, "report-recipient-resumed", &schedule, now).await?;
            }
            Ok(resumed)
        })
    });
    if resumed.await? { Ok(redirect_with("/desk/schedules", "flash-schedule-taken")) } else { Err(Error::NotFound) }
}

async fn record(conn: &mut Conn, actor: &str, action: &'static str, schedule: &str, now: i64) -> Result<(), DbError> {
    let entry =
        audit::Entry { actor: Some(actor), action, subject_kind: "report_schedules", subject: schedule, detail: None };
    audit::record(conn, entry, now).await
}

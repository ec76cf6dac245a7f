//! Beginning what is due: each day once, by whoever sees it first.

use super::{Plan, letters};
use crate::{
    db::{
        Conn, DbError, audit, messages, outbox, report_recipients,
        report_runs::{self, Run},
        report_schedules::{self, Schedule},
        reports::{self, NewReport},
        scope::Reach,
    },
    reporting::{Chosen, Wish},
    secret,
    state::AppState,
};
use jiff::civil::Date;

/// Begins a run of every schedule whose day has come. One that cannot be begun holds up no other.
pub async fn begin_due(app: &AppState) -> Result<(), DbError> {
    let today = app.clock.today();
    let due = report_schedules::due(&mut app.db.read().await?, &today.to_string()).await?;
    for schedule in due {
        if let Err(error) = begin(app, &schedule, today).await {
            tracing::error!(%error, schedule = schedule.id, "a report that is due was not begun; it is tried again");
        }
    }
    Ok(())
}

async fn begin(app: &AppState, schedule: &Schedule, today: Date) -> Result<(), DbError> {
    let plan = Plan::read(schedule)?;
    let Some(day) = plan.rhythm.due(plan.next_on, today) else { return Ok(()) };
    let wish = plan.wish_on(day);
    if let Some(reason) = hindrance(app, &mut app.db.read().await?, schedule, &wish).await? {
        return stop(app, schedule, reason).await;
    }
    let (report, run) = new_run(app, schedule, &wish, day)?;
    let (now, next_on) = (app.clock.now(), plan.rhythm.next_after(today).unwrap_or(Date::MAX).to_string());
    let schedule = schedule.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if report_schedules::advance(conn, &schedule, &next_on, now).await? {
                    write(conn, &report, &run, now).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Begins a run of today besides the days of the rhythm, because its author wants to see it; once a day.
pub async fn begin_now(app: &AppState, schedule: &Schedule) -> Result<(), DbError> {
    let today = app.clock.today();
    let (report, run) = new_run(app, schedule, &Plan::read(schedule)?.wish_on(today), today)?;
    let now = app.clock.now();
    app.db.write(move |conn| Box::pin(async move { write(conn, &report, &run, now).await })).await
}

async fn write(conn: &mut Conn, report: &NewReport, run: &Run, now: i64) -> Result<(), DbError> {
    if !report_runs::is_there(conn, &run.schedule, &run.due_on).await? {
        reports::create(conn, report, now).await?;
        report_runs::begin(conn, run).await?;
    }
    Ok(())
}

fn new_run(app: &AppState, schedule: &Schedule, wish: &Wish, day: Date) -> Result<(NewReport, Run), DbError> {
    let now = app.clock.now();
    let wish = serde_json::to_string(wish).map_err(|error| DbError::Other(error.to_string()))?;
    let report = NewReport { id: secret::uuid(now), made_by: schedule.author.clone(), wish, known_at: None };
    let run = Run {
        id: secret::uuid(now),
        schedule: schedule.id.clone(),
        due_on: day.to_string(),
        report: report.id.clone(),
        state: "working".to_owned(),
        failure: String::new(),
        tries: 0,
        began_at: now,
        ended_at: None,
    };
    Ok((report, run))
}

/// Why a schedule cannot go on, by name: its author works at the desk no longer, what it chooses by is out of her reach
/// or gone, or nobody wants it.
pub async fn hindrance(
    app: &AppState,
    conn: &mut Conn,
    schedule: &Schedule,
    wish: &Wish,
) -> Result<Option<&'static str>, DbError> {
    let reach = Reach { actor: schedule.author.clone(), day: app.clock.today().to_string() };
    if !report_schedules::works_at_desk(conn, &reach).await? {
        return Ok(Some("no-grant"));
    }
    if !Chosen::of(wish).missing(conn, &app.catalogue(), &reach).await?.is_empty() {
        return Ok(Some("choice-gone"));
    }
    let recipients = report_recipients::list(conn, &schedule.id).await?;
    Ok(recipients.iter().all(|one| one.stopped_at.is_some()).then_some("nobody"))
}

/// Stops a schedule that cannot go on, and tells its author why.
pub(super) async fn stop(app: &AppState, schedule: &Schedule, reason: &'static str) -> Result<(), DbError> {
    let letter = letters::to_author(app, schedule, letters::News::Stopped(reason)).await?;
    let (id, author, now) = (schedule.id.clone(), schedule.author.clone(), app.clock.now());
    let not_before = letters::not_before(app, now);
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !report_schedules::stop(conn, &id, reason, now).await? {
                    return Ok(());
                }
                if let Some(letter) = letter {
                    messages::send(conn, &letter.message, now).await?;
                    outbox::write(conn, letter.mail.as_slice(), not_before, now).await?;
                }
                let entry = audit::Entry {
                    actor: None,
                    action: "report-schedule-stopped",
                    subject_kind: "report_schedules",
                    subject: &id,
                    detail: Some(format!("{author}: {reason}")),
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
}

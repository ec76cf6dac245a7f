//! Schedules of reports: the coordinator's own, those that bring her reports, and one with its runs.

use super::Desk;
use crate::{
    db::{
        report_recipients,
        report_runs::{self, Delivery, Run},
        report_schedules::{self, Schedule},
    },
    error::Error,
    render::{Answer, Page},
    reporting::sheet_title,
    scheduling::Plan,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::{
        schedule::{Recipient, RunLine, SchedulePage, ScheduleView, SentTo},
        schedules::{Arriving, ScheduleLine, SchedulesPage, SchedulesView},
    },
    words::Words,
};
use axum::extract::{Path, State};
use jiff::civil::Date;
use leptos::prelude::*;

/// Runs that the page of a schedule lists.
const RUNS: i64 = 60;

/// GET /desk/schedules
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let own = report_schedules::of_author(&mut conn, &desk.reach.actor).await?;
    let others = report_schedules::for_recipient(&mut conn, &desk.reach.actor).await?;
    let mut arriving = Vec::new();
    for schedule in &others {
        let recipients = report_recipients::list(&mut conn, &schedule.id).await?;
        let own = recipients.iter().find(|one| one.person == desk.reach.actor);
        let author = report_recipients::reader(&mut conn, &schedule.author).await?;
        arriving.push(Arriving {
            line: line(words, schedule)?,
            author: author.map(|author| author.full_name).unwrap_or_default(),
            has_stopped: own.is_some_and(|one| one.stopped_at.is_some()),
        });
    }
    drop(conn);
    let lines = own.iter().map(|one| line(words, one)).collect::<Result<_, Error>>()?;
    let view = SchedulesView { lines, arriving, sends_mail: app.sends_mail() };
    let page = Page::new(&app, &visit, words.say("schedules-title")).at(Place::Desk);
    Ok(page.show(move || view! { <SchedulesPage words view=view.clone()/> }).await)
}

fn line(words: Words, schedule: &Schedule) -> Result<ScheduleLine, Error> {
    let plan = Plan::read(schedule)?;
    Ok(ScheduleLine {
        id: schedule.id.clone(),
        title: sheet_title(words, &plan.wish_on(plan.next_on)),
        rhythm: plan.rhythm,
        span: plan.span,
        state: schedule.state.clone(),
        next_on: plan.next_on,
    })
}

/// GET /desk/schedules/{schedule}
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let schedule = report_schedules::get_own(&mut conn, &id, &desk.reach.actor).await?;
    let recipients = report_recipients::list(&mut conn, &id).await?;
    let runs = report_runs::of_schedule(&mut conn, &id, RUNS).await?;
    let deliveries = report_runs::deliveries(&mut conn, &id).await?;
    drop(conn);
    let plan = Plan::read(&schedule)?;
    let view = ScheduleView {
        line: line(words, &schedule)?,
        reason: schedule.reason.clone(),
        next_span: plan.span.before(plan.next_on),
        formats: plan.formats.iter().map(|format| format.name()).collect(),
        recipients: recipients
            .into_iter()
            .map(|one| Recipient { name: one.full_name, has_stopped: one.stopped_at.is_some() })
            .collect(),
        runs: runs.into_iter().map(|run| run_line(&app, &plan, run, &deliveries)).collect(),
        sends_mail: app.sends_mail(),
    };
    let page = Page::new(&app, &visit, words.say("schedule-title")).at(Place::Desk);
    Ok(page.show(move || view! { <SchedulePage words view=view.clone()/> }).await)
}

fn run_line(app: &AppState, plan: &Plan, run: Run, deliveries: &[Delivery]) -> RunLine {
    let due_on: Date = run.due_on.parse().unwrap_or(plan.next_on);
    let sent = deliveries.iter().filter(|delivery| delivery.run == run.id).map(|delivery| SentTo {
        name: delivery.full_name.clone(),
        outcome: delivery.outcome.clone(),
        was_mailed: delivery.mailed_at.is_some(),
        mail_failure: delivery.mail_failure.clone(),
    });
    RunLine {
        due_on,
        began_at: app.clock.local(run.began_at),
        sent_to: sent.collect(),
        address: (run.state != "failed").then(|| super::reports::address(&run.report)),
        state: run.state,
        failure: run.failure,
    }
}

pub(super) fn address(id: &str) -> String {
    format!("/desk/schedules/{id}")
}

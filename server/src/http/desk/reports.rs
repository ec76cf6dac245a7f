//! GET /desk/reports: the coordinator's reports.

use super::Desk;
use crate::{
    db::reports::{self, Report},
    error::Error,
    render::{Answer, Page, redirect},
    reporting::{self, Wish, sheet_title},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::reports::{ReportLine, ReportState, ReportsPage, ReportsView},
    words::Words,
};
use axum::extract::State;
use jiff::civil::Date;
use leptos::prelude::*;
use std::time::Duration;

/// Reports that the list shows.
const SHOWN: i64 = 100;
/// Years of which a report can be asked for.
pub(super) const YEARS: i16 = 6;
/// How long an answer waits for the end of the work; then the page tells how far it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// GET /desk/reports
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let found = reports::of_person(&mut app.db.read().await?, &desk.reach.actor, SHOWN).await?;
    let lines = found.into_iter().map(|one| line(&app, words, one)).collect::<Result<_, Error>>()?;
    let view = ReportsView { lines, years: years(desk.today), form_id: secret::uuid(app.clock.now()) };
    let page = Page::new(&app, &visit, words.say("reports-title")).at(Place::Desk);
    Ok(page.show(move || view! { <ReportsPage words view=view.clone()/> }).await)
}

/// The years of which a report can be asked for, the latest first.
pub(super) fn years(today: Date) -> Vec<String> {
    (today.year() - YEARS + 1..=today.year()).rev().map(|year| year.to_string()).collect()
}

fn line(app: &AppState, words: Words, report: Report) -> Result<ReportLine, Error> {
    let wish = wish(&report)?;
    Ok(ReportLine {
        title: sheet_title(words, &wish),
        what: summary(words, &wish),
        made_at: app.clock.local(report.made_at),
        state: ReportState::of(&report.state),
        id: report.id,
    })
}

/// The period, the as-of day and the map in a line.
pub(super) fn summary(words: Words, wish: &Wish) -> String {
    if wish.is_hours {
        return words.with("report-line-hours", &[("asof", words.date(wish.as_of).into())]);
    }
    let map = words.say(if wish.is_map_of_now { "report-map-now" } else { "report-map-then" });
    let values = [
        ("from", words.date(wish.from).into()),
        ("to", words.date(wish.to).into()),
        ("asof", words.date(wish.as_of).into()),
        ("map", map.into()),
    ];
    words.with("report-line", &values)
}

/// What a report was asked for.
pub(super) fn wish(report: &Report) -> Result<Wish, Error> {
    Ok(reporting::wish_of(report)?)
}

/// Works at a report, and leads to its page when it is made, or after a while.
pub(super) async fn work(app: &AppState, id: &str) -> Answer {
    let (app, report) = (app.clone(), id.to_owned());
    let work = tokio::spawn(async move {
        let finished = reporting::finish(&app, &report).await;
        if let Err(error) = &finished {
            tracing::error!(%error, "a report stands still");
        }
        finished
    });
    if let Ok(finished) = tokio::time::timeout(PATIENCE, work).await {
        finished.map_err(|error| Error::Internal(error.to_string()))??;
    }
    Ok(redirect(&address(id)))
}

pub(super) fn address(id: &str) -> String {
    format!("/desk/reports/{id}")
}

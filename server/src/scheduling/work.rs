//! Working at runs: the report is made, then everybody is told in one transaction.

use super::{
    begin::{hindrance, stop},
    letters::{self, Letter, News},
};
use crate::{
    db::{
        DbError, messages, outbox, report_recipients,
        report_runs::{self, Run},
        report_schedules::{self, Schedule},
        reports,
        scope::Reach,
    },
    reporting::{self, Content, Wish},
    state::AppState,
};

/// Who works at a run has so long; then another node may take it over.
const LEASE: i64 = 10 * 60_000;
/// The first wait after a failure; it grows with each.
const WAIT: i64 = 2 * 60_000;
/// How often a run is begun before it is given up.
const MOST_TRIES: i64 = 6;

/// Works at every run that waits for somebody.
pub async fn work(app: &AppState) -> Result<(), DbError> {
    let waiting = report_runs::waiting(&mut app.db.read().await?, app.clock.now()).await?;
    for run in waiting {
        let (id, now) = (run.id.clone(), app.clock.now());
        let leased = app.db.write(move |conn| {
            Box::pin(async move { report_runs::lease(conn, &id, now, now.saturating_add(LEASE)).await })
        });
        let Some(tries) = leased.await? else { continue };
        match make(app, &run).await {
            Ok(()) => {}
            Err(error) if tries < MOST_TRIES => {
                tracing::warn!(%error, run = run.id, "a scheduled report was not made; it is tried again");
                let until = app.clock.now() + WAIT * tries;
                let id = run.id.clone();
                app.db.write(move |conn| Box::pin(async move { report_runs::delay(conn, &id, until).await })).await?;
            }
            Err(error) => {
                tracing::error!(%error, run = run.id, "a scheduled report was given up");
                let schedule = report_schedules::get(&mut app.db.read().await?, &run.schedule).await?;
                fail(app, &run, &schedule, "counting").await?;
            }
        }
    }
    Ok(())
}

async fn make(app: &AppState, run: &Run) -> Result<(), DbError> {
    let mut conn = app.db.read().await?;
    let schedule = report_schedules::get(&mut conn, &run.schedule).await?;
    let report = reports::get(&mut conn, &run.report).await?;
    let wish = reporting::wish_of(&report)?;
    if schedule.state == "ended" {
        return fail(app, run, &schedule, "ended").await;
    }
    if let Some(reason) = hindrance(app, &mut conn, &schedule, &wish).await? {
        stop(app, &schedule, reason).await?;
        return fail(app, run, &schedule, reason).await;
    }
    drop(conn);
    reporting::finish(app, &run.report).await?;
    let report = reports::get(&mut app.db.read().await?, &run.report).await?;
    match reporting::kept_content(&report)? {
        Some(content) => deliver(app, run, &schedule, &wish, &content).await,
        None if report.state == "cancelled" => fail(app, run, &schedule, "cancelled").await,
        None => Err(DbError::Other("another node makes this report".to_owned())),
    }
}

/// Ends a run without a report. Whoever ended something herself need not be told.
async fn fail(app: &AppState, run: &Run, schedule: &Schedule, failure: &'static str) -> Result<(), DbError> {
    let letter = match failure {
        "counting" => letters::to_author(app, schedule, News::Failed).await?,
        _ => None,
    };
    let (id, now) = (run.id.clone(), app.clock.now());
    let (report, not_before) = (run.report.clone(), letters::not_before(app, now));
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if report_runs::end(conn, &id, Some(failure), now).await? {
                    reports::cancel(conn, &report, now).await?;
                    if let Some(letter) = letter {
                        messages::send(conn, &letter.message, now).await?;
                        outbox::write(conn, letter.mail.as_slice(), not_before, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

/// Tells every recipient who reaches what was counted, and the author of those who do not.
async fn deliver(
    app: &AppState,
    run: &Run,
    schedule: &Schedule,
    wish: &Wish,
    content: &Content,
) -> Result<(), DbError> {
    let mut conn = app.db.read().await?;
    let day = app.clock.today().to_string();
    let (mut readers, mut skipped) = (Vec::new(), Vec::new());
    for one in report_recipients::list(&mut conn, &schedule.id).await? {
        let reach = Reach { actor: one.person.clone(), day: day.clone() };
        if one.stopped_at.is_some() {
            continue;
        }
        if !one.has_account {
            skipped.push((one, "no-account"));
        } else if !report_schedules::works_at_desk(&mut conn, &reach).await? {
            skipped.push((one, "no-grant"));
        } else if !reporting::reaches(&mut conn, &reach, wish, content).await? {
            skipped.push((one, "no-reach"));
        } else {
            readers.push(one);
        }
    }
    drop(conn);
    let sending = letters::Sending::new(app, run, schedule, wish, content, &skipped).await?;
    let mut letters: Vec<Letter> = Vec::new();
    for reader in &readers {
        letters.push(sending.letter(app, reader).await?);
    }
    letters.extend(sending.to_absent_author(app, &readers).await?);
    let formats = sending.formats();
    let mut deliveries: Vec<(String, &'static str, Option<String>)> =
        skipped.into_iter().map(|(one, why)| (one.person, why, None)).collect();
    let told = |letter: &Letter| (letter.message.person.clone(), "sent", Some(letter.message.id.clone()));
    deliveries.extend(letters.iter().filter(|letter| letter.brings_report).map(told));
    let (run, now) = (run.clone(), app.clock.now());
    let not_before = letters::not_before(app, now);
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !report_runs::end(conn, &run.id, None, now).await? {
                    return Ok(());
                }
                for letter in &letters {
                    messages::send(conn, &letter.message, now).await?;
                    outbox::write(conn, letter.mail.as_slice(), not_before, now).await?;
                    if let Some(mail) = letter.mail.as_ref().filter(|_| letter.brings_report && !formats.is_empty()) {
                        outbox::attach(conn, &mail.id, &run.report, &formats).await?;
                    }
                }
                report_runs::record(conn, &run.id, &deliveries).await
            })
        })
        .await
}

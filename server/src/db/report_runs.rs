//! Runs of schedules: each day once, leased while it is worked at, with what it did for each recipient.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// A run.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Run {
    /// UUIDv7.
    pub id: String,
    /// The schedule.
    pub schedule: String,
    /// ISO 8601; the day that it is for.
    pub due_on: String,
    /// The report that it makes.
    pub report: String,
    /// `working`, `sent` or `failed`.
    pub state: String,
    /// Why it has failed, or what went wrong last.
    pub failure: String,
    /// How often it was begun.
    pub tries: i64,
    /// When it began.
    pub began_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
}

/// Notes a run; the schedule's day has been moved ahead in the same transaction.
pub async fn begin(conn: &mut Conn, run: &Run) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO report_runs (id, schedule, due_on, report, state, leased_until, began_at)
             VALUES ($1, $2, $3, $4, 'working', $5, $5)",
        )
        .bind(&run.id)
        .bind(&run.schedule)
        .bind(&run.due_on)
        .bind(&run.report)
        .bind(run.began_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Whether a schedule has run for a day.
pub async fn is_there(conn: &mut Conn, schedule: &str, due_on: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM report_runs WHERE schedule = $1 AND due_on = $2")
            .bind(schedule)
            .bind(due_on)
            .fetch_one(c)
            .await
    })?;
    Ok(found > 0)
}

/// Selects runs by what follows.
macro_rules! runs {
    ($rest:literal) => {
        concat!(
            "SELECT report_runs.id, report_runs.schedule, report_runs.due_on, report_runs.report, report_runs.state, ",
            "report_runs.failure, report_runs.tries, report_runs.began_at, report_runs.ended_at FROM report_runs ",
            $rest
        )
    };
}

/// Runs that wait for somebody to work at them, the oldest first.
pub async fn waiting(conn: &mut Conn, now: i64) -> Result<Vec<Run>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(runs!(
            "WHERE report_runs.state = 'working' AND report_runs.leased_until <= $1
             ORDER BY report_runs.leased_until, report_runs.id"
        ))
        .bind(now)
        .fetch_all(c)
        .await
    })?)
}

/// Leases a run and tells how often it was begun with this time; nothing where another node has it.
pub async fn lease(conn: &mut Conn, id: &str, now: i64, until: i64) -> Result<Option<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_runs SET leased_until = $3, tries = tries + 1
             WHERE id = $1 AND state = 'working' AND leased_until <= $2 RETURNING tries",
        )
        .bind(id)
        .bind(now)
        .bind(until)
        .fetch_optional(c)
        .await
    })?)
}

/// Lets a run be tried again at an instant.
pub async fn delay(conn: &mut Conn, id: &str, until: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE report_runs SET leased_until = $2 WHERE id = $1 AND state = 'working'")
            .bind(id)
            .bind(until)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Ends a run, with a failure or without; `false` where another node has ended it.
pub async fn end(conn: &mut Conn, id: &str, failure: Option<&str>, now: i64) -> Result<bool, DbError> {
    let ended: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_runs SET state = $2, failure = $3, ended_at = $4
             WHERE id = $1 AND state = 'working' RETURNING id",
        )
        .bind(id)
        .bind(if failure.is_some() { "failed" } else { "sent" })
        .bind(failure.unwrap_or_default())
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(ended.is_some())
}

/// The runs of a schedule, the newest first.
pub async fn of_schedule(conn: &mut Conn, schedule: &str, most: i64) -> Result<Vec<Run>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(runs!(
            "WHERE report_runs.schedule = $1 ORDER BY report_runs.due_on DESC, report_runs.id DESC LIMIT $2"
        ))
        .bind(schedule)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// What a run did for one recipient.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Delivery {
    /// The run.
    pub run: String,
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// `sent`, `no-account`, `no-grant` or `no-reach`.
    pub outcome: String,
    /// The message of her inbox.
    pub message: Option<String>,
    /// When her mail was taken; nothing where there is none.
    pub mailed_at: Option<i64>,
    /// What became of her mail last, in the words of the server that did not take it.
    pub mail_failure: Option<String>,
}

/// Writes down what a run did.
pub async fn record(
    conn: &mut Conn,
    run: &str,
    deliveries: &[(String, &'static str, Option<String>)],
) -> Result<(), DbError> {
    if deliveries.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("INSERT INTO report_deliveries (run, person, outcome, message) ");
        query.push_values(deliveries, |mut row, (person, outcome, message)| {
            row.push_bind(run).push_bind(person).push_bind(*outcome).push_bind(message);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// What the runs of a schedule did, in Vietnamese order of the recipients.
pub async fn deliveries(conn: &mut Conn, schedule: &str) -> Result<Vec<Delivery>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT report_deliveries.run, report_deliveries.person, people.full_name, report_deliveries.outcome,
                report_deliveries.message, outbox.sent_at AS mailed_at,
                CASE WHEN outbox.failed_at IS NOT NULL THEN outbox.failure END AS mail_failure
             FROM report_deliveries
             JOIN report_runs ON report_runs.id = report_deliveries.run
             JOIN people ON people.id = report_deliveries.person
             LEFT JOIN outbox ON outbox.message = report_deliveries.message
             WHERE report_runs.schedule = $1
             ORDER BY report_deliveries.run DESC, people.sort_key, people.id LIMIT 2000",
        )
        .bind(schedule)
        .fetch_all(c)
        .await
    })?)
}

/// Whether a report was sent to a person.
pub async fn was_sent(conn: &mut Conn, report: &str, person: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM report_deliveries JOIN report_runs ON report_runs.id = report_deliveries.run
             WHERE report_runs.report = $1 AND report_deliveries.person = $2 AND report_deliveries.outcome = 'sent'",
        )
        .bind(report)
        .bind(person)
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

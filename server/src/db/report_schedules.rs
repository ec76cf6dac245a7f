//! Reports that are made again by themselves: what, when, to whom.

use super::{Conn, DbError, on, scope::Reach};

/// A schedule.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Schedule {
    /// Made by the form.
    pub id: String,
    /// Whose reach decides what is counted.
    pub author: String,
    /// JSON of what is asked for; its days are set anew at each run.
    pub wish: String,
    /// By its name.
    pub rhythm: String,
    /// From 1 for Monday.
    pub weekday: i64,
    /// 1 to 31.
    pub day: i64,
    /// 1 to 12.
    pub month: i64,
    /// By its name.
    pub span: String,
    /// The names of its files, separated by spaces.
    pub formats: String,
    /// `active`, `paused`, `ended` or `stopped`.
    pub state: String,
    /// Why it is stopped.
    pub reason: String,
    /// ISO 8601; the first day that has not been run.
    pub next_on: String,
}

/// Notes a schedule; `false` where this form has made one before.
pub async fn create(conn: &mut Conn, schedule: &Schedule, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO report_schedules
                (id, author, wish, rhythm, weekday, day, month, span, formats, state, next_on, made_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'active', $10, $11, $11)
             ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(&schedule.id)
        .bind(&schedule.author)
        .bind(&schedule.wish)
        .bind(&schedule.rhythm)
        .bind(schedule.weekday)
        .bind(schedule.day)
        .bind(schedule.month)
        .bind(&schedule.span)
        .bind(&schedule.formats)
        .bind(&schedule.next_on)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// Changes when it is made, about what time and as which files; `false` where it has ended.
pub async fn change(conn: &mut Conn, schedule: &Schedule, now: i64) -> Result<bool, DbError> {
    let changed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_schedules SET rhythm = $2, weekday = $3, day = $4, month = $5, span = $6, formats = $7,
                next_on = $8, changed_at = $9
             WHERE id = $1 AND state IN ('active', 'paused', 'stopped') RETURNING id",
        )
        .bind(&schedule.id)
        .bind(&schedule.rhythm)
        .bind(schedule.weekday)
        .bind(schedule.day)
        .bind(schedule.month)
        .bind(&schedule.span)
        .bind(&schedule.formats)
        .bind(&schedule.next_on)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(changed.is_some())
}

/// Selects schedules by what follows.
macro_rules! schedules {
    ($rest:literal) => {
        concat!(
            "SELECT report_schedules.id, report_schedules.author, report_schedules.wish, report_schedules.rhythm, ",
            "report_schedules.weekday, report_schedules.day, report_schedules.month, report_schedules.span, ",
            "report_schedules.formats, report_schedules.state, report_schedules.reason, report_schedules.next_on ",
            "FROM report_schedules ",
            $rest
        )
    };
}

/// The schedule with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Schedule, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(schedules!("WHERE report_schedules.id = $1")).bind(id).fetch_one(c).await)?)
}

/// The schedule with this id, if this person made it.
pub async fn get_own(conn: &mut Conn, id: &str, person: &str) -> Result<Schedule, DbError> {
    let schedule = get(conn, id).await?;
    if schedule.author == person { Ok(schedule) } else { Err(DbError::NotFound) }
}

/// The schedules of a person, those that run first, then the newest.
pub async fn of_author(conn: &mut Conn, person: &str) -> Result<Vec<Schedule>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(schedules!(
            "WHERE report_schedules.author = $1
             ORDER BY CASE report_schedules.state WHEN 'active' THEN 0 WHEN 'paused' THEN 1 ELSE 2 END,
                report_schedules.made_at DESC, report_schedules.id DESC LIMIT 200"
        ))
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// The schedules of others that a person gets, the newest first.
pub async fn for_recipient(conn: &mut Conn, person: &str) -> Result<Vec<Schedule>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(schedules!(
            "JOIN report_recipients ON report_recipients.schedule = report_schedules.id
             WHERE report_recipients.person = $1 AND report_recipients.removed_at IS NULL
                AND report_schedules.author <> $1 AND report_schedules.state IN ('active', 'paused')
             ORDER BY report_schedules.made_at DESC, report_schedules.id DESC LIMIT 200"
        ))
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// The schedules whose day has come.
pub async fn due(conn: &mut Conn, today: &str) -> Result<Vec<Schedule>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(schedules!(
            "WHERE report_schedules.state = 'active' AND report_schedules.next_on <= $1
             ORDER BY report_schedules.next_on, report_schedules.id"
        ))
        .bind(today)
        .fetch_all(c)
        .await
    })?)
}

/// Moves a day ahead; `false` where another node has, or it runs no longer.
pub async fn advance(conn: &mut Conn, schedule: &Schedule, next_on: &str, now: i64) -> Result<bool, DbError> {
    let moved: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_schedules SET next_on = $3, changed_at = $4
             WHERE id = $1 AND state = 'active' AND next_on = $2 RETURNING id",
        )
        .bind(&schedule.id)
        .bind(&schedule.next_on)
        .bind(next_on)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(moved.is_some())
}

/// From one state into another; `false` where it is not in the first.
pub async fn turn(conn: &mut Conn, id: &str, from: &str, to: &str, now: i64) -> Result<bool, DbError> {
    let turned: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_schedules SET state = $3, reason = '', changed_at = $4 WHERE id = $1 AND state = $2 RETURNING id",
        )
        .bind(id)
        .bind(from)
        .bind(to)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(turned.is_some())
}

/// Lets a schedule that was paused or stopped run again from a day on; `false` where it was neither.
pub async fn resume(conn: &mut Conn, id: &str, next_on: &str, now: i64) -> Result<bool, DbError> {
    let resumed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_schedules SET state = 'active', reason = '', next_on = $2, changed_at = $3
             WHERE id = $1 AND state IN ('paused', 'stopped') RETURNING id",
        )
        .bind(id)
        .bind(next_on)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(resumed.is_some())
}

/// Stops a schedule that cannot go on; `false` where it ran no longer.
pub async fn stop(conn: &mut Conn, id: &str, reason: &str, now: i64) -> Result<bool, DbError> {
    let stopped: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_schedules SET state = 'stopped', reason = $2, changed_at = $3
             WHERE id = $1 AND state = 'active' RETURNING id",
        )
        .bind(id)
        .bind(reason)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(stopped.is_some())
}

/// Whether a person works at the desk on a day: with an account in use, and a grant.
pub async fn works_at_desk(conn: &mut Conn, reach: &Reach) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM grants
             JOIN accounts ON accounts.person = grants.person AND accounts.disabled_at IS NULL
             WHERE grants.person = $1 AND grants.role IN ('coordinator', 'administrator') AND grants.course IS NULL
                AND grants.superseded_at IS NULL AND grants.valid_from <= $2
                AND (grants.valid_to IS NULL OR grants.valid_to > $2)",
        )
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

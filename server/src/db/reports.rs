//! Reports as they were asked for, and what came of them.

use super::{Conn, DbError, on};

/// A run that has not moved for so long is taken over.
pub const STANDSTILL: i64 = 60_000;

/// A report.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Report {
    /// Made by the form.
    pub id: String,
    /// Who asked.
    pub made_by: String,
    /// JSON of what was asked for.
    pub wish: String,
    /// `working`, `done` or `cancelled`.
    pub state: String,
    /// How far it is.
    pub percent: i64,
    /// What is recorded later is not seen; it stays when the report is made again.
    pub known_at: Option<i64>,
    /// JSON of what came of it.
    pub content: Option<String>,
    /// When it was asked for.
    pub made_at: i64,
    /// When it last moved.
    pub moved_at: i64,
}

/// A report to be made.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// Made by the form; a repeat makes no second one.
    pub id: String,
    /// Who asks.
    pub made_by: String,
    /// JSON of what is asked for.
    pub wish: String,
    /// That of the report which is made again.
    pub known_at: Option<i64>,
}

/// Notes what is asked for; `false` where this form has asked before.
pub async fn create(conn: &mut Conn, report: &NewReport, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO reports (id, made_by, wish, state, known_at, made_at, moved_at)
             VALUES ($1, $2, $3, 'working', $4, $5, $5) ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(&report.id)
        .bind(&report.made_by)
        .bind(&report.wish)
        .bind(report.known_at)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// The report with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Report, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, made_by, wish, state, percent, known_at, content, made_at, moved_at FROM reports WHERE id = $1",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// The report with this id, if this person asked for it.
pub async fn get_own(conn: &mut Conn, id: &str, person: &str) -> Result<Report, DbError> {
    let report = get(conn, id).await?;
    if report.made_by == person { Ok(report) } else { Err(DbError::NotFound) }
}

/// The reports of a person without what came of them, the newest first.
pub async fn of_person(conn: &mut Conn, person: &str, most: i64) -> Result<Vec<Report>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, made_by, wish, state, percent, known_at, CAST(NULL AS TEXT) AS content, made_at, moved_at
             FROM reports WHERE made_by = $1 ORDER BY made_at DESC, id DESC LIMIT $2",
        )
        .bind(person)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// Fixes what is known, once; gives it.
pub async fn fix_known_at(conn: &mut Conn, id: &str, now: i64) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE reports SET known_at = COALESCE(known_at, $2), moved_at = $2 WHERE id = $1 RETURNING known_at",
        )
        .bind(id)
        .bind(now)
        .fetch_one(c)
        .await
    })?)
}

/// Tells how far the work is; `false` where it is no longer wanted.
pub async fn advance(conn: &mut Conn, id: &str, percent: i64, now: i64) -> Result<bool, DbError> {
    let moved: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE reports SET percent = $2, moved_at = $3 WHERE id = $1 AND state = 'working' RETURNING id",
        )
        .bind(id)
        .bind(percent)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(moved.is_some())
}

/// Keeps what came of it; the first result stays.
pub async fn finish(conn: &mut Conn, id: &str, content: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE reports SET state = 'done', percent = 100, content = $2, moved_at = $3, finished_at = $3
             WHERE id = $1 AND state = 'working'",
        )
        .bind(id)
        .bind(content)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Ends work that is no longer wanted.
pub async fn cancel(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE reports SET state = 'cancelled', moved_at = $2, finished_at = $2
             WHERE id = $1 AND state = 'working'",
        )
        .bind(id)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Reports whose work has begun and not ended, the oldest first.
pub async fn unfinished(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM reports WHERE state = 'working' ORDER BY moved_at, id").fetch_all(c).await
    })?)
}

/// Takes over a report that stands still; `false` where it moves, or has no work.
pub async fn take_over(conn: &mut Conn, id: &str, now: i64) -> Result<bool, DbError> {
    let taken: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE reports SET moved_at = $2 WHERE id = $1 AND state = 'working' AND moved_at <= $3 RETURNING id",
        )
        .bind(id)
        .bind(now)
        .bind(now - STANDSTILL)
        .fetch_optional(c)
        .await
    })?;
    Ok(taken.is_some())
}

//! Failures counted by subject (an account at an address, an address) in fixed windows.

use super::{Conn, DbError, on};

/// Adds a failure.
pub async fn fail(conn: &mut Conn, subject: &str, window_start: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO throttles (subject, window_start, failures) VALUES ($1, $2, 1)
             ON CONFLICT (subject, window_start) DO UPDATE SET failures = throttles.failures + 1",
        )
        .bind(subject)
        .bind(window_start)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Failures of the window.
pub async fn failures(conn: &mut Conn, subject: &str, window_start: i64) -> Result<i64, DbError> {
    let count: Option<i64> = on!(conn, |c| {
        sqlx::query_scalar("SELECT failures FROM throttles WHERE subject = $1 AND window_start = $2")
            .bind(subject)
            .bind(window_start)
            .fetch_optional(c)
            .await
    })?;
    Ok(count.unwrap_or(0))
}

/// Forgets a subject's failures, after a success.
pub async fn clear(conn: &mut Conn, subject: &str) -> Result<(), DbError> {
    on!(conn, |c| sqlx::query("DELETE FROM throttles WHERE subject = $1").bind(subject).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets windows that began before.
pub async fn sweep(conn: &mut Conn, before: i64) -> Result<(), DbError> {
    on!(conn, |c| sqlx::query("DELETE FROM throttles WHERE window_start < $1")
        .bind(before)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

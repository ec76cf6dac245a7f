//! Lessons marked as read, by enrolment.

use super::{Conn, DbError, on};

/// Marks a lesson as read; twice is once.
pub async fn mark(conn: &mut Conn, enrolment: &str, lesson: &str, revision: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO readings (enrolment, lesson, revision, read_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (enrolment, lesson) DO NOTHING",
        )
        .bind(enrolment)
        .bind(lesson)
        .bind(revision)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The lessons read in an enrolment, with their times.
pub async fn of_enrolment(conn: &mut Conn, enrolment: &str) -> Result<Vec<(String, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT lesson, read_at FROM readings WHERE enrolment = $1").bind(enrolment).fetch_all(c).await
    })?)
}

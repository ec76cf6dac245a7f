//! Lessons marked as read, by enrolment.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

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

/// A lesson read.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reading {
    /// The enrolment.
    pub enrolment: String,
    /// The lesson.
    pub lesson: String,
    /// When.
    pub read_at: i64,
}

/// The lessons read in several enrolments.
pub async fn of_enrolments(conn: &mut Conn, enrolments: &[String]) -> Result<Vec<Reading>, DbError> {
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new("SELECT enrolment, lesson, read_at FROM readings WHERE enrolment IN ( ");
        let mut list = query.separated(", ");
        enrolments.iter().for_each(|enrolment| _ = list.push_bind(enrolment));
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

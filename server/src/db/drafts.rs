//! Drafts of courses: at most one is open for each, shared by its authors.

use super::{Conn, DbError, on};

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// UUIDv7.
    pub id: String,
    /// The id of its course, which may have no revision yet.
    pub course: String,
    /// The folder of the course.
    pub folder: String,
    /// The revision over which it lies; none for a new course.
    pub base: Option<String>,
    /// Who began it.
    pub begun_by: String,
    /// When.
    pub begun_at: i64,
    /// When it was published or discarded.
    pub ended_at: Option<i64>,
}

/// How a draft ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It became a revision.
    Published,
    /// Its authors gave it up.
    Discarded,
}

impl Outcome {
    fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Discarded => "discarded",
        }
    }
}

/// The open draft of a course.
pub async fn open(conn: &mut Conn, course: &str) -> Result<Option<Draft>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, folder, base, begun_by, begun_at, ended_at FROM drafts
             WHERE course = $1 AND ended_at IS NULL",
        )
        .bind(course)
        .fetch_optional(c)
        .await
    })?)
}

/// Every open draft.
pub async fn all_open(conn: &mut Conn) -> Result<Vec<Draft>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, folder, base, begun_by, begun_at, ended_at FROM drafts
             WHERE ended_at IS NULL ORDER BY course",
        )
        .fetch_all(c)
        .await
    })?)
}

/// A draft, open or ended.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Draft>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, course, folder, base, begun_by, begun_at, ended_at FROM drafts WHERE id = $1")
            .bind(id)
            .fetch_optional(c)
            .await
    })?)
}

/// Holds an open draft for the rest of the transaction, so that nobody else changes or ends it; `false` if it has ended.
pub async fn lock(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let held: Option<String> = on!(conn, |c| {
        sqlx::query_scalar("UPDATE drafts SET course = course WHERE id = $1 AND ended_at IS NULL RETURNING id")
            .bind(id)
            .fetch_optional(c)
            .await
    })?;
    Ok(held.is_some())
}

/// Begins a draft, unless one is open for the course or its folder; gives the one that is open for the course.
pub async fn begin(conn: &mut Conn, draft: &Draft) -> Result<Option<Draft>, DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO drafts (id, course, folder, base, begun_by, begun_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        )
        .bind(&draft.id)
        .bind(&draft.course)
        .bind(&draft.folder)
        .bind(&draft.base)
        .bind(&draft.begun_by)
        .bind(draft.begun_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    open(conn, &draft.course).await
}

/// Ends an open draft; `false` if it has ended before.
pub async fn end(conn: &mut Conn, id: &str, outcome: Outcome, by: &str, now: i64) -> Result<bool, DbError> {
    let ended: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE drafts SET ended_at = $2, ended_by = $3, outcome = $4
             WHERE id = $1 AND ended_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(now)
        .bind(by)
        .bind(outcome.name())
        .fetch_optional(c)
        .await
    })?;
    Ok(ended.is_some())
}

/// Whether a course or an open draft has this id or this folder.
pub async fn is_taken(conn: &mut Conn, course: &str, folder: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM courses WHERE id = $1 OR folder = $2)
                + (SELECT count(*) FROM drafts WHERE ended_at IS NULL AND (course = $1 OR folder = $2))",
        )
        .bind(course)
        .bind(folder)
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

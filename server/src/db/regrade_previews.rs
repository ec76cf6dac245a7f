//! Previews of grading a large quiz again: each quiz has one, under way or finished.

use super::{Conn, DbError, on, regrades::STANDSTILL};

/// The preview of a quiz.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RegradePreview {
    /// Which computation of it this is.
    pub run: String,
    /// The content of the course whose key it is.
    pub content_hash: String,
    /// When it was begun: attempts that came later are not in it.
    pub begun_at: i64,
    /// How far it is, in thousandths.
    pub progress: i64,
    /// When it last moved.
    pub moved_at: i64,
    /// JSON of the preview, once it is finished.
    pub summary: Option<String>,
}

/// The preview of this quiz.
pub async fn find(conn: &mut Conn, course: &str, quiz: &str) -> Result<Option<RegradePreview>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT run, content_hash, begun_at, progress, moved_at, summary
             FROM regrade_previews WHERE course = $1 AND quiz = $2",
        )
        .bind(course)
        .bind(quiz)
        .fetch_optional(c)
        .await
    })?)
}

/// Which quiz is looked at, by the key of which content.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The course.
    pub course: String,
    /// The quiz.
    pub quiz: String,
    /// The content of the course.
    pub content_hash: String,
}

/// Begins another run; `false` while one by the same key moves.
pub async fn begin(conn: &mut Conn, run: &str, looked: &Looked, now: i64) -> Result<bool, DbError> {
    let begun: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO regrade_previews (course, quiz, run, content_hash, begun_at, moved_at)
             VALUES ($1, $2, $3, $4, $5, $5)
             ON CONFLICT (course, quiz) DO UPDATE SET run = excluded.run, content_hash = excluded.content_hash,
                begun_at = excluded.begun_at, moved_at = excluded.moved_at, progress = 0, summary = NULL
             WHERE regrade_previews.summary IS NOT NULL OR regrade_previews.moved_at <= $6
                OR regrade_previews.content_hash <> excluded.content_hash
             RETURNING run",
        )
        .bind(&looked.course)
        .bind(&looked.quiz)
        .bind(run)
        .bind(&looked.content_hash)
        .bind(now)
        .bind(now - STANDSTILL)
        .fetch_optional(c)
        .await
    })?;
    Ok(begun.is_some())
}

/// Remembers how far a run is; one that was replaced meanwhile is forgotten.
pub async fn advance(conn: &mut Conn, run: &str, looked: &Looked, progress: i64, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE regrade_previews SET progress = $4, moved_at = $5 WHERE course = $1 AND quiz = $2 AND run = $3",
        )
        .bind(&looked.course)
        .bind(&looked.quiz)
        .bind(run)
        .bind(progress)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Keeps what a run has found; one that was replaced meanwhile is forgotten.
pub async fn finish(conn: &mut Conn, run: &str, looked: &Looked, summary: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE regrade_previews SET summary = $4, moved_at = $5, progress = 1000
             WHERE course = $1 AND quiz = $2 AND run = $3",
        )
        .bind(&looked.course)
        .bind(&looked.quiz)
        .bind(run)
        .bind(summary)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

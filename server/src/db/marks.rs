//! Marks that people give to essays and files; one of a question counts, every other one is kept.

use super::{Conn, DbError, on};

/// A mark that counts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MarkRow {
    /// Made by the form.
    pub id: String,
    /// The question.
    pub question: String,
    /// Who gave it.
    pub marker: String,
    /// Her name.
    pub marker_name: String,
    /// JSON of the points by criterion.
    pub criteria: String,
    /// What the learner is told.
    pub comment: String,
    /// When.
    pub marked_at: i64,
}

/// The marks of an attempt that count.
pub async fn of_attempt(conn: &mut Conn, attempt: &str) -> Result<Vec<MarkRow>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT marks.id, question, marker, people.full_name AS marker_name, criteria, comment, marked_at
             FROM marks JOIN people ON people.id = marks.marker
             WHERE attempt = $1 AND superseded_at IS NULL",
        )
        .bind(attempt)
        .fetch_all(c)
        .await
    })?)
}

/// A mark to be recorded.
#[derive(Clone, Debug)]
pub struct NewMark {
    /// Made by the form, so that sending it twice marks once.
    pub id: String,
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// Who gives it.
    pub marker: String,
    /// JSON of the points by criterion.
    pub criteria: String,
    /// What the learner is told.
    pub comment: String,
}

/// Records a mark in place of the one that the marker saw; `false` when another one has come meanwhile, and when the
/// same form has marked another answer before.
pub async fn record(conn: &mut Conn, mark: &NewMark, seen: Option<&str>, now: i64) -> Result<bool, DbError> {
    if let Some(marked) = marked_by(conn, &mark.id).await? {
        return Ok(marked == (mark.attempt.clone(), mark.question.clone()));
    }
    let current: Option<String> = on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM marks WHERE attempt = $1 AND question = $2 AND superseded_at IS NULL")
            .bind(&mark.attempt)
            .bind(&mark.question)
            .fetch_optional(c)
            .await
    })?;
    if current.as_deref() != seen {
        return Ok(false);
    }
    on!(conn, |c| {
        sqlx::query(
            "UPDATE marks SET superseded_at = $3 WHERE attempt = $1 AND question = $2 AND superseded_at IS NULL",
        )
        .bind(&mark.attempt)
        .bind(&mark.question)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    insert(conn, mark, None, now).await?;
    Ok(true)
}

/// The attempt and the question that a form has marked.
async fn marked_by(conn: &mut Conn, id: &str) -> Result<Option<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT attempt, question FROM marks WHERE id = $1").bind(id).fetch_optional(c).await
    })?)
}

/// Keeps a mark that does not count: a second one, given blindly.
pub async fn keep(conn: &mut Conn, mark: &NewMark, now: i64) -> Result<(), DbError> {
    insert(conn, mark, Some(now), now).await
}

async fn insert(conn: &mut Conn, mark: &NewMark, superseded_at: Option<i64>, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO marks (id, attempt, question, marker, criteria, comment, marked_at, superseded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&mark.id)
        .bind(&mark.attempt)
        .bind(&mark.question)
        .bind(&mark.marker)
        .bind(&mark.criteria)
        .bind(&mark.comment)
        .bind(now)
        .bind(superseded_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

//! Grading again: who, why, by which key and policy, and how far it is.

use super::{Conn, DbError, on};

/// How long a regrade may stand still before another run takes it over.
pub const STANDSTILL: i64 = 30_000;

/// A regrade to be recorded.
#[derive(Clone, Debug)]
pub struct NewRegrade {
    /// Made by the form.
    pub id: String,
    /// The course.
    pub course: String,
    /// The quiz.
    pub quiz: String,
    /// The revision whose key counts now.
    pub revision: String,
    /// `never-lower` or `full`.
    pub policy: &'static str,
    /// Why.
    pub reason: String,
    /// Who; nobody for the command line.
    pub made_by: Option<String>,
}

/// Records a regrade; `false` if its form was sent before.
pub async fn begin(conn: &mut Conn, regrade: &NewRegrade, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO regrades (id, course, quiz, revision, policy, reason, made_by, made_at, moved_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(&regrade.id)
        .bind(&regrade.course)
        .bind(&regrade.quiz)
        .bind(&regrade.revision)
        .bind(regrade.policy)
        .bind(&regrade.reason)
        .bind(&regrade.made_by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// A regrade.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Regrade {
    /// Made by the form.
    pub id: String,
    /// The course.
    pub course: String,
    /// The quiz.
    pub quiz: String,
    /// The revision whose key counts.
    pub revision: String,
    /// `never-lower` or `full`.
    pub policy: String,
    /// Why.
    pub reason: String,
    /// Who; nobody for the command line.
    pub made_by: Option<String>,
    /// How far it is, in thousandths.
    pub progress: i64,
    /// When it last moved.
    pub moved_at: i64,
    /// When all results were there.
    pub staged_at: Option<i64>,
}

/// The regrade with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Regrade, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, quiz, revision, policy, reason, made_by, progress, moved_at, staged_at
             FROM regrades WHERE id = $1",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// Every regrade that has not taken effect to its end.
pub async fn unfinished(conn: &mut Conn) -> Result<Vec<Regrade>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, quiz, revision, policy, reason, made_by, progress, moved_at, staged_at
             FROM regrades WHERE applied_at IS NULL ORDER BY made_at, id",
        )
        .fetch_all(c)
        .await
    })?)
}

/// Takes over a regrade that stands still; `false` where it moves, or is finished.
pub async fn take_over(conn: &mut Conn, id: &str, now: i64) -> Result<bool, DbError> {
    let taken: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE regrades SET moved_at = $2 WHERE id = $1 AND applied_at IS NULL AND moved_at <= $3
             RETURNING id",
        )
        .bind(id)
        .bind(now)
        .bind(now - STANDSTILL)
        .fetch_optional(c)
        .await
    })?;
    Ok(taken.is_some())
}

/// Remembers how far a regrade is.
pub async fn advance(conn: &mut Conn, id: &str, progress: i64, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE regrades SET progress = $2, moved_at = $3 WHERE id = $1")
            .bind(id)
            .bind(progress)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// From here on the results are all there, and only take effect.
pub async fn staged(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE regrades SET staged_at = $2, moved_at = $2 WHERE id = $1")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The regrade has taken effect to its end; `false` if it had before.
pub async fn finish(conn: &mut Conn, id: &str, now: i64) -> Result<bool, DbError> {
    let finished: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE regrades SET applied_at = $2, moved_at = $2, progress = 1000
             WHERE id = $1 AND applied_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(finished.is_some())
}

/// When a quiz was last graded again to the end, and by the key of which content.
pub async fn last_of_quiz(conn: &mut Conn, course: &str, quiz: &str) -> Result<Option<(i64, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT regrades.applied_at, revisions.content_hash
             FROM regrades JOIN revisions ON revisions.id = regrades.revision
             WHERE regrades.course = $1 AND regrades.quiz = $2 AND regrades.applied_at IS NOT NULL
             ORDER BY regrades.applied_at DESC LIMIT 1",
        )
        .bind(course)
        .bind(quiz)
        .fetch_optional(c)
        .await
    })?)
}

/// How many grades a regrade has changed.
pub async fn changed(conn: &mut Conn, id: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM gradings WHERE regrade = $1").bind(id).fetch_one(c).await
    })?)
}

/// A regrade as its quiz's page lists it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// Why.
    pub reason: String,
    /// `never-lower` or `full`.
    pub policy: String,
    /// Who; nobody for the command line.
    pub made_by: Option<String>,
    /// When it took effect.
    pub applied_at: i64,
    /// How many grades it changed.
    pub changed: i64,
}

/// The regrades of a quiz that took effect, the newest first.
pub async fn of_quiz(conn: &mut Conn, course: &str, quiz: &str) -> Result<Vec<Listed>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT reason, policy, people.full_name AS made_by, applied_at,
                (SELECT count(*) FROM gradings WHERE gradings.regrade = regrades.id) AS changed
             FROM regrades LEFT JOIN people ON people.id = regrades.made_by
             WHERE course = $1 AND quiz = $2 AND applied_at IS NOT NULL ORDER BY applied_at DESC",
        )
        .bind(course)
        .bind(quiz)
        .fetch_all(c)
        .await
    })?)
}

/// When the grade of an attempt was changed, why, and by the key of which revision.
pub async fn of_attempt(conn: &mut Conn, attempt: &str) -> Result<Option<(i64, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT made_at, reason, regrades.revision FROM gradings JOIN regrades ON regrades.id = gradings.regrade
             WHERE gradings.attempt = $1 AND gradings.superseded_at IS NULL",
        )
        .bind(attempt)
        .fetch_optional(c)
        .await
    })?)
}

//! Gradings: what an attempt is worth by which key. The one that is not superseded counts; all are kept.

use super::{Conn, DbError, on};

/// A grade to be recorded.
#[derive(Clone, Debug)]
pub struct NewGrading {
    /// UUIDv7.
    pub id: String,
    /// The attempt.
    pub attempt: String,
    /// The revision of the key.
    pub revision: String,
    /// The regrade that brought another key, if there was one.
    pub regrade: Option<String>,
    /// Thousandths of a point.
    pub points: i64,
    /// Thousandths of a point.
    pub out_of: i64,
    /// Against the quiz's mark.
    pub passed: bool,
    /// Whether people have yet to mark a part of it.
    pub waiting: bool,
    /// JSON of the points by question.
    pub detail: String,
}

/// Records a grade.
pub async fn record(conn: &mut Conn, grading: &NewGrading, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO gradings (id, attempt, revision, points, out_of, passed, waiting, detail, graded_at, regrade)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(&grading.id)
        .bind(&grading.attempt)
        .bind(&grading.revision)
        .bind(grading.points)
        .bind(grading.out_of)
        .bind(grading.passed)
        .bind(grading.waiting)
        .bind(&grading.detail)
        .bind(now)
        .bind(&grading.regrade)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// By which key a grade that counts no more was made.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SupersededGrade {
    /// The revision of the key.
    pub revision: String,
    /// The regrade, if there was one.
    pub regrade: Option<String>,
}

/// Lets the grade of an attempt count no more; it is kept.
pub async fn supersede(conn: &mut Conn, attempt: &str, at: i64) -> Result<SupersededGrade, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "UPDATE gradings SET superseded_at = $2 WHERE attempt = $1 AND superseded_at IS NULL
             RETURNING revision, regrade",
        )
        .bind(attempt)
        .bind(at)
        .fetch_one(c)
        .await
    })?)
}

/// JSON of the points by question that count.
pub async fn detail(conn: &mut Conn, attempt: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT detail FROM gradings WHERE attempt = $1 AND superseded_at IS NULL")
            .bind(attempt)
            .fetch_optional(c)
            .await
    })?)
}

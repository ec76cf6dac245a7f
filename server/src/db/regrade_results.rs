//! What grading again gives: staged portion by portion, each of which takes effect in one short transaction.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// The new grade of one attempt.
#[derive(Clone, Debug)]
pub struct NewResult {
    /// The attempt.
    pub attempt: String,
    /// The grading whose place it takes.
    pub grading: String,
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

/// Stages a portion of results in one statement; what was staged before an interruption is replaced.
pub async fn stage(conn: &mut Conn, regrade: &str, portion: i64, results: &[NewResult]) -> Result<(), DbError> {
    if results.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "INSERT INTO regrade_results
                (regrade, portion, attempt, grading, points, out_of, passed, waiting, detail) ",
        );
        query.push_values(results, |mut row, result| {
            row.push_bind(regrade).push_bind(portion).push_bind(&result.attempt).push_bind(&result.grading);
            row.push_bind(result.points).push_bind(result.out_of).push_bind(result.passed).push_bind(result.waiting);
            row.push_bind(&result.detail);
        });
        query.push(
            " ON CONFLICT (regrade, attempt) DO UPDATE SET portion = excluded.portion, grading = excluded.grading,
                points = excluded.points, out_of = excluded.out_of, passed = excluded.passed,
                waiting = excluded.waiting, detail = excluded.detail",
        );
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// The portions of a regrade that have results.
pub async fn portions(conn: &mut Conn, regrade: &str) -> Result<Vec<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT DISTINCT portion FROM regrade_results WHERE regrade = $1 ORDER BY portion")
            .bind(regrade)
            .fetch_all(c)
            .await
    })?)
}

/// Lets a portion take effect where the grading that a result takes the place of still counts; twice is once.
pub async fn take_effect(conn: &mut Conn, regrade: &str, portion: i64, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE gradings SET superseded_at = $3 WHERE superseded_at IS NULL
                AND id IN (SELECT grading FROM regrade_results WHERE regrade = $1 AND portion = $2)",
        )
        .bind(regrade)
        .bind(portion)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO gradings (id, attempt, revision, points, out_of, passed, waiting, detail, graded_at, regrade)
             SELECT regrade_results.regrade || '.' || regrade_results.attempt, regrade_results.attempt,
                regrades.revision, regrade_results.points, regrade_results.out_of, regrade_results.passed,
                regrade_results.waiting, regrade_results.detail, CAST($3 AS BIGINT), regrades.id
             FROM regrade_results
             JOIN regrades ON regrades.id = regrade_results.regrade
             JOIN gradings ON gradings.id = regrade_results.grading
             WHERE regrade_results.regrade = $1 AND regrade_results.portion = $2 AND gradings.superseded_at = $3
                AND NOT EXISTS (SELECT 1 FROM gradings AS later
                    WHERE later.attempt = regrade_results.attempt AND later.superseded_at IS NULL)",
        )
        .bind(regrade)
        .bind(portion)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Tells the learners of a portion whose grades were changed, once, with a link to the result.
pub async fn tell_learners(
    conn: &mut Conn,
    regrade: &str,
    portion: i64,
    (subject, body): (&str, &str),
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO messages (id, person, subject, body, link, sent_at)
             SELECT gradings.id, enrolments.person, CAST($3 AS TEXT), CAST($4 AS TEXT),
                '/attempts/' || attempts.id || '/result', CAST($5 AS BIGINT)
             FROM regrade_results
             JOIN gradings ON gradings.id = regrade_results.regrade || '.' || regrade_results.attempt
             JOIN attempts ON attempts.id = gradings.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE regrade_results.regrade = $1 AND regrade_results.portion = $2 ON CONFLICT (id) DO NOTHING",
        )
        .bind(regrade)
        .bind(portion)
        .bind(subject)
        .bind(body)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The enrolments of a portion that have changed, have no completion yet, and have read so many lessons; where one
/// passed attempt is what passes the quiz, only those with one.
pub async fn may_complete(
    conn: &mut Conn,
    regrade: &str,
    portion: i64,
    by_passed_attempt: bool,
    lessons: i64,
) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT DISTINCT attempts.enrolment FROM regrade_results
             JOIN attempts ON attempts.id = regrade_results.attempt
             WHERE regrade_results.regrade = $1 AND regrade_results.portion = $2 AND (regrade_results.passed OR NOT $3)
                AND NOT EXISTS (SELECT 1 FROM completions WHERE completions.enrolment = attempts.enrolment)
                AND (SELECT count(*) FROM readings WHERE readings.enrolment = attempts.enrolment) >= $4
             ORDER BY attempts.enrolment",
        )
        .bind(regrade)
        .bind(portion)
        .bind(by_passed_attempt)
        .bind(lessons)
        .fetch_all(c)
        .await
    })?)
}

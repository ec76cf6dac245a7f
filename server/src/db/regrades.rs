//! Grading again: the attempts of a quiz in portions, staged results, and the one transaction in which they take effect.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// A submitted attempt with the grading that counts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Graded {
    /// The attempt.
    pub attempt: String,
    /// The enrolment that owns it.
    pub enrolment: String,
    /// The revision it is pinned to.
    pub revision: String,
    /// JSON of its plan.
    pub plan: String,
    /// When it started.
    pub started_at: i64,
    /// The grading that counts.
    pub grading: String,
    /// Thousandths of a point.
    pub points: i64,
    /// Thousandths of a point.
    pub out_of: i64,
    /// Against the quiz's mark.
    pub passed: bool,
    /// JSON of the points by question.
    pub detail: String,
    /// Who took it.
    pub full_name: String,
}

/// The submitted attempts of a quiz after this one, by id.
pub async fn graded_after(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    after: &str,
    most: i64,
) -> Result<Vec<Graded>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id AS attempt, attempts.enrolment, attempts.revision, attempts.plan, attempts.started_at,
                gradings.id AS grading, gradings.points, gradings.out_of, gradings.passed, gradings.detail,
                people.full_name
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             WHERE enrolments.course = $1 AND attempts.quiz = $2 AND attempts.id > $3
                AND attempts.form_number IS NULL
             ORDER BY attempts.id LIMIT $4",
        )
        .bind(course)
        .bind(quiz)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// A save of one of several attempts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Saved {
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// JSON; `None` where it was taken back.
    pub answer: Option<String>,
    /// When the server had it.
    pub saved_at: i64,
}

/// The saves of the attempts of a quiz from one to another, each question's winning one last.
pub async fn saved_between(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    first: &str,
    last: &str,
) -> Result<Vec<Saved>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT answers.attempt, answers.question, answers.answer, answers.saved_at FROM answers
             JOIN attempts ON attempts.id = answers.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE enrolments.course = $1 AND attempts.quiz = $2 AND attempts.id >= $3 AND attempts.id <= $4
             ORDER BY answers.attempt, answers.question, answers.counter, answers.saved_at, answers.id",
        )
        .bind(course)
        .bind(quiz)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}

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
            "INSERT INTO regrades (id, course, quiz, revision, policy, reason, made_by, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id",
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

/// Stages a portion of results in one statement.
pub async fn stage(conn: &mut Conn, regrade: &str, results: &[NewResult]) -> Result<(), DbError> {
    if results.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "INSERT INTO regrade_results (regrade, attempt, grading, points, out_of, passed, waiting, detail) ",
        );
        query.push_values(results, |mut row, result| {
            row.push_bind(regrade)
                .push_bind(&result.attempt)
                .push_bind(&result.grading)
                .push_bind(result.points)
                .push_bind(result.out_of)
                .push_bind(result.passed)
                .push_bind(result.waiting)
                .push_bind(&result.detail);
        });
        query.build().execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Lets the staged results take effect, where the grading that they take the place of still counts; gives how many.
pub async fn apply(conn: &mut Conn, regrade: &str, now: i64) -> Result<i64, DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE gradings SET superseded_at = $2
             WHERE superseded_at IS NULL AND id IN (SELECT grading FROM regrade_results WHERE regrade = $1)",
        )
        .bind(regrade)
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
                regrade_results.waiting, regrade_results.detail, CAST($2 AS BIGINT), regrades.id
             FROM regrade_results
             JOIN regrades ON regrades.id = regrade_results.regrade
             JOIN gradings ON gradings.id = regrade_results.grading
             WHERE regrades.id = $1 AND gradings.superseded_at = $2
                AND NOT EXISTS (SELECT 1 FROM gradings AS later
                    WHERE later.attempt = regrade_results.attempt AND later.superseded_at IS NULL)",
        )
        .bind(regrade)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query("UPDATE regrades SET applied_at = $2 WHERE id = $1")
            .bind(regrade)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM gradings WHERE regrade = $1").bind(regrade).fetch_one(c).await
    })?)
}

/// Tells every learner whose grade a regrade changed, with a link to the result.
pub async fn tell_learners(conn: &mut Conn, regrade: &str, subject: &str, body: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO messages (id, person, subject, body, link, sent_at)
             SELECT gradings.id, enrolments.person, CAST($2 AS TEXT), CAST($3 AS TEXT),
                '/attempts/' || attempts.id || '/result', CAST($4 AS BIGINT)
             FROM gradings
             JOIN attempts ON attempts.id = gradings.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE gradings.regrade = $1",
        )
        .bind(regrade)
        .bind(subject)
        .bind(body)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The enrolments whose grades a regrade changed.
pub async fn enrolments_of(conn: &mut Conn, regrade: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT DISTINCT attempts.enrolment FROM gradings
             JOIN attempts ON attempts.id = gradings.attempt WHERE gradings.regrade = $1",
        )
        .bind(regrade)
        .fetch_all(c)
        .await
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

/// JSON of the points by question that count.
pub async fn detail(conn: &mut Conn, attempt: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT detail FROM gradings WHERE attempt = $1 AND superseded_at IS NULL")
            .bind(attempt)
            .fetch_optional(c)
            .await
    })?)
}

/// When the grade of an attempt was changed, why, and by the key of which revision.
pub async fn of_attempt(conn: &mut Conn, attempt: &str) -> Result<Option<(i64, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT applied_at, reason, regrades.revision FROM gradings JOIN regrades ON regrades.id = gradings.regrade
             WHERE gradings.attempt = $1 AND gradings.superseded_at IS NULL AND applied_at IS NOT NULL",
        )
        .bind(attempt)
        .fetch_optional(c)
        .await
    })?)
}

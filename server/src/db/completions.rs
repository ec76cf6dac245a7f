//! Completions: decided by `settle`, with the evidence of the decision.

use super::{Conn, DbError, enrolment_facts, on};
use sqlx::QueryBuilder;

/// A completion.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Completion {
    /// The enrolment.
    pub enrolment: String,
    /// The revision whose rule was met.
    pub revision: String,
    /// The time of its cause.
    pub completed_at: i64,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// The mean of the required quizzes in thousandths of a percent … or nothing where none is required.
    pub result: Option<i64>,
    /// JSON: lessons read and quizzes passed.
    pub evidence: String,
}

/// The completion of an enrolment.
pub async fn find(conn: &mut Conn, enrolment: &str) -> Result<Option<Completion>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT enrolment, revision, completed_at, tiet_halves, result, evidence FROM completions
             WHERE enrolment = $1",
        )
        .bind(enrolment)
        .fetch_optional(c)
        .await
    })?)
}

/// The completions of several enrolments.
pub async fn of_enrolments(conn: &mut Conn, enrolments: &[String]) -> Result<Vec<Completion>, DbError> {
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT enrolment, revision, completed_at, tiet_halves, result, evidence FROM completions
             WHERE enrolment IN ( ",
        );
        let mut list = query.separated(", ");
        enrolments.iter().for_each(|enrolment| _ = list.push_bind(enrolment));
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Records a completion; the first one stays.
pub async fn record(conn: &mut Conn, completion: &Completion, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO completions (enrolment, revision, completed_at, recorded_at, tiet_halves, result, evidence)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (enrolment) DO NOTHING",
        )
        .bind(&completion.enrolment)
        .bind(&completion.revision)
        .bind(completion.completed_at)
        .bind(now)
        .bind(completion.tiet_halves)
        .bind(completion.result)
        .bind(&completion.evidence)
        .execute(c)
        .await
        .map(drop)
    })?;
    enrolment_facts::make(conn, &completion.enrolment).await
}

/// A course that a person has completed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CompletedCourse {
    /// The course.
    pub course: String,
    /// The enrolment.
    pub enrolment: String,
    /// The time of its cause.
    pub completed_at: i64,
    /// Twice the tiết.
    pub tiet_halves: i64,
}

/// The courses that a person has completed, a repeated one as often.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<CompletedCourse>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT enrolments.course, completions.enrolment, completions.completed_at, completions.tiet_halves
             FROM completions
             JOIN enrolments ON enrolments.id = completions.enrolment WHERE enrolments.person = $1",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// Completed enrolments in a course that have no certificate, the earliest first.
pub async fn without_certificate(conn: &mut Conn, course: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT completions.enrolment FROM enrolments JOIN completions ON completions.enrolment = enrolments.id
             WHERE enrolments.course = $1
                AND NOT EXISTS (SELECT 1 FROM certificates WHERE certificates.enrolment = completions.enrolment)
             ORDER BY completions.completed_at, completions.enrolment",
        )
        .bind(course)
        .fetch_all(c)
        .await
    })?)
}

/// Completed enrolments of a person that have no certificate.
pub async fn of_person_without_certificate(conn: &mut Conn, person: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT completions.enrolment FROM enrolments JOIN completions ON completions.enrolment = enrolments.id
             WHERE enrolments.person = $1
                AND NOT EXISTS (SELECT 1 FROM certificates WHERE certificates.enrolment = completions.enrolment)
             ORDER BY completions.completed_at, completions.enrolment",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

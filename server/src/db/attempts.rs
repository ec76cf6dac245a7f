//! Attempts: each pinned to its revision, with the sheet that was resolved when it started.

use super::{Conn, DbError, on};
use domain::locale::Locale;
use sqlx::QueryBuilder;

/// An attempt with its current grade.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Attempt {
    /// UUIDv7.
    pub id: String,
    /// The enrolment that owns it.
    pub enrolment: String,
    /// The quiz.
    pub quiz: String,
    /// The revision it is pinned to.
    pub revision: String,
    /// From 1, per enrolment and quiz.
    pub number: i64,
    /// JSON of [`domain::quiz::Plan`].
    pub plan: String,
    /// The language of its sheet.
    pub locale: String,
    /// When it started.
    pub started_at: i64,
    /// When answers stop to count.
    pub deadline_at: Option<i64>,
    /// JSON list of the questions marked to be looked at again.
    pub marked: String,
    /// When it was submitted, or ran out.
    pub submitted_at: Option<i64>,
    /// `learner` or `deadline`.
    pub submitted_by: Option<String>,
    /// Thousandths of a point.
    pub points: Option<i64>,
    /// Thousandths of a point.
    pub out_of: Option<i64>,
    /// Against the quiz's mark.
    pub passed: Option<bool>,
    /// Whether people have yet to mark a part of it.
    pub waiting: Option<bool>,
    /// When this grade was made.
    pub graded_at: Option<i64>,
}

impl Attempt {
    /// The language in which it was started, is shown and reviewed.
    pub fn locale(&self) -> Locale {
        self.locale.parse().unwrap_or_default()
    }
}

/// Every attempt of an enrolment, in order.
pub async fn of_enrolment(conn: &mut Conn, enrolment: &str) -> Result<Vec<Attempt>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id, enrolment, quiz, attempts.revision, number, plan, locale, started_at, deadline_at, marked,
                submitted_at, submitted_by, gradings.points, gradings.out_of, gradings.passed, gradings.waiting,
                gradings.graded_at
             FROM attempts
             LEFT JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             WHERE enrolment = $1 ORDER BY quiz, number",
        )
        .bind(enrolment)
        .fetch_all(c)
        .await
    })?)
}

/// Every attempt of several enrolments; those of one are in order.
pub async fn of_enrolments(conn: &mut Conn, enrolments: &[String]) -> Result<Vec<Attempt>, DbError> {
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT attempts.id, enrolment, quiz, attempts.revision, number, plan, locale, started_at, deadline_at, marked,
                submitted_at, submitted_by, gradings.points, gradings.out_of, gradings.passed, gradings.waiting,
                gradings.graded_at
             FROM attempts
             LEFT JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             WHERE enrolment IN ( ",
        );
        let mut list = query.separated(", ");
        enrolments.iter().for_each(|enrolment| _ = list.push_bind(enrolment));
        query.push(") ORDER BY enrolment, quiz, number");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Every attempt of the open enrolments of a person, in order.
pub async fn of_open_enrolments(conn: &mut Conn, person: &str) -> Result<Vec<Attempt>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id, enrolment, quiz, attempts.revision, number, plan, locale, started_at, deadline_at, marked,
                submitted_at, submitted_by, gradings.points, gradings.out_of, gradings.passed, gradings.waiting,
                gradings.graded_at
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment AND enrolments.closed_at IS NULL
             LEFT JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             WHERE enrolments.person = $1 ORDER BY quiz, number",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// An attempt of this person, with its course.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OwnAttempt {
    /// The attempt.
    #[sqlx(flatten)]
    pub attempt: Attempt,
    /// The course.
    pub course: String,
}

/// The attempt with this id, if it is the person's own.
pub async fn find_own(conn: &mut Conn, person: &str, id: &str) -> Result<Option<OwnAttempt>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id, enrolment, quiz, attempts.revision, attempts.number, plan, locale, started_at, deadline_at,
                marked, submitted_at, submitted_by, gradings.points, gradings.out_of, gradings.passed,
                gradings.waiting, gradings.graded_at, enrolments.course
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             LEFT JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             WHERE attempts.id = $2 AND enrolments.person = $1",
        )
        .bind(person)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// The attempt with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Attempt, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id, enrolment, quiz, attempts.revision, number, plan, locale, started_at, deadline_at, marked,
                submitted_at, submitted_by, gradings.points, gradings.out_of, gradings.passed, gradings.waiting,
                gradings.graded_at
             FROM attempts
             LEFT JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             WHERE attempts.id = $1",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// The attempt that this form already made.
pub async fn find_by_form(conn: &mut Conn, enrolment: &str, form_id: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM attempts WHERE enrolment = $1 AND form_id = $2")
            .bind(enrolment)
            .bind(form_id)
            .fetch_optional(c)
            .await
    })?)
}

/// An attempt to be started.
#[derive(Clone, Debug)]
pub struct NewAttempt {
    /// UUIDv7.
    pub id: String,
    /// The enrolment.
    pub enrolment: String,
    /// The quiz.
    pub quiz: String,
    /// The revision it is pinned to.
    pub revision: String,
    /// From 1.
    pub number: i64,
    /// Made by the form.
    pub form_id: String,
    /// JSON of the plan.
    pub plan: String,
    /// The plan's origin.
    pub seed: i64,
    /// The language of the sheet.
    pub locale: &'static str,
    /// When answers stop to count.
    pub deadline_at: Option<i64>,
    /// The extra time that went into it: percent of the limit.
    pub extra_time_percent: i64,
    /// The extra time that went into it: minutes besides.
    pub extra_time_minutes: i64,
    /// When the learner said that the work is her own; where the quiz asks for it.
    pub honoured_at: Option<i64>,
}

/// Starts an attempt.
pub async fn start(conn: &mut Conn, attempt: &NewAttempt, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO attempts (id, enrolment, quiz, revision, number, form_id, plan, seed, locale, started_at,
                deadline_at, extra_time_percent, extra_time_minutes, honoured_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        )
        .bind(&attempt.id)
        .bind(&attempt.enrolment)
        .bind(&attempt.quiz)
        .bind(&attempt.revision)
        .bind(attempt.number)
        .bind(&attempt.form_id)
        .bind(&attempt.plan)
        .bind(attempt.seed)
        .bind(attempt.locale)
        .bind(now)
        .bind(attempt.deadline_at)
        .bind(attempt.extra_time_percent)
        .bind(attempt.extra_time_minutes)
        .bind(attempt.honoured_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Keeps which questions are marked.
pub async fn mark(conn: &mut Conn, id: &str, marked: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE attempts SET marked = $2 WHERE id = $1 AND submitted_at IS NULL")
            .bind(id)
            .bind(marked)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Submits an open attempt; `false` if it was submitted before.
pub async fn submit(conn: &mut Conn, id: &str, by: &str, at: i64) -> Result<bool, DbError> {
    let submitted: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE attempts SET submitted_at = $3, submitted_by = $2 WHERE id = $1 AND submitted_at IS NULL
             RETURNING id",
        )
        .bind(id)
        .bind(by)
        .bind(at)
        .fetch_optional(c)
        .await
    })?;
    Ok(submitted.is_some())
}

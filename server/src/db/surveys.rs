//! Surveys: numbered forms, without what tells whose they are.

use super::{
    Conn, DbError, on,
    scope::{Reach, housed},
};

/// Gives a form that has just been handed in the next number of its survey, in the same transaction.
pub async fn number(conn: &mut Conn, course: &str, quiz: &str, attempt: &str) -> Result<(), DbError> {
    let number: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO survey_numbers (course, quiz, last) VALUES ($1, $2, 1)
             ON CONFLICT (course, quiz) DO UPDATE SET last = survey_numbers.last + 1 RETURNING last",
        )
        .bind(course)
        .bind(quiz)
        .fetch_one(c)
        .await
    })?;
    on!(conn, |c| {
        sqlx::query("UPDATE attempts SET form_number = $2 WHERE id = $1")
            .bind(attempt)
            .bind(number)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The number of a form.
pub async fn number_of(conn: &mut Conn, attempt: &str) -> Result<Option<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT form_number FROM attempts WHERE id = $1").bind(attempt).fetch_one(c).await
    })?)
}

/// How many forms of each survey of a course are handed in.
pub async fn counts(conn: &mut Conn, course: &str) -> Result<Vec<(String, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT quiz, last FROM survey_numbers WHERE course = $1").bind(course).fetch_all(c).await
    })?)
}

/// A form that was handed in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HandedIn {
    /// The attempt.
    pub attempt: String,
    /// Its number.
    pub form_number: i64,
    /// Whose it is, to count people and for nothing else.
    pub person: String,
    /// The edition that it was filled in.
    pub revision: String,
    /// JSON of its plan.
    pub plan: String,
    /// The unit of a learner on the day of her enrolment.
    pub unit: Option<String>,
}

/// The forms after this number.
pub async fn after(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    number: i64,
    most: i64,
) -> Result<Vec<HandedIn>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id AS attempt, attempts.form_number, enrolments.person, attempts.revision, attempts.plan,
                enrolments.unit
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE enrolments.course = $1 AND attempts.quiz = $2 AND attempts.form_number > $3
             ORDER BY attempts.form_number LIMIT $4",
        )
        .bind(course)
        .bind(quiz)
        .bind(number)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The saves of the forms between two numbers: attempt, question, answer; each question's winning one last.
pub async fn saved(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    first: i64,
    last: i64,
) -> Result<Vec<super::portions::Saved>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT answers.attempt, answers.question, answers.answer, answers.saved_at FROM answers
             JOIN attempts ON attempts.id = answers.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE enrolments.course = $1 AND attempts.quiz = $2
                AND attempts.form_number >= $3 AND attempts.form_number <= $4
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

/// What the cohorts within reach ask for: courses and programmes, each once.
pub async fn asked(conn: &mut Conn, reach: &Reach) -> Result<Vec<(Option<String>, Option<String>)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT assignments.course, assignments.programme FROM assignments
             JOIN cohorts ON cohorts.id = assignments.cohort
             JOIN housed ON housed.unit = cohorts.unit
             WHERE assignments.superseded_at IS NULL GROUP BY assignments.course, assignments.programme"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

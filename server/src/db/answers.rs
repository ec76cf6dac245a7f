//! Answers are append-only: every save is kept, the highest counter wins, a repeat returns the first receipt.

use super::{Conn, DbError, on};
use domain::quiz::GRACE;
use std::collections::BTreeSet;

/// A save as it comes from the form.
#[derive(Clone, Debug)]
pub struct Save {
    /// Made by the client, unique in the attempt.
    pub id: String,
    /// The question.
    pub question: String,
    /// JSON of [`domain::quiz::Answer`]; `None` takes the answer back.
    pub answer: Option<String>,
    /// Rises with every save of the attempt.
    pub counter: i64,
    /// The client's clock.
    pub client_at: i64,
}

/// Stores a save if the attempt is the person's own, open and in time, grace included. Gives the time of saving, the first one for
/// a repeat, or `None` where the save was refused.
pub async fn save(conn: &mut Conn, person: &str, attempt: &str, save: &Save, now: i64) -> Result<Option<i64>, DbError> {
    let stored: Option<i64> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO answers (attempt, id, question, answer, counter, client_at, saved_at)
             SELECT attempts.id, $3, $4, $5, CAST($6 AS BIGINT), CAST($7 AS BIGINT), CAST($8 AS BIGINT) FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE attempts.id = $2 AND enrolments.person = $1 AND attempts.submitted_at IS NULL
                AND (attempts.deadline_at IS NULL OR attempts.deadline_at + CAST($9 AS BIGINT) > CAST($8 AS BIGINT))
             ON CONFLICT (attempt, id) DO NOTHING RETURNING saved_at",
        )
        .bind(person)
        .bind(attempt)
        .bind(&save.id)
        .bind(&save.question)
        .bind(&save.answer)
        .bind(save.counter)
        .bind(save.client_at)
        .bind(now)
        .bind(GRACE)
        .fetch_optional(c)
        .await
    })?;
    match stored {
        Some(at) => Ok(Some(at)),
        None => first_receipt(conn, person, attempt, &save.id).await,
    }
}

async fn first_receipt(conn: &mut Conn, person: &str, attempt: &str, id: &str) -> Result<Option<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT answers.saved_at FROM answers
             JOIN attempts ON attempts.id = answers.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE answers.attempt = $2 AND answers.id = $3 AND enrolments.person = $1",
        )
        .bind(person)
        .bind(attempt)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// A current answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Current {
    /// The question.
    pub question: String,
    /// JSON; `None` where it was taken back.
    pub answer: Option<String>,
    /// The highest one.
    pub counter: i64,
    /// When the server had it.
    pub saved_at: i64,
}

/// The answers of an attempt that count: by question the one with the highest counter.
pub async fn current(conn: &mut Conn, attempt: &str) -> Result<Vec<Current>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT question, answer, counter, saved_at FROM answers
             WHERE attempt = $1 ORDER BY question, counter, saved_at, id",
        )
        .bind(attempt)
        .fetch_all(c)
        .await
        .map(last_by_question)
    })?)
}

/// The questions of a course that somebody has answered, in whatever edition.
pub async fn answered_questions(conn: &mut Conn, course: &str) -> Result<BTreeSet<String>, DbError> {
    let questions: Vec<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT DISTINCT answers.question FROM answers
             JOIN attempts ON attempts.id = answers.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE enrolments.course = $1",
        )
        .bind(course)
        .fetch_all(c)
        .await
    })?;
    Ok(questions.into_iter().collect())
}

fn last_by_question(saves: Vec<Current>) -> Vec<Current> {
    let mut current: Vec<Current> = Vec::new();
    for save in saves {
        match current.last_mut() {
            Some(last) if last.question == save.question => *last = save,
            _ => current.push(save),
        }
    }
    current
}

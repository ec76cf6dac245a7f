//! Answers are append-only: every save is kept, the highest counter wins, a repeat returns the first receipt.

use super::{Conn, DbError, on};
use domain::quiz::GRACE;
use sqlx::QueryBuilder;
use std::collections::{BTreeSet, HashSet};

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

/// What one form saves in an attempt.
#[derive(Clone, Debug)]
pub struct Form {
    /// Whose form it is.
    pub person: String,
    /// The attempt.
    pub attempt: String,
    /// One for each question, each under another id.
    pub saves: Vec<Save>,
    /// When it arrived.
    pub at: i64,
}

/// Stores forms, each of another attempt, in one statement: those whose attempt is the person's own, open and in time,
/// grace included. Gives for each form the time of saving, the first one for a repeat, or `None` where it was refused. A form without
/// answers is still a form that arrived.
pub async fn save(conn: &mut Conn, forms: &[&Form]) -> Result<Vec<Option<i64>>, DbError> {
    let stored = insert(conn, forms).await?;
    let mut receipts = Vec::with_capacity(forms.len());
    for form in forms {
        let is_stored = |save: &Save| stored.contains(&(form.attempt.clone(), save.id.clone()));
        let receipt = if form.saves.iter().all(is_stored) { Some(form.at) } else { first_receipt(conn, form).await? };
        receipts.push(receipt);
    }
    Ok(receipts)
}

/// Attempts and ids of the saves that are new.
async fn insert(conn: &mut Conn, forms: &[&Form]) -> Result<HashSet<(String, String)>, DbError> {
    let rows = || forms.iter().flat_map(|form| form.saves.iter().map(move |save| (form, save)));
    if rows().next().is_none() {
        return Ok(HashSet::new());
    }
    let stored: Vec<(String, String)> = on!(conn, |c| {
        let mut sql = QueryBuilder::new(
            "WITH saves (person, attempt, id, question, answer, counter, client_at, saved_at, grace) AS ( ",
        );
        sql.push_values(rows(), |mut row, (form, save)| {
            row.push_bind(&form.person).push_bind(&form.attempt);
            row.push_bind(&save.id).push_bind(&save.question).push_bind(&save.answer);
            row.push_bind(save.counter).push_bind(save.client_at).push_bind(form.at).push_bind(GRACE);
        });
        sql.push(
            ") INSERT INTO answers (attempt, id, question, answer, counter, client_at, saved_at)
             SELECT saves.attempt, saves.id, saves.question, saves.answer, saves.counter, saves.client_at,
                saves.saved_at
             FROM saves
             JOIN attempts ON attempts.id = saves.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment AND enrolments.person = saves.person
             WHERE attempts.submitted_at IS NULL
                AND (attempts.deadline_at IS NULL OR attempts.deadline_at + saves.grace > saves.saved_at)
             ON CONFLICT (attempt, id) DO NOTHING RETURNING attempt, id",
        );
        // To the end: only there PostgreSQL says that a statement outside a transaction is committed.
        sql.build_query_as().fetch_all(c).await
    })?;
    Ok(stored.into_iter().collect())
}

/// When a form that comes again was saved, if all of it was.
async fn first_receipt(conn: &mut Conn, form: &Form) -> Result<Option<i64>, DbError> {
    if form.saves.is_empty() {
        return Ok(Some(form.at));
    }
    let (kept, saved_at): (i64, Option<i64>) = on!(conn, |c| {
        let mut sql = QueryBuilder::new(
            "SELECT count(*), max(answers.saved_at) FROM answers
             JOIN attempts ON attempts.id = answers.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE enrolments.person = ",
        );
        sql.push_bind(&form.person).push(" AND answers.attempt = ").push_bind(&form.attempt);
        sql.push(" AND answers.id IN ").push_tuples(&form.saves, |mut row, save| {
            row.push_bind(&save.id);
        });
        sql.build_query_as().fetch_one(c).await
    })?;
    Ok(saved_at.filter(|_| usize::try_from(kept) == Ok(form.saves.len())))
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
             WHERE enrolments.course = $1
             UNION
             SELECT instructor_answers.question FROM instructor_answers
             JOIN instructor_forms ON instructor_forms.id = instructor_answers.form
             WHERE instructor_forms.course = $1",
        )
        .bind(course)
        .fetch_all(c)
        .await
    })?;
    Ok(questions.into_iter().collect())
}

/// Of saves in the order of their counters the last one of each question.
pub(super) fn last_by_question(saves: Vec<Current>) -> Vec<Current> {
    let mut current: Vec<Current> = Vec::new();
    for save in saves {
        match current.last_mut() {
            Some(last) if last.question == save.question => *last = save,
            _ => current.push(save),
        }
    }
    current
}

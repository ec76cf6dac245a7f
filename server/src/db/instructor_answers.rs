//! Answers in the forms of those who teach: append-only, the highest counter wins, a repeated id changes nothing.

use super::{
    Conn, DbError,
    answers::{Current, Save, last_by_question},
    on,
    portions::Saved,
};

/// Keeps what one form has sent.
pub async fn save(conn: &mut Conn, form: &str, saves: &[Save], now: i64) -> Result<(), DbError> {
    for save in saves {
        on!(conn, |c| {
            sqlx::query(
                "INSERT INTO instructor_answers (form, id, question, answer, counter, client_at, saved_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (form, id) DO NOTHING",
            )
            .bind(form)
            .bind(&save.id)
            .bind(&save.question)
            .bind(&save.answer)
            .bind(save.counter)
            .bind(save.client_at)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
    }
    Ok(())
}

/// The answers of a form that count.
pub async fn current(conn: &mut Conn, form: &str) -> Result<Vec<Current>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT question, answer, counter, saved_at FROM instructor_answers
             WHERE form = $1 ORDER BY question, counter, saved_at, id",
        )
        .bind(form)
        .fetch_all(c)
        .await
        .map(last_by_question)
    })?)
}

/// The saves of the forms between two numbers; each question's winning one last.
pub async fn between(conn: &mut Conn, course: &str, quiz: &str, first: i64, last: i64) -> Result<Vec<Saved>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT instructor_answers.form AS attempt, question, answer, saved_at FROM instructor_answers
             JOIN instructor_forms ON instructor_forms.id = instructor_answers.form
             WHERE course = $1 AND quiz = $2 AND form_number >= $3 AND form_number <= $4
             ORDER BY instructor_answers.form, question, counter, saved_at, instructor_answers.id",
        )
        .bind(course)
        .bind(quiz)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}

//! Who has seen a mark that somebody gave: she cannot give a second one blindly.

use super::{Conn, DbError, on};

/// Who has seen a mark of an answer, also one that counts no more.
pub async fn of_answer(conn: &mut Conn, attempt: &str, question: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT DISTINCT mark_looks.person FROM marks JOIN mark_looks ON mark_looks.mark = marks.id
             WHERE marks.attempt = $1 AND marks.question = $2 ORDER BY mark_looks.person",
        )
        .bind(attempt)
        .bind(question)
        .fetch_all(c)
        .await
    })?)
}

/// Notes that somebody has seen a mark; twice is once.
pub async fn note(conn: &mut Conn, mark: &str, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO mark_looks (mark, person, looked_at) VALUES ($1, $2, $3) ON CONFLICT (mark, person) DO NOTHING",
        )
        .bind(mark)
        .bind(person)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

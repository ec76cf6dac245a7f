//! Who has seen a mark that somebody gave: she cannot give a second one blindly.

use super::{Conn, DbError, on};

/// Who has seen a mark.
pub async fn of_mark(conn: &mut Conn, mark: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT person FROM mark_looks WHERE mark = $1 ORDER BY person")
            .bind(mark)
            .fetch_all(c)
            .await
    })?)
}

/// Notes that somebody sees the marks of an attempt that count.
pub async fn note(conn: &mut Conn, attempt: &str, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO mark_looks (mark, person, looked_at)
             SELECT id, $2, $3 FROM marks WHERE attempt = $1 AND superseded_at IS NULL
             ON CONFLICT (mark, person) DO NOTHING",
        )
        .bind(attempt)
        .bind(person)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

//! Programmes, so that assignments and certificates can name them; their rules stand in the files.

use super::{Conn, DbError, on};

/// A programme that is published.
#[derive(Clone, Debug)]
pub struct Row {
    /// The author's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its file as it was published.
    pub rule: String,
    /// The last day, ISO 8601.
    pub by_date: Option<String>,
}

/// Publishes a programme, or what has changed in it.
pub async fn publish(conn: &mut Conn, programme: &Row, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO programmes (id, title, rule, by_date, recorded_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, rule = excluded.rule, by_date = excluded.by_date,
                retired_at = NULL",
        )
        .bind(&programme.id)
        .bind(&programme.title)
        .bind(&programme.rule)
        .bind(&programme.by_date)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The programmes that are offered.
pub async fn offered(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM programmes WHERE retired_at IS NULL ORDER BY id").fetch_all(c).await
    })?)
}

/// Offers a programme no longer.
pub async fn retire(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE programmes SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

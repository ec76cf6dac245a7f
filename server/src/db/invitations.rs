//! Invitations: a link, used once, that lets a person set her first password.

use super::{Conn, DbError, on};

/// Stores an invitation and ends the person's earlier ones.
pub async fn create(
    conn: &mut Conn,
    token_hash: &str,
    person: &str,
    created_by: Option<&str>,
    now: i64,
    expires_at: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE invitations SET ended_at = $2 WHERE person = $1 AND used_at IS NULL AND ended_at IS NULL")
            .bind(person)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO invitations (token_hash, person, created_by, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(token_hash)
        .bind(person)
        .bind(created_by)
        .bind(now)
        .bind(expires_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The person whom an unused, unexpired invitation is for.
pub async fn person(conn: &mut Conn, token_hash: &str, now: i64) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT person FROM invitations
             WHERE token_hash = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(c)
        .await
    })?)
}

/// Uses an invitation; `false` if somebody was faster.
pub async fn take(conn: &mut Conn, token_hash: &str, now: i64) -> Result<bool, DbError> {
    let taken: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE invitations SET used_at = $2
             WHERE token_hash = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2 RETURNING person",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(taken.is_some())
}

//! Settings that administrators change on a page; a newer one supersedes.

use super::{Conn, DbError, on};

/// The setting of this name.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT setting FROM settings WHERE name = $1 AND superseded_at IS NULL")
            .bind(name)
            .fetch_optional(c)
            .await
    })?)
}

/// Sets it in the place of what was set before.
pub async fn set(
    conn: &mut Conn,
    id: &str,
    name: &str,
    setting: &str,
    by: Option<&str>,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE settings SET superseded_at = $2 WHERE name = $1 AND superseded_at IS NULL")
            .bind(name)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query("INSERT INTO settings (id, name, setting, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(name)
            .bind(setting)
            .bind(now)
            .bind(by)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

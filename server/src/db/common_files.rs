//! Files of the folder of courses that belong to no course, as they were published: programmes and the acts of law.

use super::{Conn, DbError, on};
use crate::secret;

/// A file in its current edition.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CommonFile {
    /// Relative to the folder of courses.
    pub path: String,
    /// Markdown.
    pub content: String,
    /// Lower-case hex of its SHA-256.
    pub content_hash: String,
}

/// The current files by path.
pub async fn current(conn: &mut Conn) -> Result<Vec<CommonFile>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT path, content, content_hash FROM common_files WHERE superseded_at IS NULL ORDER BY path")
            .fetch_all(c)
            .await
    })?)
}

/// The files of an instant by path.
pub async fn known(conn: &mut Conn, known_at: i64) -> Result<Vec<CommonFile>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT path, content, content_hash FROM common_files
             WHERE published_at <= $1 AND (superseded_at IS NULL OR superseded_at > $1) ORDER BY path",
        )
        .bind(known_at)
        .fetch_all(c)
        .await
    })?)
}

/// Publishes an edition of a file, unless the current one has the same content.
pub async fn publish(conn: &mut Conn, file: &CommonFile, now: i64) -> Result<(), DbError> {
    let current: Option<String> = on!(conn, |c| {
        sqlx::query_scalar("SELECT content_hash FROM common_files WHERE path = $1 AND superseded_at IS NULL")
            .bind(&file.path)
            .fetch_optional(c)
            .await
    })?;
    if current.as_ref() == Some(&file.content_hash) {
        return Ok(());
    }
    withdraw(conn, &file.path, now).await?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO common_files (id, path, content, content_hash, published_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(secret::uuid(now))
        .bind(&file.path)
        .bind(&file.content)
        .bind(&file.content_hash)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Ends the current edition of a file: the folder has it no longer.
pub async fn withdraw(conn: &mut Conn, path: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE common_files SET superseded_at = $2 WHERE path = $1 AND superseded_at IS NULL")
            .bind(path)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

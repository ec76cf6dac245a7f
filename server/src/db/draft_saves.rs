//! Texts that were sent to drafts: what saves are merged over, and what was set aside.

use super::{Conn, DbError, on};

/// A text that was sent.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Save {
    /// Made by the page.
    pub id: String,
    /// Relative to the course's folder.
    pub path: String,
    /// The version that it became; none where it was set aside.
    pub version: Option<i64>,
    /// The version over which it was written.
    pub base_version: i64,
    /// The text of the version, or the one that was set aside.
    pub content: String,
    /// `kept`, `merged`, `aside`.
    pub outcome: String,
    /// Who sent it.
    pub saved_by: String,
    /// Her name.
    pub full_name: String,
    /// When.
    pub saved_at: i64,
}

/// Records a text; a repeated id changes nothing.
pub async fn record(conn: &mut Conn, draft: &str, save: &Save) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO draft_saves (id, draft, path, version, base_version, content, outcome, saved_by, saved_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&save.id)
        .bind(draft)
        .bind(&save.path)
        .bind(save.version)
        .bind(save.base_version)
        .bind(&save.content)
        .bind(&save.outcome)
        .bind(&save.saved_by)
        .bind(save.saved_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// What a page sent to a draft under this id.
pub async fn find(conn: &mut Conn, draft: &str, id: &str) -> Result<Option<Save>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT draft_saves.id, path, version, base_version, content, outcome, saved_by, people.full_name, saved_at
             FROM draft_saves JOIN people ON people.id = draft_saves.saved_by
             WHERE draft = $1 AND draft_saves.id = $2",
        )
        .bind(draft)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// Whether an id is used, by whatever draft.
pub async fn is_used(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| sqlx::query_scalar("SELECT count(*) FROM draft_saves WHERE id = $1")
        .bind(id)
        .fetch_one(c)
        .await)?;
    Ok(found > 0)
}

/// The text of a version of a file, as long as it is kept.
pub async fn text(conn: &mut Conn, draft: &str, path: &str, version: i64) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT content FROM draft_saves WHERE draft = $1 AND path = $2 AND version = $3")
            .bind(draft)
            .bind(path)
            .bind(version)
            .fetch_optional(c)
            .await
    })?)
}

/// Texts of a draft that were set aside and whose author has saved nothing in that file since, the newest first.
pub async fn aside(conn: &mut Conn, draft: &str) -> Result<Vec<Save>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT draft_saves.id, path, version, base_version, content, outcome, saved_by, people.full_name, saved_at
             FROM draft_saves JOIN people ON people.id = draft_saves.saved_by
             WHERE draft = $1 AND version IS NULL
                AND NOT EXISTS (SELECT 1 FROM draft_saves later
                    WHERE later.draft = draft_saves.draft AND later.path = draft_saves.path
                        AND later.saved_by = draft_saves.saved_by AND later.saved_at >= draft_saves.saved_at
                        AND later.version IS NOT NULL)
             ORDER BY saved_at DESC, draft_saves.id DESC",
        )
        .bind(draft)
        .fetch_all(c)
        .await
    })?)
}

/// A version of a file, without its text.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Trace {
    /// From 1.
    pub version: i64,
    /// Who saved it.
    pub saved_by: String,
    /// When.
    pub saved_at: i64,
    /// Its letters.
    pub size: i64,
}

/// The kept versions of a file, the newest first.
pub async fn versions(conn: &mut Conn, draft: &str, path: &str) -> Result<Vec<Trace>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT version, saved_by, saved_at, CAST(length(content) AS BIGINT) AS size FROM draft_saves
             WHERE draft = $1 AND path = $2 AND version IS NOT NULL ORDER BY version DESC",
        )
        .bind(draft)
        .bind(path)
        .fetch_all(c)
        .await
    })?)
}

/// Forgets the text of a version.
pub async fn forget(conn: &mut Conn, draft: &str, path: &str, version: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("DELETE FROM draft_saves WHERE draft = $1 AND path = $2 AND version = $3")
            .bind(draft)
            .bind(path)
            .bind(version)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Who has written in a draft.
pub async fn authors(conn: &mut Conn, draft: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT changed_by FROM draft_files WHERE draft = $1
             UNION SELECT saved_by FROM draft_saves WHERE draft = $1 AND outcome <> 'aside'
             UNION SELECT begun_by FROM drafts WHERE id = $1",
        )
        .bind(draft)
        .fetch_all(c)
        .await
    })?)
}

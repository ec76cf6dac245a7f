//! Files as drafts have them: only what differs from the base.

use super::{Conn, DbError, on};

/// A file of a draft.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DraftFile {
    /// Relative to the course's folder.
    pub path: String,
    /// From 1.
    pub version: i64,
    /// A text.
    pub content: Option<String>,
    /// A medium's SHA-256 in the media store.
    pub media_hash: Option<String>,
    /// Bytes.
    pub size: i64,
    /// The course has this file no longer.
    pub is_gone: bool,
    /// Who changed it last.
    pub changed_by: String,
    /// Her name.
    pub full_name: String,
    /// When.
    pub changed_at: i64,
}

/// The files of a draft by path.
pub async fn of_draft(conn: &mut Conn, draft: &str) -> Result<Vec<DraftFile>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT path, version, content, media_hash, size, is_gone, changed_by, people.full_name, changed_at
             FROM draft_files JOIN people ON people.id = draft_files.changed_by WHERE draft = $1 ORDER BY path",
        )
        .bind(draft)
        .fetch_all(c)
        .await
    })?)
}

/// One file of a draft.
pub async fn find(conn: &mut Conn, draft: &str, path: &str) -> Result<Option<DraftFile>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT path, version, content, media_hash, size, is_gone, changed_by, people.full_name, changed_at
             FROM draft_files JOIN people ON people.id = draft_files.changed_by WHERE draft = $1 AND path = $2",
        )
        .bind(draft)
        .bind(path)
        .fetch_optional(c)
        .await
    })?)
}

/// What a draft shall have instead.
#[derive(Clone, Debug)]
pub struct Change {
    /// Relative to the course's folder.
    pub path: String,
    /// The version that it follows; 0 for the base's.
    pub after: i64,
    /// The new text; `None` where the file is gone from now on.
    pub content: Option<String>,
    /// The digest of a medium that takes its place, with its size; it goes without `content`.
    pub medium: Option<(String, i64)>,
}

impl Change {
    /// A text in place of a version.
    pub fn text(path: &str, after: i64, content: Option<String>) -> Self {
        Self { path: path.to_owned(), after, content, medium: None }
    }
}

/// Writes a file of a draft; `false` if another version than the expected one stands there.
pub async fn write(conn: &mut Conn, draft: &str, change: &Change, by: &str, now: i64) -> Result<bool, DbError> {
    let length = |text: &String| i64::try_from(text.len()).unwrap_or(i64::MAX);
    let (media_hash, media_size) = change.medium.clone().unzip();
    let size = media_size.unwrap_or_else(|| change.content.as_ref().map_or(0, length));
    let is_gone = change.content.is_none() && media_hash.is_none();
    let written: Option<i64> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO draft_files (draft, path, version, content, media_hash, size, is_gone, changed_by, changed_at)
             SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT) + 1, CAST($4 AS TEXT), CAST($5 AS TEXT),
                CAST($6 AS BIGINT), CAST($7 AS BOOLEAN), CAST($8 AS TEXT), CAST($9 AS BIGINT)
             WHERE $3 = 0 OR EXISTS (SELECT 1 FROM draft_files there WHERE there.draft = $1 AND there.path = $2)
             ON CONFLICT (draft, path) DO UPDATE SET version = excluded.version, content = excluded.content,
                media_hash = excluded.media_hash, size = excluded.size, is_gone = excluded.is_gone,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
             WHERE draft_files.version = excluded.version - 1
             RETURNING version",
        )
        .bind(draft)
        .bind(&change.path)
        .bind(change.after)
        .bind(&change.content)
        .bind(media_hash)
        .bind(size)
        .bind(is_gone)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(written.is_some())
}

/// How many files each open draft has changed, and when the last one was.
pub async fn counts(conn: &mut Conn) -> Result<Vec<(String, i64, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT draft, count(*), max(changed_at) FROM draft_files
             JOIN drafts ON drafts.id = draft_files.draft WHERE drafts.ended_at IS NULL GROUP BY draft",
        )
        .fetch_all(c)
        .await
    })?)
}

/// How often the files of a draft have been changed.
pub async fn changes(conn: &mut Conn, draft: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT CAST(coalesce(sum(version), 0) AS BIGINT) FROM draft_files WHERE draft = $1")
            .bind(draft)
            .fetch_one(c)
            .await
    })?)
}

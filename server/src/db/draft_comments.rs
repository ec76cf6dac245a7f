//! What authors and reviewers say about the files of a draft.

use super::{Conn, DbError, on};

/// A comment to be written.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// Made by the form.
    pub id: String,
    /// The draft.
    pub draft: String,
    /// The file; empty for the course as a whole.
    pub path: String,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub written_by: String,
}

/// Writes a comment; a form that is sent twice writes one. Gives whether it is new.
pub async fn write(conn: &mut Conn, comment: &NewComment, now: i64) -> Result<bool, DbError> {
    let written: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO draft_comments (id, draft, path, text, written_by, written_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(&comment.id)
        .bind(&comment.draft)
        .bind(&comment.path)
        .bind(&comment.text)
        .bind(&comment.written_by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(written.is_some())
}

/// A comment as its readers see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Comment {
    /// UUIDv7.
    pub id: String,
    /// The file; empty for the course as a whole.
    pub path: String,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub written_by: String,
    /// Her name.
    pub author_name: String,
    /// When.
    pub written_at: i64,
    /// Who has settled it.
    pub settler_name: Option<String>,
    /// When.
    pub settled_at: Option<i64>,
}

/// The comments on a draft, open ones first, each in the order of time.
pub async fn of_draft(conn: &mut Conn, draft: &str) -> Result<Vec<Comment>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT draft_comments.id, draft_comments.path, draft_comments.text, draft_comments.written_by,
                people.full_name AS author_name, draft_comments.written_at, settler.full_name AS settler_name,
                draft_comments.settled_at
             FROM draft_comments JOIN people ON people.id = draft_comments.written_by
             LEFT JOIN people settler ON settler.id = draft_comments.settled_by
             WHERE draft_comments.draft = $1
             ORDER BY CASE WHEN draft_comments.settled_at IS NULL THEN 0 ELSE 1 END, draft_comments.written_at,
                draft_comments.id",
        )
        .bind(draft)
        .fetch_all(c)
        .await
    })?)
}

/// Settles a comment, or opens it again.
pub async fn settle(conn: &mut Conn, draft: &str, id: &str, settled: Option<(&str, i64)>) -> Result<bool, DbError> {
    let (by, at) = settled.unzip();
    let found: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE draft_comments SET settled_by = $3, settled_at = $4 WHERE draft = $1 AND id = $2 RETURNING id",
        )
        .bind(draft)
        .bind(id)
        .bind(by)
        .bind(at)
        .fetch_optional(c)
        .await
    })?;
    Ok(found.is_some())
}

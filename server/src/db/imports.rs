//! Imports of people: whose they are, what their columns mean, and how far they are. A coordinator reaches her own.

use super::{Conn, DbError, on};

/// How long an import may stand still before another run takes it over.
pub const STANDSTILL: i64 = 30_000;

/// An import that has been received.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// Made by the form.
    pub id: String,
    /// Who brought it.
    pub made_by: String,
    /// What the file is called.
    pub file_name: String,
    /// JSON of the headings.
    pub headings: String,
    /// JSON of what the columns mean.
    pub mapping: String,
    /// JSON of what holds for all rows.
    pub options: String,
    /// JSON of what the reader has left out.
    pub notes: String,
    /// The last line with anything.
    pub last_line: i64,
    /// How many rows there are.
    pub row_count: i64,
    /// The day on which it takes effect.
    pub effective_on: String,
}

/// Records an import whose rows are still coming; `false` if its form was sent before.
pub async fn begin(conn: &mut Conn, import: &NewImport, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO imports (id, made_by, file_name, headings, mapping, options, notes, last_line, row_count,
                effective_on, state, made_at, moved_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'receiving', $11, $11)
             ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(&import.id)
        .bind(&import.made_by)
        .bind(&import.file_name)
        .bind(&import.headings)
        .bind(&import.mapping)
        .bind(&import.options)
        .bind(&import.notes)
        .bind(import.last_line)
        .bind(import.row_count)
        .bind(&import.effective_on)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// An import.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Import {
    /// Made by the form.
    pub id: String,
    /// Who brought it.
    pub made_by: String,
    /// What the file is called.
    pub file_name: String,
    /// JSON of the headings.
    pub headings: String,
    /// JSON of what the columns mean.
    pub mapping: String,
    /// JSON of what holds for all rows.
    pub options: String,
    /// JSON of what the reader has left out.
    pub notes: String,
    /// The last line with anything.
    pub last_line: i64,
    /// How many rows there are.
    pub row_count: i64,
    /// `staged`, `checking`, `checked` …
    pub state: String,
    /// The day on which it takes effect.
    pub effective_on: String,
    /// Whether rows that needed a confirmation are taken.
    pub takes_confirm: bool,
    /// Whether those who are absent have left.
    pub takes_absent: bool,
    /// The last line of the state's work that is on disk.
    pub done_line: i64,
    /// When it was received.
    pub made_at: i64,
    /// When it last moved.
    pub moved_at: i64,
    /// When it took effect.
    pub applied_at: Option<i64>,
    /// When it was undone.
    pub undone_at: Option<i64>,
}

/// The import with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Import, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, made_by, file_name, headings, mapping, options, notes, last_line, row_count, state,
                effective_on, takes_confirm, takes_absent, done_line, made_at, moved_at, applied_at, undone_at
             FROM imports WHERE id = $1 AND state <> 'receiving'",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// The import with this id, if this person brought it.
pub async fn get_own(conn: &mut Conn, id: &str, person: &str) -> Result<Import, DbError> {
    let import = get(conn, id).await?;
    if import.made_by == person { Ok(import) } else { Err(DbError::NotFound) }
}

/// An import of the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// The import.
    pub id: String,
    /// What the file is called.
    pub file_name: String,
    /// How many rows there are.
    pub row_count: i64,
    /// `staged`, `checking`, `checked` …
    pub state: String,
    /// When it was received.
    pub made_at: i64,
}

/// The imports of a person, the newest first.
pub async fn of_person(conn: &mut Conn, person: &str, limit: i64) -> Result<Vec<Listed>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, file_name, row_count, state, made_at FROM imports
             WHERE made_by = $1 AND state <> 'receiving' ORDER BY made_at DESC, id DESC LIMIT $2",
        )
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// Goes from one state to the next, with its work still to be done; `false` where it is in another one.
pub async fn turn(conn: &mut Conn, id: &str, from: &[&str], to: &str, now: i64) -> Result<bool, DbError> {
    let from = format!(",{},", from.join(","));
    let turned: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE imports SET state = $3, done_line = 0, moved_at = $4,
                applied_at = CASE WHEN $3 = 'applied' THEN $4 ELSE applied_at END,
                undone_at = CASE WHEN $3 = 'undone' THEN $4 ELSE undone_at END
             WHERE id = $1 AND $2 LIKE '%,' || state || ',%' RETURNING id",
        )
        .bind(id)
        .bind(from)
        .bind(to)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(turned.is_some())
}

/// What the columns mean and what holds for all rows, before they are compared.
pub async fn describe(conn: &mut Conn, id: &str, mapping: &str, options: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE imports SET mapping = $2, options = $3 WHERE id = $1")
            .bind(id)
            .bind(mapping)
            .bind(options)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// What the coordinator has agreed to.
pub async fn agree(conn: &mut Conn, id: &str, confirm: bool, absent: bool) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE imports SET takes_confirm = $2, takes_absent = $3 WHERE id = $1")
            .bind(id)
            .bind(confirm)
            .bind(absent)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Remembers the last line that is on disk; `false` where another run has come before.
pub async fn advance(conn: &mut Conn, id: &str, state: &str, lines: (i64, i64), now: i64) -> Result<bool, DbError> {
    let moved: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE imports SET done_line = $4, moved_at = $5 WHERE id = $1 AND state = $2 AND done_line = $3
             RETURNING id",
        )
        .bind(id)
        .bind(state)
        .bind(lines.0)
        .bind(lines.1)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(moved.is_some())
}

/// Every import whose work has begun and not ended.
pub async fn unfinished(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT id FROM imports WHERE state IN ('checking', 'applying', 'undoing') ORDER BY made_at, id",
        )
        .fetch_all(c)
        .await
    })?)
}

/// Takes over an import that stands still; `false` where it moves, or has no work.
pub async fn take_over(conn: &mut Conn, id: &str, now: i64) -> Result<bool, DbError> {
    let taken: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE imports SET moved_at = $2 WHERE id = $1 AND state IN ('checking', 'applying', 'undoing')
                AND moved_at <= $3 RETURNING id",
        )
        .bind(id)
        .bind(now)
        .bind(now - STANDSTILL)
        .fetch_optional(c)
        .await
    })?;
    Ok(taken.is_some())
}

/// Keeps what a coordinator has chosen for these headings.
pub async fn keep_mapping(conn: &mut Conn, person: &str, hash: &str, mapping: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO import_mappings (person, headings_hash, mapping, kept_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (person, headings_hash) DO UPDATE SET mapping = excluded.mapping, kept_at = excluded.kept_at",
        )
        .bind(person)
        .bind(hash)
        .bind(mapping)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// What a coordinator has chosen for these headings.
pub async fn kept_mapping(conn: &mut Conn, person: &str, hash: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT mapping FROM import_mappings WHERE person = $1 AND headings_hash = $2")
            .bind(person)
            .bind(hash)
            .fetch_optional(c)
            .await
    })?)
}

/// Every import made until an instant, with JSON of its headings and of what its columns mean.
pub async fn columns_until(conn: &mut Conn, at: i64) -> Result<Vec<(String, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, headings, mapping FROM imports WHERE made_at <= $1 ORDER BY id")
            .bind(at)
            .fetch_all(c)
            .await
    })?)
}

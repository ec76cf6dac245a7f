//! Sessions: a hash of the cookie's token, and who it lets in.

use super::{Conn, DbError, on};

/// Who a session lets in, all that a request needs in one row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionRow {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// How she wishes to be addressed.
    pub address_form: String,
    /// Preferred language.
    pub locale: Option<String>,
    /// Preferred theme.
    pub theme: Option<String>,
    /// `one` or `all` questions per page.
    pub quiz_view: String,
    /// Roles granted for today, separated by commas.
    pub roles: Option<String>,
    /// The primary unit of today.
    pub unit_name: Option<String>,
    /// Messages that she has not read.
    pub unread: i64,
    /// When it began.
    pub created_at: i64,
    /// When it was last used.
    pub seen_at: i64,
}

/// Begins a session.
pub async fn begin(
    conn: &mut Conn,
    token_hash: &str,
    person: &str,
    address: &str,
    user_agent: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO sessions (token_hash, person, created_at, seen_at, address, user_agent)
             VALUES ($1, $2, $3, $3, $4, $5)",
        )
        .bind(token_hash)
        .bind(person)
        .bind(now)
        .bind(address)
        .bind(user_agent)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The session with this hash, if it is open, begun and used late enough, and its account is not disabled.
pub async fn find(
    conn: &mut Conn,
    token_hash: &str,
    begun_after: i64,
    used_after: i64,
    today: &str,
) -> Result<Option<SessionRow>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT sessions.person, people.full_name, people.given_name, people.address_form, accounts.locale,
                accounts.theme, accounts.quiz_view, sessions.created_at, sessions.seen_at,
                (SELECT unit_placements.name FROM memberships
                 JOIN unit_placements ON unit_placements.unit = memberships.unit
                    AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $4
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $4)
                 WHERE memberships.person = sessions.person AND memberships.is_primary
                    AND memberships.superseded_at IS NULL AND memberships.valid_from <= $4
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $4) LIMIT 1) AS unit_name,
                (SELECT max(CASE role WHEN 'administrator' THEN ',administrator' ELSE '' END)
                     || max(CASE role WHEN 'coordinator' THEN ',coordinator' ELSE '' END)
                     || max(CASE role WHEN 'instructor' THEN ',instructor' ELSE '' END)
                 FROM grants WHERE grants.person = sessions.person AND grants.superseded_at IS NULL
                     AND grants.valid_from <= $4 AND (grants.valid_to IS NULL OR grants.valid_to > $4)) AS roles,
                (SELECT count(*) FROM messages
                 WHERE messages.person = sessions.person AND messages.opened_at IS NULL) AS unread
             FROM sessions
             JOIN people ON people.id = sessions.person
             JOIN accounts ON accounts.person = sessions.person
             WHERE sessions.token_hash = $1 AND sessions.ended_at IS NULL AND accounts.disabled_at IS NULL
                AND sessions.created_at > $2 AND sessions.seen_at > $3",
        )
        .bind(token_hash)
        .bind(begun_after)
        .bind(used_after)
        .bind(today)
        .fetch_optional(c)
        .await
    })?)
}

/// Notes that a session was used.
pub async fn touch(conn: &mut Conn, token_hash: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2")
            .bind(token_hash)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Ends one session.
pub async fn end(conn: &mut Conn, token_hash: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE sessions SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL")
            .bind(token_hash)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Ends every session of a person.
pub async fn end_all(conn: &mut Conn, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE sessions SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL")
            .bind(person)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

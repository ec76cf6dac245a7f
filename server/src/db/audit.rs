//! The audit trail: a row in the change's own transaction; what is personal stands apart and can be erased.

use super::{Conn, DbError, on};
use crate::secret;

/// What happened.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Who did it; nobody for the command line and for rules.
    pub actor: Option<&'a str>,
    /// For instance `certificate-issued`.
    pub action: &'static str,
    /// The table.
    pub subject_kind: &'static str,
    /// The row.
    pub subject: &'a str,
    /// Detail, kept apart under a salted hash.
    pub detail: Option<String>,
}

/// Writes an entry.
pub async fn record(conn: &mut Conn, entry: Entry<'_>, now: i64) -> Result<(), DbError> {
    let id = secret::uuid(now);
    let salted = entry.detail.map(|detail| {
        let salt = secret::token();
        let hash = secret::hash(&format!("{salt}{detail}"));
        (salt, hash, detail)
    });
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, detail_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&id)
        .bind(now)
        .bind(entry.actor)
        .bind(entry.action)
        .bind(entry.subject_kind)
        .bind(entry.subject)
        .bind(salted.as_ref().map(|(_, hash, _)| hash))
        .execute(c)
        .await
        .map(drop)
    })?;
    if let Some((salt, _, detail)) = salted {
        on!(conn, |c| {
            sqlx::query("INSERT INTO audit_details (entry, salt, detail) VALUES ($1, $2, $3)")
                .bind(&id)
                .bind(salt)
                .bind(detail)
                .execute(c)
                .await
                .map(drop)
        })?;
    }
    Ok(())
}

/// How many entries there are of an action.
pub async fn count(conn: &mut Conn, action: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM audit_entries WHERE action = $1").bind(action).fetch_one(c).await
    })?)
}

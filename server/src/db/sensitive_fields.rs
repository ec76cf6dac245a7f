//! Which sensitive facts are turned on, for which purpose, and what was turned on before.

use super::{Conn, DbError, on};

/// A turning on.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Setting {
    /// Made by the form.
    pub id: String,
    /// `ethnicity` or `party`.
    pub field: String,
    /// The purpose with its legal ground, as people read it.
    pub purpose: String,
    /// Who turned it on.
    pub by_name: String,
    /// When.
    pub turned_on_at: i64,
    /// When it was turned off.
    pub turned_off_at: Option<i64>,
    /// Of how many people something is kept under it.
    pub facts: i64,
}

/// Every turning on, the latest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<Setting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT sensitive_fields.id, sensitive_fields.field, sensitive_fields.purpose,
                people.full_name AS by_name, sensitive_fields.turned_on_at, sensitive_fields.turned_off_at,
                (SELECT count(DISTINCT sensitive_facts.person) FROM sensitive_facts
                 WHERE sensitive_facts.setting = sensitive_fields.id AND sensitive_facts.fact <> '') AS facts
             FROM sensitive_fields JOIN people ON people.id = sensitive_fields.turned_on_by
             ORDER BY sensitive_fields.turned_on_at DESC, sensitive_fields.id DESC",
        )
        .fetch_all(c)
        .await
    })?)
}

/// What is turned on: id, field and purpose.
pub async fn in_use(conn: &mut Conn) -> Result<Vec<(String, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, field, purpose FROM sensitive_fields WHERE turned_off_at IS NULL ORDER BY field")
            .fetch_all(c)
            .await
    })?)
}

/// Turns a field on; `false` where it is on already, or the form was sent before.
pub async fn turn_on(
    conn: &mut Conn,
    id: &str,
    field: &str,
    purpose: &str,
    by: &str,
    now: i64,
) -> Result<bool, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "INSERT INTO sensitive_fields (id, field, purpose, turned_on_by, turned_on_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(field)
        .bind(purpose)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected() > 0)
    })?)
}

/// Turns a field off; `false` where it is off already.
pub async fn turn_off(conn: &mut Conn, field: &str, by: &str, now: i64) -> Result<bool, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "UPDATE sensitive_fields SET turned_off_by = $2, turned_off_at = $3
             WHERE field = $1 AND turned_off_at IS NULL",
        )
        .bind(field)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected() > 0)
    })?)
}

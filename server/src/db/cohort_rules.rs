//! The rules by which a cohort is filled; each can be run again.

use super::{Conn, DbError, on};

/// A rule of a cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RuleRow {
    /// UUIDv7.
    pub id: String,
    /// JSON.
    pub rule: String,
    /// When it was last run.
    pub last_run_at: i64,
}

/// The rules of a cohort, the first one first.
pub async fn of_cohort(conn: &mut Conn, cohort: &str) -> Result<Vec<RuleRow>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, rule, last_run_at FROM cohort_rules WHERE cohort = $1 ORDER BY recorded_at, id")
            .bind(cohort)
            .fetch_all(c)
            .await
    })?)
}

/// Remembers that a rule was run; gives its id, which is that of the same rule run before.
pub async fn run(conn: &mut Conn, id: &str, cohort: &str, rule: &str, by: &str, now: i64) -> Result<String, DbError> {
    let before: Option<String> = on!(conn, |c| {
        sqlx::query_scalar("UPDATE cohort_rules SET last_run_at = $3 WHERE cohort = $1 AND rule = $2 RETURNING id")
            .bind(cohort)
            .bind(rule)
            .bind(now)
            .fetch_optional(c)
            .await
    })?;
    if let Some(before) = before {
        return Ok(before);
    }
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO cohort_rules (id, cohort, rule, recorded_by, recorded_at, last_run_at)
             VALUES ($1, $2, $3, $4, $5, $5)",
        )
        .bind(id)
        .bind(cohort)
        .bind(rule)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(id.to_owned())
}

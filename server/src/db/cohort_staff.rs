//! Who looks after a cohort, and who teaches it.

use super::{Conn, DbError, on};

/// Somebody of a cohort's staff.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Staff {
    /// The person.
    pub person: String,
    /// `coordinator` or `instructor`.
    pub role: String,
    /// NFC.
    pub full_name: String,
    /// Lower case.
    pub email: Option<String>,
}

/// The staff of a cohort, in Vietnamese order.
pub async fn of_cohort(conn: &mut Conn, cohort: &str) -> Result<Vec<Staff>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT cohort_staff.person, cohort_staff.role, people.full_name, people.email
             FROM cohort_staff JOIN people ON people.id = cohort_staff.person
             WHERE cohort_staff.cohort = $1 AND cohort_staff.superseded_at IS NULL
             ORDER BY people.sort_key, people.id",
        )
        .bind(cohort)
        .fetch_all(c)
        .await
    })?)
}

/// Adds somebody; who is there already stays.
pub async fn add(
    conn: &mut Conn,
    id: &str,
    cohort: &str,
    person: &str,
    role: &str,
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO cohort_staff (id, cohort, person, role, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        )
        .bind(id)
        .bind(cohort)
        .bind(person)
        .bind(role)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Somebody does it no longer.
pub async fn end(conn: &mut Conn, cohort: &str, person: &str, role: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE cohort_staff SET superseded_at = $4
             WHERE cohort = $1 AND person = $2 AND role = $3 AND superseded_at IS NULL",
        )
        .bind(cohort)
        .bind(person)
        .bind(role)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

//! Pauses: a learner stops for a while, and nobody is told why.

use super::{Conn, DbError, on};

/// A pause that counts.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PauseRow {
    /// UUIDv7.
    pub id: String,
    /// The first day, ISO 8601.
    pub from_on: String,
    /// The last day, ISO 8601.
    pub until_on: String,
}

/// The pauses of a person, the first one first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<PauseRow>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, from_on, until_on FROM pauses WHERE person = $1 AND superseded_at IS NULL ORDER BY from_on, id",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// Records a pause.
pub async fn record(conn: &mut Conn, person: &str, pause: &PauseRow, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("INSERT INTO pauses (id, person, from_on, until_on, recorded_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(&pause.id)
            .bind(person)
            .bind(&pause.from_on)
            .bind(&pause.until_on)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// A pause counts no longer as it was recorded.
pub async fn supersede(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE pauses SET superseded_at = $2 WHERE id = $1 AND superseded_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The members of a cohort who have paused on a day, each with her pause.
pub async fn of_cohort(conn: &mut Conn, cohort: &str, day: &str) -> Result<Vec<(String, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT cohort_members.person, pauses.id, pauses.until_on FROM cohort_members
             JOIN pauses ON pauses.person = cohort_members.person AND pauses.superseded_at IS NULL
             WHERE cohort_members.cohort = $1 AND cohort_members.left_at IS NULL AND pauses.from_on <= $2
                AND pauses.until_on >= $2
             ORDER BY cohort_members.person",
        )
        .bind(cohort)
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

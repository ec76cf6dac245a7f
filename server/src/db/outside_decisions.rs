//! What was decided about hours done elsewhere; a newer decision supersedes.

use super::{Conn, DbError, on};
use domain::hours::may_decide;

/// A decision to be recorded.
#[derive(Clone, Debug)]
pub struct NewDecision<'a> {
    /// The wording that it is about.
    pub hours: &'a str,
    /// `approved`, `refused`, `withdrawn`.
    pub outcome: &'a str,
    /// Why; never empty for a refusal.
    pub reason: &'a str,
    /// Who decided.
    pub by: &'a str,
}

/// Records a decision in the place of the one before; `false` where it is not hers: nobody decides about her own hours
/// or about what she has entered herself, but who has them may withdraw them.
pub async fn decide(conn: &mut Conn, id: &str, new: &NewDecision<'_>, now: i64) -> Result<bool, DbError> {
    let (person, entered_by): (String, String) = on!(conn, |c| {
        sqlx::query_as("SELECT person, entered_by FROM outside_hours WHERE id = $1").bind(new.hours).fetch_one(c).await
    })?;
    let is_hers = match new.outcome {
        "withdrawn" => new.by == person,
        _ => may_decide(new.by, &person, &entered_by).is_ok(),
    };
    if !is_hers {
        return Ok(false);
    }
    on!(conn, |c| {
        sqlx::query("UPDATE outside_decisions SET superseded_at = $2 WHERE hours = $1 AND superseded_at IS NULL")
            .bind(new.hours)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO outside_decisions (id, hours, outcome, reason, decided_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(new.hours)
        .bind(new.outcome)
        .bind(new.reason)
        .bind(new.by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(true)
}

/// A decision as it was recorded.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Decision {
    /// See [`NewDecision`].
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by_name: String,
    /// When.
    pub recorded_at: i64,
    /// When it ceased to hold.
    pub superseded_at: Option<i64>,
}

/// Everything that was ever decided about an entry, whatever its wording was, the latest first.
pub async fn decisions(conn: &mut Conn, entry: &str) -> Result<Vec<Decision>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT outside_decisions.outcome, outside_decisions.reason, people.full_name AS by_name,
                outside_decisions.recorded_at,
                COALESCE(outside_decisions.superseded_at, outside_hours.superseded_at) AS superseded_at
             FROM outside_decisions JOIN outside_hours ON outside_hours.id = outside_decisions.hours
             JOIN people ON people.id = outside_decisions.decided_by
             WHERE outside_hours.entry = $1 ORDER BY outside_decisions.recorded_at DESC, outside_decisions.id DESC",
        )
        .bind(entry)
        .fetch_all(c)
        .await
    })?)
}

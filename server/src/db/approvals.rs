//! Which programmes are assigned to which issuer, by which decision; superseded, never overwritten.

use super::{Conn, DbError, on};

/// An assignment of a programme to an issuer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Approval {
    /// Made by the form.
    pub id: String,
    /// The issuer.
    pub issuer: String,
    /// The programme.
    pub programme: String,
    /// Its title as it was published last.
    pub programme_title: String,
    /// Twice the approved tiết.
    pub tiet_halves: i64,
    /// The number of the decision.
    pub decision_number: String,
    /// Its day, ISO 8601.
    pub decided_on: String,
    /// The first day.
    pub valid_from: String,
    /// The last day, which belongs to it.
    pub valid_to: Option<String>,
    /// For how many months a certificate holds; for ever without.
    pub valid_months: Option<i64>,
    /// Who recorded it.
    pub recorded_by: Option<String>,
    /// When.
    pub recorded_at: i64,
    /// When another one took its place.
    pub superseded_at: Option<i64>,
}

/// An assignment to be recorded.
#[derive(Clone, Debug)]
pub struct NewApproval {
    /// Made by the form.
    pub id: String,
    /// The issuer.
    pub issuer: String,
    /// The programme.
    pub programme: String,
    /// Twice the approved tiết.
    pub tiet_halves: i64,
    /// The number of the decision.
    pub decision_number: String,
    /// ISO 8601.
    pub decided_on: String,
    /// ISO 8601.
    pub valid_from: String,
    /// ISO 8601.
    pub valid_to: Option<String>,
    /// Months.
    pub valid_months: Option<i64>,
    /// Who records it.
    pub by: String,
}

/// Records an assignment in the place of the one before; `false` where this form has done so already.
pub async fn record(conn: &mut Conn, new: &NewApproval, now: i64) -> Result<bool, DbError> {
    let known: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM approvals WHERE id = $1").bind(&new.id).fetch_one(c).await
    })?;
    if known > 0 {
        return Ok(false);
    }
    on!(conn, |c| {
        sqlx::query(
            "UPDATE approvals SET superseded_at = $3
             WHERE issuer = $1 AND programme = $2 AND superseded_at IS NULL",
        )
        .bind(&new.issuer)
        .bind(&new.programme)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO approvals (id, issuer, programme, tiet_halves, decision_number, decided_on, valid_from,
                valid_to, valid_months, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(&new.id)
        .bind(&new.issuer)
        .bind(&new.programme)
        .bind(new.tiet_halves)
        .bind(&new.decision_number)
        .bind(&new.decided_on)
        .bind(&new.valid_from)
        .bind(&new.valid_to)
        .bind(new.valid_months)
        .bind(&new.by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(true)
}

/// Selects approvals of programmes by conditions.
macro_rules! select {
    ($conditions:literal) => {
        concat!(
            "SELECT approvals.id, approvals.issuer, programmes.id AS programme, programmes.title AS programme_title, ",
            "approvals.tiet_halves, approvals.decision_number, ",
            "COALESCE(approvals.decided_on, approvals.valid_from) AS decided_on, approvals.valid_from, ",
            "approvals.valid_to, approvals.valid_months, approvals.recorded_by, approvals.recorded_at, ",
            "approvals.superseded_at FROM approvals JOIN programmes ON programmes.id = approvals.programme WHERE ",
            $conditions
        )
    };
}

/// Every assignment ever recorded for an issuer: what holds first, then the latest.
pub async fn of_issuer(conn: &mut Conn, issuer: &str) -> Result<Vec<Approval>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!(
            "approvals.issuer = $1 ORDER BY CASE WHEN approvals.superseded_at IS NULL THEN 0 ELSE 1 END,
             programmes.title, approvals.recorded_at DESC, approvals.id DESC"
        ))
        .bind(issuer)
        .fetch_all(c)
        .await
    })?)
}

/// The assignment with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Approval, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(select!("approvals.id = $1")).bind(id).fetch_one(c).await)?)
}

/// The assignment of a programme to an issuer that holds on a day.
pub async fn on_day(conn: &mut Conn, issuer: &str, programme: &str, day: &str) -> Result<Option<Approval>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!(
            "approvals.issuer = $1 AND approvals.programme = $2 AND approvals.superseded_at IS NULL
             AND approvals.valid_from <= $3 AND (approvals.valid_to IS NULL OR approvals.valid_to >= $3)"
        ))
        .bind(issuer)
        .bind(programme)
        .bind(day)
        .fetch_optional(c)
        .await
    })?)
}

/// Locks an assignment, so that all that issues by it comes one after another; `false` where another took its place.
pub async fn lock(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let locked: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE approvals SET superseded_at = NULL WHERE id = $1 AND superseded_at IS NULL RETURNING id",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?;
    Ok(locked.is_some())
}

//! Closing decisions from the moment on at which they are issued: their state, and their certificates.

use super::{Conn, DbError, certificates::Certificate, on, scope::Reach, scope::scoped};

/// What turns a reviewed list into an issued one.
#[derive(Clone, Debug)]
pub struct Flip<'a> {
    /// The closing decision.
    pub id: &'a str,
    /// The listing that was confirmed.
    pub listed_at: i64,
    /// The assignment by which it is issued.
    pub approval: &'a str,
    /// The key that signs.
    pub kid: &'a str,
    /// The day of the certificates, ISO 8601.
    pub day: &'a str,
    /// Who issues.
    pub by: &'a str,
}

/// From now on it is issued; `false` where it was before, or its list is not that one any more.
pub async fn issue(conn: &mut Conn, flip: &Flip<'_>, now: i64) -> Result<bool, DbError> {
    let issued: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_decisions SET state = 'issued', approval = $3, kid = $4, issued_on = $5, issued_by = $6,
                issued_at = $7
             WHERE id = $1 AND state = 'reviewed' AND listed_at = $2 RETURNING id",
        )
        .bind(flip.id)
        .bind(flip.listed_at)
        .bind(flip.approval)
        .bind(flip.kid)
        .bind(flip.day)
        .bind(flip.by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(issued.is_some())
}

/// What is needed to write the certificates of an issued decision.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Issued {
    /// The closing decision.
    pub id: String,
    /// The issuer.
    pub issuer: String,
    /// The programme.
    pub programme: String,
    /// Its title.
    pub programme_title: String,
    /// Its file as it was published.
    pub rule: String,
    /// The number of the decision.
    pub decision_number: String,
    /// Its day.
    pub decided_on: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
    /// The day of the certificates.
    pub issued_on: String,
    /// The key that signs.
    pub kid: String,
    /// Twice the approved tiết.
    pub tiet_halves: i64,
    /// For how many months they hold.
    pub valid_months: Option<i64>,
}

/// Issued decisions whose certificates are not all written.
pub async fn unfinished(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT id FROM closing_decisions WHERE issued_at IS NOT NULL AND finished_at IS NULL ORDER BY issued_at",
        )
        .fetch_all(c)
        .await
    })?)
}

/// An issued decision.
pub async fn issued(conn: &mut Conn, id: &str) -> Result<Issued, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT closing_decisions.id, closing_decisions.issuer, closing_decisions.programme,
                programmes.title AS programme_title, programmes.rule, closing_decisions.decision_number,
                closing_decisions.decided_on, closing_decisions.signatory_name, closing_decisions.signatory_title,
                closing_decisions.issued_on, closing_decisions.kid, approvals.tiet_halves, approvals.valid_months
             FROM closing_decisions
             JOIN programmes ON programmes.id = closing_decisions.programme
             JOIN approvals ON approvals.id = closing_decisions.approval
             WHERE closing_decisions.id = $1 AND closing_decisions.state = 'issued'",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// Locks an issued decision, so that its portions come one after another; `false` where it is finished.
pub async fn lock(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let locked: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_decisions SET finished_at = NULL
             WHERE id = $1 AND state = 'issued' AND finished_at IS NULL RETURNING id",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?;
    Ok(locked.is_some())
}

/// Every certificate is written.
pub async fn finish(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE closing_decisions SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Certificates of a closing decision after a place in the register, in order.
pub async fn certificates(conn: &mut Conn, closing: &str, after: i64, most: i64) -> Result<Vec<Certificate>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, kind, code, issuer, number, person, enrolment, programme, closing_decision, sequence,
                holder_name, facts, record, record_hash, kid, template, issued_at, issued_on, expires_on, replaces, renews,
                replaced_at, revoked_at, ended_by, ended_class, ended_reason, ended_decision
             FROM certificates WHERE closing_decision = $1 AND kind = 'chung-chi' AND replaces IS NULL AND sequence > $2
             ORDER BY sequence LIMIT $3",
        )
        .bind(closing)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The same, as far as the actor reaches their holders.
pub async fn certificates_reached(
    conn: &mut Conn,
    reach: &Reach,
    closing: &str,
    after: i64,
    most: i64,
) -> Result<Vec<Certificate>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT id, kind, code, issuer, number, certificates.person, enrolment, programme, closing_decision,
                sequence, holder_name, facts, record, record_hash, kid, template, issued_at, issued_on, expires_on,
                replaces, renews, replaced_at, revoked_at, ended_by, ended_class, ended_reason, ended_decision
             FROM certificates JOIN reached ON reached.person = certificates.person
             WHERE closing_decision = $3 AND kind = 'chung-chi' AND replaces IS NULL AND sequence > $4
             ORDER BY sequence LIMIT $5"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(closing)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

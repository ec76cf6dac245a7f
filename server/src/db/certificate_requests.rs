//! What coordinators ask for certificates after issue, and what administrators decide.

use super::{Conn, DbError, on, scope::Reach, scope::scoped};

/// A request.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Request {
    /// Made by the form.
    pub id: String,
    /// The certificate.
    pub certificate: String,
    /// Its number.
    pub number: String,
    /// The holder.
    pub person: String,
    /// The holder's name on it.
    pub holder_name: Option<String>,
    /// `lost`, `error` or `revocation`.
    pub kind: String,
    /// The class of reason of a revocation.
    pub class: Option<String>,
    /// The corrected name, after an error.
    pub holder: Option<String>,
    /// Why, in words.
    pub reason: String,
    /// Who asks.
    pub requested_by: Option<String>,
    /// When.
    pub requested_at: i64,
    /// The last working day for an answer, ISO 8601.
    pub last_day: String,
    /// `granted` or `refused`.
    pub outcome: Option<String>,
    /// The number of the decision.
    pub decision_number: Option<String>,
    /// Why it was decided so.
    pub decision_reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<i64>,
}

/// A request to be made.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// Made by the form.
    pub id: String,
    /// The certificate.
    pub certificate: String,
    /// `lost`, `error` or `revocation`.
    pub kind: &'static str,
    /// The class of reason of a revocation.
    pub class: Option<&'static str>,
    /// The corrected name, after an error.
    pub holder: Option<String>,
    /// Why, in words.
    pub reason: String,
    /// Who asks.
    pub by: String,
    /// ISO 8601.
    pub last_day: String,
}

/// Makes a request; `false` where one waits already, or this form has made it before.
pub async fn make(conn: &mut Conn, new: &NewRequest, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO certificate_requests (id, certificate, kind, class, holder, reason, requested_by,
                requested_at, last_day)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(&new.id)
        .bind(&new.certificate)
        .bind(new.kind)
        .bind(new.class)
        .bind(&new.holder)
        .bind(&new.reason)
        .bind(&new.by)
        .bind(now)
        .bind(&new.last_day)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// Selects requests by conditions.
macro_rules! select {
    ($conditions:literal) => {
        concat!(
            "SELECT certificate_requests.id, certificates.id AS certificate, certificates.number, certificates.person, ",
            "certificates.holder_name, certificate_requests.kind, certificate_requests.class, ",
            "certificate_requests.holder, certificate_requests.reason, certificate_requests.requested_by, ",
            "certificate_requests.requested_at, certificate_requests.last_day, certificate_requests.outcome, ",
            "certificate_requests.decision_number, certificate_requests.decision_reason, ",
            "certificate_requests.decided_by, certificate_requests.decided_at ",
            "FROM certificate_requests JOIN certificates ON certificates.id = certificate_requests.certificate ",
            $conditions
        )
    };
}

/// The request with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Request, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(select!("WHERE certificate_requests.id = $1")).bind(id).fetch_one(c).await)?)
}

/// The requests about a certificate, the latest first.
pub async fn of_certificate(conn: &mut Conn, certificate: &str) -> Result<Vec<Request>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!(
            "WHERE certificates.id = $1 ORDER BY certificate_requests.requested_at DESC, certificate_requests.id DESC"
        ))
        .bind(certificate)
        .fetch_all(c)
        .await
    })?)
}

/// All requests that wait for an answer, the most pressing first.
pub async fn pending(conn: &mut Conn, most: i64) -> Result<Vec<Request>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!(
            "WHERE certificate_requests.decided_at IS NULL
             ORDER BY certificate_requests.last_day, certificate_requests.requested_at LIMIT $1"
        ))
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// A request within the reach that waits for an answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Pending {
    /// The certificate.
    pub certificate: String,
    /// Its number.
    pub number: String,
    /// The holder.
    pub full_name: String,
    /// `lost`, `error` or `revocation`.
    pub kind: String,
    /// ISO 8601.
    pub last_day: String,
}

/// The requests about people of the reach that wait for an answer, the most pressing first.
pub async fn reached(conn: &mut Conn, reach: &Reach, most: i64) -> Result<Vec<Pending>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT certificates.id AS certificate, certificates.number, people.full_name, certificate_requests.kind,
                certificate_requests.last_day
             FROM certificate_requests
             JOIN certificates ON certificates.id = certificate_requests.certificate
             JOIN reached ON reached.person = certificates.person
             JOIN people ON people.id = certificates.person
             WHERE certificate_requests.decided_at IS NULL
             ORDER BY certificate_requests.last_day, certificate_requests.requested_at LIMIT $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// What somebody decides.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// `granted` or `refused`.
    pub outcome: &'a str,
    /// The number of the decision.
    pub number: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Who decides.
    pub by: &'a str,
}

/// Decides a request that waits; `false` where it was decided before.
pub async fn decide(conn: &mut Conn, id: &str, decision: &Decision<'_>, now: i64) -> Result<bool, DbError> {
    let decided: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE certificate_requests SET outcome = $2, decision_number = $3, decision_reason = $4,
                decided_by = $5, decided_at = $6
             WHERE id = $1 AND decided_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(decision.outcome)
        .bind(decision.number)
        .bind(decision.reason)
        .bind(decision.by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(decided.is_some())
}

/// Notes the certificate that a request has led to.
pub async fn lead_to(conn: &mut Conn, id: &str, certificate: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE certificate_requests SET result = $2 WHERE id = $1")
            .bind(id)
            .bind(certificate)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

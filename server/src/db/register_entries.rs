//! The register of an issuer: every number ever taken, also of what has ended. A coordinator gets the rows of her reach.

use super::{Conn, DbError, on, scope::Reach, scope::scoped};

/// A register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The issuer.
    pub issuer: String,
    /// `giay-xac-nhan`, `chung-chi`, `giay-chung-nhan`.
    pub kind: String,
    /// The year.
    pub year: i64,
}

/// A number of a register.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    /// The certificate.
    pub id: String,
    /// The place in the register.
    pub sequence: i64,
    /// As printed.
    pub number: String,
    /// The holder's name; gone after its retention.
    pub holder_name: Option<String>,
    /// JSON of all printed facts; gone after their retention.
    pub facts: Option<String>,
    /// ISO 8601.
    pub issued_on: String,
    /// The last day.
    pub expires_on: Option<String>,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
    /// When it was replaced.
    pub replaced_at: Option<i64>,
    /// The class of reason of its end.
    pub ended_class: Option<String>,
    /// The number of the one that replaces it.
    pub replaced_by: Option<String>,
}

/// The numbers after one, in order, as far as the actor reaches their holders.
pub async fn reached(
    conn: &mut Conn,
    reach: &Reach,
    register: &Register,
    after: i64,
    most: i64,
) -> Result<Vec<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT certificates.id, certificates.sequence, certificates.number, certificates.holder_name,
                certificates.facts, certificates.issued_on, certificates.expires_on, certificates.revoked_at,
                certificates.replaced_at, certificates.ended_class,
                (SELECT other.number FROM certificates other WHERE other.replaces = certificates.id) AS replaced_by
             FROM certificates JOIN reached ON reached.person = certificates.person
             WHERE certificates.issuer = $3 AND certificates.kind = $4 AND certificates.year = $5
                AND certificates.sequence > $6
             ORDER BY certificates.sequence LIMIT $7"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(&register.issuer)
        .bind(&register.kind)
        .bind(register.year)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The numbers after one, in order, all of them.
pub async fn all(conn: &mut Conn, register: &Register, after: i64, most: i64) -> Result<Vec<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT certificates.id, certificates.sequence, certificates.number, certificates.holder_name,
                certificates.facts, certificates.issued_on, certificates.expires_on, certificates.revoked_at,
                certificates.replaced_at, certificates.ended_class,
                (SELECT other.number FROM certificates other WHERE other.replaces = certificates.id) AS replaced_by
             FROM certificates
             WHERE certificates.issuer = $1 AND certificates.kind = $2 AND certificates.year = $3
                AND certificates.sequence > $4
             ORDER BY certificates.sequence LIMIT $5",
        )
        .bind(&register.issuer)
        .bind(&register.kind)
        .bind(register.year)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The years in which an issuer has a register, the latest first.
pub async fn years(conn: &mut Conn, issuer: &str) -> Result<Vec<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT year FROM registers WHERE issuer = $1 GROUP BY year ORDER BY year DESC")
            .bind(issuer)
            .fetch_all(c)
            .await
    })?)
}

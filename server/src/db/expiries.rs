//! Certificates near their last day, and who has been told of it.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// A certificate that expires soon.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Expiring {
    /// The certificate.
    pub certificate: String,
    /// Its number.
    pub number: String,
    /// The holder.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// The course that it is about.
    pub course: Option<String>,
    /// The programme that it is about.
    pub programme: Option<String>,
    /// The last day, ISO 8601.
    pub expires_on: String,
    /// The holder's primary unit of the day.
    pub unit: Option<String>,
}

/// Certificates whose last day lies between two days, without those that a later one of the same course has renewed.
/// Who pauses is left in peace.
pub async fn between(conn: &mut Conn, from: &str, to: &str, day: &str) -> Result<Vec<Expiring>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT certificates.id AS certificate, certificates.number, people.id AS person, people.full_name,
                enrolments.course, certificates.programme, certificates.expires_on,
                (SELECT memberships.unit FROM memberships
                 WHERE memberships.person = people.id AND memberships.is_primary
                    AND memberships.superseded_at IS NULL AND memberships.valid_from <= $3
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $3)
                 ORDER BY memberships.valid_from DESC LIMIT 1) AS unit
             FROM certificates
             JOIN people ON people.id = certificates.person AND people.erased_at IS NULL
             LEFT JOIN enrolments ON enrolments.id = certificates.enrolment
             WHERE certificates.expires_on >= $1 AND certificates.expires_on <= $2
                AND certificates.revoked_at IS NULL AND certificates.replaced_at IS NULL
                AND certificates.renewed_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM certificates later
                    JOIN enrolments again ON again.id = later.enrolment AND again.course = enrolments.course
                    WHERE later.person = certificates.person AND later.id <> certificates.id
                        AND later.revoked_at IS NULL AND later.replaced_at IS NULL
                        AND (later.expires_on IS NULL OR later.expires_on > certificates.expires_on))
                AND NOT EXISTS (SELECT 1 FROM pauses
                    WHERE pauses.person = people.id AND pauses.superseded_at IS NULL
                        AND pauses.from_on <= $3 AND pauses.until_on >= $3)
             ORDER BY people.id, certificates.expires_on, certificates.id",
        )
        .bind(from)
        .bind(to)
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// What a reader has been told already: certificate and stage.
pub async fn told(conn: &mut Conn, reader: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT certificate, stage FROM expiry_stages WHERE reader = $1").bind(reader).fetch_all(c).await
    })?)
}

/// Records what a reminder told of.
pub async fn record(
    conn: &mut Conn,
    reminder: &str,
    reader: &str,
    stages: &[(String, &'static str)],
) -> Result<(), DbError> {
    for some in stages.chunks(1000) {
        on!(conn, |c| {
            let mut query = QueryBuilder::new("INSERT INTO expiry_stages (reader, certificate, stage, reminder) ");
            query.push_values(some, |mut row, (certificate, stage)| {
                row.push_bind(reader).push_bind(certificate).push_bind(*stage).push_bind(reminder);
            });
            query.push(" ON CONFLICT (reader, certificate, stage) DO NOTHING");
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

//! Numbers and certificates of those on the list of a closing decision.

use super::{Conn, DbError, on};

/// How many of those who get a certificate hold one of this programme already, or are about to get one by another
/// decision.
pub async fn count_holding(conn: &mut Conn, closing: &str, programme: &str, day: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM closing_decisions
             JOIN closing_people ON closing_people.closing = closing_decisions.id
                AND closing_people.listed_at = closing_decisions.listed_at
             WHERE closing_decisions.id = $1 AND closing_people.may AND closing_people.left_out = ''
                AND (EXISTS (SELECT 1 FROM certificates WHERE certificates.person = closing_people.person
                        AND certificates.programme = $2 AND certificates.revoked_at IS NULL
                        AND certificates.replaced_at IS NULL AND certificates.renewed_at IS NULL
                        AND (certificates.expires_on IS NULL OR certificates.expires_on >= $3))
                    OR EXISTS (SELECT 1 FROM closing_people other
                        JOIN closing_decisions others ON others.id = other.closing AND others.programme = $2
                        WHERE other.person = closing_people.person AND other.closing <> $1
                            AND other.sequence IS NOT NULL AND other.certificate IS NULL))",
        )
        .bind(closing)
        .bind(programme)
        .bind(day)
        .fetch_one(c)
        .await
    })?)
}

/// How many gradings of those who get a certificate were made or superseded since an instant.
pub async fn count_regraded(conn: &mut Conn, closing: &str, since: i64) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM closing_decisions
             JOIN closing_people ON closing_people.closing = closing_decisions.id
                AND closing_people.listed_at = closing_decisions.listed_at
             JOIN enrolments ON enrolments.person = closing_people.person
             JOIN attempts ON attempts.enrolment = enrolments.id
             JOIN gradings ON gradings.attempt = attempts.id
             WHERE closing_decisions.id = $1 AND closing_people.may AND closing_people.left_out = ''
                AND (gradings.graded_at >= $2 OR gradings.superseded_at >= $2)",
        )
        .bind(closing)
        .bind(since)
        .fetch_one(c)
        .await
    })?)
}

/// Fixes the numbers of all who get a certificate, without gaps in the order of the list, after those taken before.
pub async fn number(conn: &mut Conn, closing: &str, before: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE closing_people SET sequence = CAST($2 AS BIGINT) + ranked.place
             FROM (SELECT closing_people.person, row_number() OVER (ORDER BY closing_people.place) AS place
                FROM closing_decisions
                JOIN closing_people ON closing_people.closing = closing_decisions.id
                    AND closing_people.listed_at = closing_decisions.listed_at
                WHERE closing_decisions.id = $1 AND closing_people.may AND closing_people.left_out = '') ranked
             WHERE closing_people.closing = $1 AND closing_people.person = ranked.person",
        )
        .bind(closing)
        .bind(before)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Somebody whose certificate is still to be written.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// Her unit on the day of the certificate, with the unit above.
    pub unit_name: Option<String>,
    /// Her post.
    pub position: Option<String>,
    /// Her language, where she has chosen one.
    pub locale: Option<String>,
    /// Lower case.
    pub email: Option<String>,
    /// JSON of the verdict.
    pub verdict: String,
    /// Her number in the register.
    pub sequence: i64,
}

/// The first of those whose certificates are still to be written.
pub async fn waiting(conn: &mut Conn, closing: &str, day: &str, most: i64) -> Result<Vec<Waiting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id AS person, people.full_name, people.birth_date,
                own.name || COALESCE(', ' || above.name, '') AS unit_name, memberships.position, accounts.locale,
                people.email, closing_people.verdict, closing_people.sequence
             FROM closing_people
             JOIN people ON people.id = closing_people.person
             LEFT JOIN accounts ON accounts.person = people.id
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             WHERE closing_people.closing = $1 AND closing_people.sequence IS NOT NULL
                AND closing_people.certificate IS NULL
             ORDER BY closing_people.sequence LIMIT $3",
        )
        .bind(closing)
        .bind(day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The lowest number whose certificate is still to be written.
pub async fn first_waiting(conn: &mut Conn, closing: &str) -> Result<Option<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT MIN(sequence) FROM closing_people WHERE closing = $1 AND sequence IS NOT NULL AND certificate IS NULL",
        )
        .bind(closing)
        .fetch_one(c)
        .await
    })?)
}

/// Notes the certificate of somebody.
pub async fn certify(conn: &mut Conn, closing: &str, person: &str, certificate: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE closing_people SET certificate = $3 WHERE closing = $1 AND person = $2")
            .bind(closing)
            .bind(person)
            .bind(certificate)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

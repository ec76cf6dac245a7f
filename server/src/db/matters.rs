//! What needs a coordinator today besides what is late: who has never signed in, whose mail did not arrive, what was
//! asked and waits.

use super::{Conn, DbError, on, scope::Reach, scope::housed, scope::scoped};

/// Somebody about whom there is something to do.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Concern {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// What is known about it: a unit, or the address that failed.
    pub detail: Option<String>,
    /// Since when.
    pub since: Option<i64>,
}

/// Members of open cohorts who have never signed in, the longest first.
pub async fn never_signed_in(conn: &mut Conn, reach: &Reach, most: i64) -> Result<Vec<Concern>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT people.id AS person, people.full_name, MIN(cohorts.title) AS detail,
                MIN(cohort_members.joined_at) AS since
             FROM cohorts JOIN housed ON housed.unit = cohorts.unit
             JOIN cohort_members ON cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL
             JOIN reached ON reached.person = cohort_members.person
             JOIN people ON people.id = cohort_members.person
             WHERE cohorts.closed_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.person = people.id)
             GROUP BY people.id, people.full_name, people.sort_key
             ORDER BY MIN(cohort_members.joined_at), people.sort_key, people.id LIMIT $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// People whose last mail did not arrive, the latest failure first.
pub async fn failed_mail(conn: &mut Conn, reach: &Reach, most: i64) -> Result<Vec<Concern>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.id AS person, people.full_name, MIN(outbox.address) AS detail,
                MAX(outbox.failed_at) AS since
             FROM outbox JOIN reached ON reached.person = outbox.person
             JOIN people ON people.id = outbox.person
             WHERE outbox.failed_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM outbox later
                    WHERE later.person = outbox.person AND later.sent_at > outbox.failed_at)
             GROUP BY people.id, people.full_name, people.sort_key
             ORDER BY MAX(outbox.failed_at) DESC, people.sort_key, people.id LIMIT $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// Something that was asked about a person and waits for her answer or an administrator's.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenRequest {
    /// Whom it is about.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// `email`, `staff-code` or `unit`.
    pub kind: String,
    /// What is asked for, as people read it.
    pub wanted: String,
    /// When.
    pub made_at: i64,
}

/// What waits about people within reach, the oldest first. Those of whom nobody may know that they are known are left
/// out.
pub async fn requests(conn: &mut Conn, reach: &Reach, most: i64) -> Result<Vec<OpenRequest>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.id AS person, people.full_name, person_requests.kind,
                COALESCE((SELECT unit_placements.name FROM unit_placements
                    WHERE unit_placements.unit = person_requests.wanted AND unit_placements.superseded_at IS NULL
                    ORDER BY unit_placements.valid_from DESC LIMIT 1), person_requests.wanted) AS wanted,
                person_requests.made_at
             FROM person_requests JOIN people ON people.id = person_requests.person
             WHERE person_requests.answered_at IS NULL AND NOT person_requests.is_silent
                AND (person_requests.kind <> 'unit' OR person_requests.made_by = $1)
                AND EXISTS (SELECT 1 FROM memberships
                    WHERE memberships.person = people.id AND memberships.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                        AND memberships.unit || '' IN (SELECT unit FROM reach))
             ORDER BY person_requests.made_at, person_requests.id LIMIT $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

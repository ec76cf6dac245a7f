//! Cohorts as a person may ask to join them: those of her units and of the units above, and those she has asked for.
//! Any other cohort does not exist for her.

use super::{Conn, DbError, on};

/// A cohort with how she stands to it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Offer {
    /// The cohort.
    pub cohort: String,
    /// Its title.
    pub title: String,
    /// The unit that holds it, by its name of the day.
    pub unit_name: String,
    /// The opening day, ISO 8601.
    pub opens_on: String,
    /// The last day.
    pub closes_on: Option<String>,
    /// Places, if they are limited.
    pub capacity: Option<i64>,
    /// When it was closed.
    pub closed_at: Option<i64>,
    /// In how many steps requests are decided.
    pub request_steps: i64,
    /// The last day for requests.
    pub requests_until: Option<String>,
    /// Members of today.
    pub members: i64,
    /// How many wait for a place.
    pub waiting: i64,
    /// Whether she is of its unit or one below.
    pub belongs: bool,
    /// Whether she is a member.
    pub is_member: bool,
    /// How her last request stands; nothing where she has never asked.
    pub state: Option<String>,
    /// When she asked.
    pub asked_at: Option<i64>,
    /// Her word of why.
    pub wish: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// How many on the waiting list come before her.
    pub before: i64,
}

/// Selects the cohorts that the person `$1` may ask for on the day `$2`, or has asked for, by what follows.
macro_rules! offers {
    ($rest:literal) => {
        concat!(
            "WITH RECURSIVE above (unit) AS (
                SELECT memberships.unit FROM memberships
                WHERE memberships.person = $1 AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                UNION
                SELECT unit_placements.parent FROM unit_placements JOIN above ON unit_placements.unit = above.unit
                WHERE unit_placements.parent IS NOT NULL AND unit_placements.superseded_at IS NULL
                    AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            ), holding (unit) AS (
                SELECT unit FROM above
                UNION
                SELECT unit_successors.predecessor FROM holding
                JOIN unit_successors ON unit_successors.successor = holding.unit
                JOIN units ON units.id = unit_successors.predecessor
                WHERE unit_successors.is_main AND units.valid_to <= $2
            )
             SELECT cohorts.id AS cohort, cohorts.title, COALESCE(own_unit.name, '') AS unit_name, cohorts.opens_on,
                cohorts.closes_on, cohorts.capacity, cohorts.closed_at, cohorts.request_steps, cohorts.requests_until,
                (SELECT count(*) FROM cohort_members
                 WHERE cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL) AS members,
                (SELECT count(*) FROM cohort_requests AS listed
                 WHERE listed.cohort = cohorts.id AND listed.state = 'waiting') AS waiting,
                cohorts.unit IN (SELECT unit FROM holding) AS belongs,
                EXISTS (SELECT 1 FROM cohort_members WHERE cohort_members.cohort = cohorts.id
                    AND cohort_members.person = $1 AND cohort_members.left_at IS NULL) AS is_member,
                asked.state, asked.asked_at, asked.wish, asked.reason, asked.ended_at,
                (SELECT count(*) FROM cohort_requests AS first
                 WHERE first.cohort = cohorts.id AND first.state = 'waiting' AND asked.state = 'waiting'
                    AND (first.class_agreed_at < asked.class_agreed_at OR first.class_agreed_at = asked.class_agreed_at
                        AND (first.asked_at < asked.asked_at
                            OR first.asked_at = asked.asked_at AND first.id < asked.id))) AS before
             FROM cohorts
             LEFT JOIN cohort_requests AS asked ON asked.id = (SELECT last.id FROM cohort_requests AS last
                WHERE last.person = $1 AND last.cohort = cohorts.id ORDER BY last.asked_at DESC, last.id DESC LIMIT 1)
             LEFT JOIN unit_placements own_unit ON own_unit.unit = cohorts.unit AND own_unit.superseded_at IS NULL
                AND own_unit.valid_from <= $2 AND (own_unit.valid_to IS NULL OR own_unit.valid_to > $2)
             WHERE (cohorts.request_steps > 0 AND cohorts.closed_at IS NULL AND cohorts.unit IN (SELECT unit FROM holding)
                    OR asked.id IS NOT NULL) ",
            $rest
        )
    };
}

/// What she may ask for or has asked for, the earliest opening first.
pub async fn list(conn: &mut Conn, person: &str, day: &str) -> Result<Vec<Offer>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(offers!("ORDER BY cohorts.opens_on, cohorts.id LIMIT 200"))
            .bind(person)
            .bind(day)
            .fetch_all(c)
            .await
    })?)
}

/// One of them.
pub async fn find(conn: &mut Conn, person: &str, day: &str, cohort: &str) -> Result<Option<Offer>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(offers!("AND cohorts.id = $3")).bind(person).bind(day).bind(cohort).fetch_optional(c).await
    })?)
}

/// Her open request to a cohort.
pub async fn open_request(conn: &mut Conn, person: &str, cohort: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT id FROM cohort_requests
             WHERE person = $1 AND cohort = $2 AND state IN ('unit', 'class', 'waiting')",
        )
        .bind(person)
        .bind(cohort)
        .fetch_optional(c)
        .await
    })?)
}

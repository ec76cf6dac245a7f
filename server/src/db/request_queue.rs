//! Requests to join as a coordinator sees them: the first of two steps where she reaches the person, every other step
//! where she reaches the cohort's unit. Anything else is not found.

use super::{
    Conn, DbError, on,
    scope::{Reach, housed},
};

/// A request in the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Queued {
    /// The request.
    pub id: String,
    /// The cohort.
    pub cohort: String,
    /// Its title.
    pub title: String,
    /// Who asks.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// Her unit by its name of the day.
    pub unit_name: String,
    /// See the table.
    pub state: String,
    /// Her word of why.
    pub wish: String,
    /// Why it was refused.
    pub reason: String,
    /// When she asked.
    pub asked_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// Places of the cohort.
    pub capacity: Option<i64>,
    /// Its members.
    pub members: i64,
    /// The last day of the pause in which she is.
    pub paused_until: Option<String>,
    /// Whether the actor reaches the person, whose page she may then open.
    pub is_reached: bool,
}

/// Selects requests with what the list shows by what follows.
macro_rules! queued {
    ($rest:literal) => {
        housed!(concat!(
            "SELECT cohort_requests.id, cohort_requests.cohort, cohorts.title, cohort_requests.person, people.full_name,
                COALESCE((SELECT MIN(unit_placements.name) FROM memberships
                    JOIN unit_placements ON unit_placements.unit = memberships.unit
                        AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                        AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                    WHERE memberships.person = people.id AND memberships.is_primary
                        AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)), '') AS unit_name,
                cohort_requests.state, cohort_requests.wish, cohort_requests.reason, cohort_requests.asked_at,
                cohort_requests.ended_at, cohorts.capacity,
                (SELECT count(*) FROM cohort_members
                 WHERE cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL) AS members,
                (SELECT MAX(pauses.until_on) FROM pauses
                 WHERE pauses.person = people.id AND pauses.superseded_at IS NULL AND pauses.from_on <= $2
                    AND pauses.until_on >= $2) AS paused_until,
                EXISTS (SELECT 1 FROM memberships WHERE memberships.person = people.id
                    AND memberships.superseded_at IS NULL
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                    AND memberships.unit || '' IN (SELECT unit FROM reach)) AS is_reached
             FROM cohort_requests
             JOIN cohorts ON cohorts.id = cohort_requests.cohort
             JOIN people ON people.id = cohort_requests.person ",
            $rest
        ))
    };
}

/// What waits for a decision of the actor, the longest first; her own requests are not hers to decide, and those to a
/// cohort that has ended nobody's. Without a cohort, those to all.
pub async fn to_decide(conn: &mut Conn, reach: &Reach, cohort: &str, most: i64) -> Result<Vec<Queued>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(queued!(
            "WHERE cohort_requests.state IN ('unit', 'class') AND cohort_requests.person <> $1
                AND ($3 = '' OR cohort_requests.cohort = $3) AND cohorts.closed_at IS NULL
                AND (cohorts.closes_on IS NULL OR cohorts.closes_on >= $2)
                AND (cohort_requests.state = 'class' AND cohorts.unit || '' IN (SELECT unit FROM housed)
                    OR cohort_requests.state = 'unit' AND EXISTS (SELECT 1 FROM memberships
                        WHERE memberships.person = cohort_requests.person AND memberships.superseded_at IS NULL
                            AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                            AND memberships.unit || '' IN (SELECT unit FROM reach)))
                AND NOT EXISTS (SELECT 1 FROM cohort_members WHERE cohort_members.cohort = cohort_requests.cohort
                    AND cohort_members.person = cohort_requests.person AND cohort_members.left_at IS NULL)
             ORDER BY cohort_requests.asked_at, cohort_requests.id LIMIT $4"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(cohort)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// How much waits for a decision of the actor, counted no further than `most`.
pub async fn count_to_decide(conn: &mut Conn, reach: &Reach, most: i64) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(housed!(
            "SELECT count(*) FROM (SELECT cohort_requests.id FROM cohort_requests
                JOIN cohorts ON cohorts.id = cohort_requests.cohort
                WHERE cohort_requests.state IN ('unit', 'class') AND cohort_requests.person <> $1
                    AND cohorts.closed_at IS NULL AND (cohorts.closes_on IS NULL OR cohorts.closes_on >= $2)
                    AND (cohort_requests.state = 'class' AND cohorts.unit || '' IN (SELECT unit FROM housed)
                        OR cohort_requests.state = 'unit' AND EXISTS (SELECT 1 FROM memberships
                            WHERE memberships.person = cohort_requests.person AND memberships.superseded_at IS NULL
                                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                                AND memberships.unit || '' IN (SELECT unit FROM reach)))
                    AND NOT EXISTS (SELECT 1 FROM cohort_members
                        WHERE cohort_members.cohort = cohort_requests.cohort
                            AND cohort_members.person = cohort_requests.person AND cohort_members.left_at IS NULL)
                LIMIT $3) AS undecided"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_one(c)
        .await
    })?)
}

/// What has come of the requests that she sees: who waits for a place in the order of the list, else the latest first.
pub async fn of_state(
    conn: &mut Conn,
    reach: &Reach,
    state: &str,
    cohort: &str,
    most: i64,
) -> Result<Vec<Queued>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(queued!(
            "WHERE cohort_requests.state = $3 AND ($4 = '' OR cohort_requests.cohort = $4)
                AND (cohorts.unit || '' IN (SELECT unit FROM housed)
                        AND (cohort_requests.steps = 1 OR cohort_requests.unit_agreed_at IS NOT NULL)
                    OR cohort_requests.steps = 2 AND EXISTS (SELECT 1 FROM memberships
                        WHERE memberships.person = cohort_requests.person AND memberships.superseded_at IS NULL
                            AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                            AND memberships.unit || '' IN (SELECT unit FROM reach)))
             ORDER BY CASE WHEN cohort_requests.state = 'waiting' THEN cohort_requests.class_agreed_at ELSE 0 END,
                CASE WHEN cohort_requests.state = 'waiting' THEN cohort_requests.asked_at ELSE 0 END,
                CASE WHEN cohort_requests.state = 'waiting' THEN 0 ELSE cohort_requests.ended_at END DESC,
                cohort_requests.id LIMIT $5"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(state)
        .bind(cohort)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The request with this id, if the actor sees it: its cohort, its state, and whether that state is hers to decide.
pub async fn find(conn: &mut Conn, reach: &Reach, id: &str) -> Result<Option<(String, String, bool)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT seen.cohort, seen.state, seen.person <> $1 AND (seen.state = 'unit' AND seen.reaches_person
                    OR seen.state = 'class' AND seen.reaches_cohort) AS is_hers
             FROM (SELECT cohort_requests.cohort, cohort_requests.state, cohort_requests.person, cohort_requests.steps,
                    cohort_requests.unit_agreed_at, cohorts.unit IN (SELECT unit FROM housed) AS reaches_cohort,
                    EXISTS (SELECT 1 FROM memberships
                        WHERE memberships.person = cohort_requests.person AND memberships.superseded_at IS NULL
                            AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                            AND memberships.unit || '' IN (SELECT unit FROM reach)) AS reaches_person
                FROM cohort_requests JOIN cohorts ON cohorts.id = cohort_requests.cohort
                WHERE cohort_requests.id = $3) AS seen
             WHERE seen.reaches_cohort AND (seen.steps = 1 OR seen.unit_agreed_at IS NOT NULL)
                OR seen.reaches_person AND seen.steps = 2"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

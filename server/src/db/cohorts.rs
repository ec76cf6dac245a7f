//! Cohorts: people who learn the same by the same days. One of a unit outside the reach is not found.

use super::{Conn, DbError, on, scope::Reach, scope::housed, scope::scoped};

/// A cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Cohort {
    /// UUIDv7.
    pub id: String,
    /// The title.
    pub title: String,
    /// The unit whose people it is for; where that has ended, the one that has taken its place.
    pub unit: String,
    /// Its name of the day.
    pub unit_name: String,
    /// The opening day, ISO 8601.
    pub opens_on: String,
    /// The last day, if there is one.
    pub closes_on: Option<String>,
    /// Places, if they are limited.
    pub capacity: Option<i64>,
    /// In how many steps requests to join are decided; none are taken at 0.
    pub request_steps: i64,
    /// The last day for requests.
    pub requests_until: Option<String>,
    /// When it was closed.
    pub closed_at: Option<i64>,
    /// Members of today.
    pub members: i64,
}

/// What is typed of a cohort.
#[derive(Clone, Debug, Default)]
pub struct NewCohort {
    /// The title.
    pub title: String,
    /// The unit.
    pub unit: String,
    /// The opening day, ISO 8601.
    pub opens_on: String,
    /// The last day.
    pub closes_on: Option<String>,
    /// Places.
    pub capacity: Option<i64>,
    /// See [`Cohort`].
    pub request_steps: i64,
    /// See [`Cohort`].
    pub requests_until: Option<String>,
}

/// Opens a cohort; a form that is sent twice opens one.
pub async fn create(conn: &mut Conn, id: &str, cohort: &NewCohort, by: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO cohorts (id, title, unit, opens_on, closes_on, capacity, created_by, created_at,
                request_steps, requests_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
        )
        .bind(id)
        .bind(&cohort.title)
        .bind(&cohort.unit)
        .bind(&cohort.opens_on)
        .bind(&cohort.closes_on)
        .bind(cohort.capacity)
        .bind(by)
        .bind(now)
        .bind(cohort.request_steps)
        .bind(&cohort.requests_until)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Changes an open cohort; reports of before know it by its title of then.
pub async fn change(conn: &mut Conn, id: &str, cohort: &NewCohort, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO former_cohort_titles (cohort, title, superseded_at)
             SELECT id, title, CAST($3 AS BIGINT) FROM cohorts WHERE id = $1 AND title <> $2 AND closed_at IS NULL
             ON CONFLICT (cohort, superseded_at) DO NOTHING",
        )
        .bind(id)
        .bind(&cohort.title)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "UPDATE cohorts SET title = $2, unit = $3, opens_on = $4, closes_on = $5, capacity = $6,
                request_steps = $7, requests_until = $8
             WHERE id = $1 AND closed_at IS NULL",
        )
        .bind(id)
        .bind(&cohort.title)
        .bind(&cohort.unit)
        .bind(&cohort.opens_on)
        .bind(&cohort.closes_on)
        .bind(cohort.capacity)
        .bind(cohort.request_steps)
        .bind(&cohort.requests_until)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Closes a cohort: nothing is asked of its members any longer. The first time counts.
pub async fn close(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE cohorts SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// How many open cohorts a unit has, with those of the units whose place it has taken.
pub async fn count_open(conn: &mut Conn, unit: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "WITH RECURSIVE former (unit) AS (
                SELECT CAST($1 AS TEXT)
                UNION
                SELECT unit_successors.predecessor FROM former
                JOIN unit_successors ON unit_successors.successor = former.unit
                WHERE unit_successors.is_main
            )
            SELECT count(*) FROM cohorts JOIN former ON former.unit = cohorts.unit WHERE cohorts.closed_at IS NULL",
        )
        .bind(unit)
        .fetch_one(c)
        .await
    })?)
}

/// Locks an open cohort for a filling: how many places it has. A closed one is not found.
pub async fn lock(conn: &mut Conn, id: &str) -> Result<Option<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("UPDATE cohorts SET closed_at = NULL WHERE id = $1 AND closed_at IS NULL RETURNING capacity")
            .bind(id)
            .fetch_one(c)
            .await
    })?)
}

/// The cohorts of the reach: open ones first, then the latest opened.
pub async fn list(conn: &mut Conn, reach: &Reach) -> Result<Vec<Cohort>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT cohorts.id, cohorts.title, housed.home AS unit, COALESCE(own.name, '') AS unit_name, cohorts.opens_on,
                cohorts.closes_on, cohorts.capacity, cohorts.request_steps, cohorts.requests_until, cohorts.closed_at,
                (SELECT count(*) FROM cohort_members JOIN reached ON reached.person = cohort_members.person
                 WHERE cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL) AS members
             FROM cohorts JOIN housed ON housed.unit = cohorts.unit
             LEFT JOIN unit_placements own ON own.unit = housed.home AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             ORDER BY CASE WHEN cohorts.closed_at IS NULL THEN 0 ELSE 1 END, cohorts.opens_on DESC, cohorts.id DESC
             LIMIT 500"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

/// The cohort with this id, if its unit is in the reach.
pub async fn get(conn: &mut Conn, reach: &Reach, id: &str) -> Result<Cohort, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT cohorts.id, cohorts.title, housed.home AS unit, COALESCE(own.name, '') AS unit_name, cohorts.opens_on,
                cohorts.closes_on, cohorts.capacity, cohorts.request_steps, cohorts.requests_until, cohorts.closed_at,
                (SELECT count(*) FROM cohort_members JOIN reached ON reached.person = cohort_members.person
                 WHERE cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL) AS members
             FROM cohorts JOIN housed ON housed.unit = cohorts.unit
             LEFT JOIN unit_placements own ON own.unit = housed.home AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE cohorts.id = $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// The units whose cohorts the actor may open: id and name of the day with the unit above, in Vietnamese order.
pub async fn units(conn: &mut Conn, reach: &Reach) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT own.unit, own.name || COALESCE(', ' || above.name, '') AS name
             FROM reach JOIN unit_placements own ON own.unit = reach.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             ORDER BY own.sort_key, own.unit LIMIT 5000"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

//! Requests to join a cohort: asked, agreed to step by step, ended. Who changes one has locked its cohort.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// Rows of one statement: SQLite binds 32,766 values at most.
const AT_ONCE: usize = 5_000;

/// A request to be made.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// Made by the form.
    pub id: String,
    /// The cohort.
    pub cohort: String,
    /// Who asks.
    pub person: String,
    /// Why, in her words; may be empty.
    pub wish: String,
    /// In how many steps it is decided.
    pub steps: i64,
    /// Where it waits first.
    pub state: &'static str,
}

/// Makes a request; a form that is sent twice makes one, and a person has one open request for a cohort.
pub async fn make(conn: &mut Conn, new: &NewRequest, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO cohort_requests (id, cohort, person, wish, steps, state, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        )
        .bind(&new.id)
        .bind(&new.cohort)
        .bind(&new.person)
        .bind(&new.wish)
        .bind(new.steps)
        .bind(new.state)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Whose request has this id, whoever looks.
pub async fn owner(conn: &mut Conn, id: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT person FROM cohort_requests WHERE id = $1").bind(id).fetch_optional(c).await
    })?)
}

/// How a cohort takes requests.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DoorRow {
    /// In how many steps they are decided.
    pub request_steps: i64,
    /// The last day for them.
    pub requests_until: Option<String>,
    /// The last day of the cohort.
    pub closes_on: Option<String>,
    /// When it was closed.
    pub closed_at: Option<i64>,
}

/// How a cohort takes requests, whoever looks.
pub async fn door(conn: &mut Conn, cohort: &str) -> Result<DoorRow, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT request_steps, requests_until, closes_on, closed_at FROM cohorts WHERE id = $1")
            .bind(cohort)
            .fetch_one(c)
            .await
    })?)
}

/// The unit that holds a cohort, whoever looks.
pub async fn unit(conn: &mut Conn, cohort: &str) -> Result<String, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT COALESCE(unit, '') FROM cohorts WHERE id = $1").bind(cohort).fetch_one(c).await
    })?)
}

/// An open request with what a decision needs to know.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Request {
    /// The id.
    pub id: String,
    /// The cohort's title.
    pub title: String,
    /// Who asks.
    pub person: String,
    /// Her address for mail.
    pub email: Option<String>,
    /// Her language.
    pub locale: Option<String>,
    /// `unit`, `class` or `waiting`.
    pub state: String,
    /// When she asked.
    pub asked_at: i64,
    /// When the cohort agreed.
    pub class_agreed_at: Option<i64>,
    /// Whether she is of the cohort's unit or one below today.
    pub belongs: bool,
    /// Whether she is a member.
    pub is_member: bool,
}

/// Selects open requests of the cohort `$1` on the day `$2` by what follows.
macro_rules! open {
    ($rest:literal) => {
        concat!(
            "WITH RECURSIVE home (unit) AS (
                SELECT cohorts.unit FROM cohorts WHERE cohorts.id = $1
                UNION
                SELECT unit_successors.successor FROM home
                JOIN unit_successors ON unit_successors.predecessor = home.unit
                JOIN units ON units.id = unit_successors.predecessor
                WHERE unit_successors.is_main AND units.valid_to <= $2
            ), below (unit) AS (
                SELECT unit FROM home
                UNION
                SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            )
             SELECT cohort_requests.id, cohorts.title, cohort_requests.person, people.email, accounts.locale,
                cohort_requests.state, cohort_requests.asked_at, cohort_requests.class_agreed_at,
                EXISTS (SELECT 1 FROM memberships WHERE memberships.person = cohort_requests.person
                    AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                    AND memberships.unit || '' IN (SELECT unit FROM below)) AS belongs,
                EXISTS (SELECT 1 FROM cohort_members WHERE cohort_members.cohort = cohort_requests.cohort
                    AND cohort_members.person = cohort_requests.person AND cohort_members.left_at IS NULL) AS is_member
             FROM cohort_requests
             JOIN cohorts ON cohorts.id = cohort_requests.cohort
             JOIN people ON people.id = cohort_requests.person
             LEFT JOIN accounts ON accounts.person = cohort_requests.person
             WHERE cohort_requests.cohort = $1 AND cohort_requests.state IN ('unit', 'class', 'waiting') ",
            $rest
        )
    };
}

/// All open requests of a cohort.
pub async fn open_of_cohort(conn: &mut Conn, cohort: &str, day: &str) -> Result<Vec<Request>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(open!("ORDER BY cohort_requests.asked_at, cohort_requests.id"))
            .bind(cohort)
            .bind(day)
            .fetch_all(c)
            .await
    })?)
}

/// Who waits for a place, in any order.
pub async fn waiting(conn: &mut Conn, cohort: &str, day: &str) -> Result<Vec<Request>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(open!("AND cohort_requests.state = 'waiting'")).bind(cohort).bind(day).fetch_all(c).await
    })?)
}

/// The open request with this id, if it is to this cohort.
pub async fn find_open(conn: &mut Conn, cohort: &str, day: &str, id: &str) -> Result<Option<Request>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(open!("AND cohort_requests.id = $3")).bind(cohort).bind(day).bind(id).fetch_optional(c).await
    })?)
}

/// How many people wait for a place, and how many requests are still to be decided, whoever looks.
pub async fn counts(conn: &mut Conn, cohort: &str) -> Result<(i64, i64), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN state = 'waiting' THEN 0 ELSE 1 END), 0) AS BIGINT)
             FROM cohort_requests WHERE cohort = $1 AND state IN ('unit', 'class', 'waiting')",
        )
        .bind(cohort)
        .fetch_one(c)
        .await
    })?)
}

/// Her unit has agreed.
pub async fn agreed_by_unit(conn: &mut Conn, id: &str, by: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE cohort_requests SET state = 'class', unit_agreed_by = $2, unit_agreed_at = $3
             WHERE id = $1 AND state = 'unit'",
        )
        .bind(id)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The cohort has agreed: she waits for a place.
pub async fn agreed_by_class(conn: &mut Conn, id: &str, by: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE cohort_requests SET state = 'waiting', class_agreed_by = $2, class_agreed_at = $3
             WHERE id = $1 AND state = 'class'",
        )
        .bind(id)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// How an open request ends.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'a> {
    /// `admitted`, `refused`, `withdrawn` or `lapsed`.
    pub state: &'a str,
    /// Why; never empty for a refusal.
    pub reason: &'a str,
    /// Who ended it.
    pub by: &'a str,
}

/// Ends open requests, all by one statement for a few thousand.
pub async fn end(conn: &mut Conn, ids: &[String], ending: Ending<'_>, now: i64) -> Result<(), DbError> {
    for some in ids.chunks(AT_ONCE) {
        on!(conn, |c| {
            let mut query = QueryBuilder::new("UPDATE cohort_requests SET state = ");
            query.push_bind(ending.state).push(", reason = ").push_bind(ending.reason);
            query.push(", ended_by = ").push_bind(ending.by).push(", ended_at = ").push_bind(now);
            query.push(" WHERE state IN ('unit', 'class', 'waiting') AND id IN (");
            let mut list = query.separated(", ");
            some.iter().for_each(|id| _ = list.push_bind(id));
            query.push(")");
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Whoever has become a member has got what she asked for.
pub async fn fulfil(conn: &mut Conn, cohort: &str, by: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE cohort_requests SET state = 'admitted', ended_by = $2, ended_at = $3
             WHERE cohort = $1 AND state IN ('unit', 'class', 'waiting') AND person IN
                (SELECT cohort_members.person FROM cohort_members
                 WHERE cohort_members.cohort = $1 AND cohort_members.left_at IS NULL)",
        )
        .bind(cohort)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

//! What people have learnt, for their records and for exports: whole lists of people by few statements.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use sqlx::QueryBuilder;

/// The people within reach, or within one unit of it, in Vietnamese order.
pub async fn people(conn: &mut Conn, reach: &Reach, unit: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(scoped!(
            ", below (unit) AS (
                SELECT unit FROM reach WHERE unit = $3
                UNION
                SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            ), here (unit) AS (
                SELECT unit FROM below UNION ALL SELECT unit FROM reach WHERE $3 = ''
            )
            SELECT people.id FROM here CROSS JOIN memberships CROSS JOIN people
            WHERE memberships.unit = here.unit AND memberships.superseded_at IS NULL
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2) AND people.id = memberships.person
                AND people.erased_at IS NULL
            GROUP BY people.sort_key, people.id ORDER BY people.sort_key, people.id"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(unit)
        .fetch_all(c)
        .await
    })?)
}

/// Who holds a record, with her post of a day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Holder {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// Within her top-level body.
    pub staff_code: Option<String>,
    /// Her unit, with the unit above.
    pub unit_name: Option<String>,
    /// Her post.
    pub position: Option<String>,
    /// Whether she leads.
    pub is_leader: Option<bool>,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: Option<String>,
}

/// These people with their posts of a day, in Vietnamese order.
pub async fn holders(conn: &mut Conn, people: &[String], day: &str) -> Result<Vec<Holder>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT people.id, people.full_name, people.birth_date, people.staff_code,
                own.name || COALESCE(', ' || above.name, '') AS unit_name, memberships.position,
                memberships.is_leader, memberships.staff_kind
             FROM people
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= ",
        );
        query.push_bind(day).push(" AND (memberships.valid_to IS NULL OR memberships.valid_to > ").push_bind(day);
        query.push(
            ") LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= ",
        );
        query.push_bind(day).push(" AND (own.valid_to IS NULL OR own.valid_to > ").push_bind(day);
        query.push(
            ") LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= ",
        );
        query.push_bind(day).push(" AND (above.valid_to IS NULL OR above.valid_to > ").push_bind(day);
        query.push(") WHERE people.id IN ( ");
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(") ORDER BY people.sort_key, people.id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// A course that somebody has completed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Completed {
    /// Who.
    pub person: String,
    /// The course.
    pub course: String,
    /// When she enrolled.
    pub opened_at: i64,
    /// When she completed it.
    pub completed_at: i64,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// Thousandths of a percent.
    pub result: Option<i64>,
    /// Of the certificate that is in force.
    pub number: Option<String>,
}

/// What these people have completed, in the order of time.
pub async fn completed(conn: &mut Conn, people: &[String]) -> Result<Vec<Completed>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT enrolments.person, enrolments.course, enrolments.opened_at, completions.completed_at,
                completions.tiet_halves, completions.result,
                (SELECT certificates.number FROM certificates WHERE certificates.enrolment = enrolments.id
                    AND certificates.revoked_at IS NULL AND certificates.replaced_at IS NULL) AS number
             FROM enrolments JOIN completions ON completions.enrolment = enrolments.id
             WHERE enrolments.person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(") ORDER BY enrolments.person, completions.completed_at, enrolments.id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// A certificate of a programme.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Awarded {
    /// Who.
    pub person: String,
    /// Of the programme.
    pub title: String,
    /// As printed.
    pub number: String,
    /// ISO 8601.
    pub issued_on: String,
}

/// The certificates of programmes that these people hold.
pub async fn awarded(conn: &mut Conn, people: &[String]) -> Result<Vec<Awarded>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT certificates.person, programmes.title, certificates.number, certificates.issued_on
             FROM certificates JOIN programmes ON programmes.id = certificates.programme
             WHERE certificates.revoked_at IS NULL AND certificates.replaced_at IS NULL
                AND certificates.person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(") ORDER BY certificates.person, certificates.issued_on, certificates.id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

//! Who could get the certificate of a programme: members of a cohort, and what they have completed.

use super::{Conn, DbError, on, scope::Reach, scope::housed};
use sqlx::QueryBuilder;

/// A member of a cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Member {
    /// The person.
    pub person: String,
    /// The number of the certificate of the programme that she has.
    pub holds: Option<String>,
    /// Its last day.
    pub holds_until: Option<String>,
}

/// The members of a cohort within reach, in Vietnamese order.
pub async fn members(conn: &mut Conn, reach: &Reach, cohort: &str, programme: &str) -> Result<Vec<Member>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(housed!(
            "SELECT people.id AS person,
                held.number AS holds, held.expires_on AS holds_until
             FROM cohorts
             JOIN housed ON housed.unit = cohorts.unit
             JOIN cohort_members ON cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL
             JOIN reached ON reached.person = cohort_members.person
             JOIN people ON people.id = cohort_members.person AND people.erased_at IS NULL
             LEFT JOIN certificates held ON held.person = people.id AND held.programme = $4
                AND held.revoked_at IS NULL AND held.replaced_at IS NULL AND held.renewed_at IS NULL
             WHERE cohorts.id = $3 ORDER BY people.sort_key, people.id"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(cohort)
        .bind(programme)
        .fetch_all(c)
        .await
    })?)
}

/// A completed enrolment.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Completed {
    /// The enrolment.
    pub enrolment: String,
    /// The revision whose rule was met.
    pub revision: String,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// The time of its cause.
    pub completed_at: i64,
}

/// Every enrolment that some people have completed.
pub async fn completed(conn: &mut Conn, people: &[String]) -> Result<Vec<Completed>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT completions.enrolment, completions.revision, completions.tiet_halves, completions.completed_at
             FROM enrolments JOIN completions ON completions.enrolment = enrolments.id
             WHERE enrolments.person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(") ORDER BY completions.completed_at, completions.enrolment");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

//! Members of cohorts, and who could become one.

use super::{Conn, DbError, on, scope::Reach, scope::scoped};
use sqlx::QueryBuilder;

/// Rows of one INSERT: SQLite binds 32,766 values at most.
const AT_ONCE: usize = 5_000;

/// Somebody within reach who could be a member.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CandidateRow {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// Lower case.
    pub email: Option<String>,
    /// The staff code.
    pub staff_code: Option<String>,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// Her post.
    pub position: String,
    /// See [`super::units::NewMembership`].
    pub staff_kind: String,
    /// See [`super::units::NewMembership`].
    pub staff_level: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// The unit's name of the day.
    pub unit_name: String,
    /// The rule that brought her in; empty where she is a member by a list.
    pub member_rule: Option<String>,
    /// The last day of the pause in which she is.
    pub paused_until: Option<String>,
}

/// Everybody whose primary unit is this one or below it, within reach, in Vietnamese order; without a unit, everybody
/// within reach.
pub async fn candidates(
    conn: &mut Conn,
    reach: &Reach,
    unit: &str,
    cohort: &str,
) -> Result<Vec<CandidateRow>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            ", below (unit) AS (
                SELECT reach.unit FROM reach WHERE $3 = '' OR reach.unit = $3
                UNION
                SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            )
             SELECT people.id AS person, people.full_name, people.email, people.staff_code, people.sex,
                people.birth_date, memberships.position, memberships.staff_kind, memberships.staff_level,
                memberships.is_leader, COALESCE(own.name, '') AS unit_name,
                CASE WHEN cohort_members.id IS NULL THEN NULL ELSE COALESCE(cohort_members.rule, '') END AS member_rule,
                (SELECT MAX(pauses.until_on) FROM pauses
                 WHERE pauses.person = people.id AND pauses.superseded_at IS NULL AND pauses.from_on <= $2
                    AND pauses.until_on >= $2) AS paused_until
             FROM below
             JOIN memberships ON memberships.unit = below.unit AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
             JOIN people ON people.id = memberships.person AND people.erased_at IS NULL
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN cohort_members ON cohort_members.cohort = $4 AND cohort_members.person = people.id
                AND cohort_members.left_at IS NULL
             ORDER BY people.sort_key, people.id"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(unit)
        .bind(cohort)
        .fetch_all(c)
        .await
    })?)
}

/// How many members a cohort has, whoever looks.
pub async fn count(conn: &mut Conn, cohort: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM cohort_members WHERE cohort = $1 AND left_at IS NULL")
            .bind(cohort)
            .fetch_one(c)
            .await
    })?)
}

/// Lets people into a cohort by one statement for a few thousand; who is in stays as she is. Each has her row's id.
pub async fn join(
    conn: &mut Conn,
    cohort: &str,
    joining: &[(String, String)],
    rule: Option<&str>,
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    for some in joining.chunks(AT_ONCE) {
        on!(conn, |c| {
            let mut query =
                QueryBuilder::new("INSERT INTO cohort_members (id, cohort, person, joined_at, rule, added_by) ");
            query.push_values(some, |mut row, (id, person)| {
                row.push_bind(id).push_bind(cohort).push_bind(person).push_bind(now).push_bind(rule).push_bind(by);
            });
            query.push(" ON CONFLICT DO NOTHING");
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// The ids of the members' rows in their order.
pub async fn ids(conn: &mut Conn, cohort: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM cohort_members WHERE cohort = $1 AND left_at IS NULL ORDER BY id")
            .bind(cohort)
            .fetch_all(c)
            .await
    })?)
}

/// The members.
pub async fn people(conn: &mut Conn, cohort: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT person FROM cohort_members WHERE cohort = $1 AND left_at IS NULL ORDER BY person")
            .bind(cohort)
            .fetch_all(c)
            .await
    })?)
}

/// A member leaves; her history stays. `false` where she is no member.
pub async fn leave(conn: &mut Conn, cohort: &str, person: &str, reason: &str, now: i64) -> Result<bool, DbError> {
    let left: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE cohort_members SET left_at = $3, left_reason = $4
             WHERE cohort = $1 AND person = $2 AND left_at IS NULL RETURNING id",
        )
        .bind(cohort)
        .bind(person)
        .bind(now)
        .bind(reason)
        .fetch_optional(c)
        .await
    })?;
    Ok(left.is_some())
}

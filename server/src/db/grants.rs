//! Grants: a role within a unit's subtree, within a course, or everywhere.

use super::{Conn, DbError, on};
use domain::permission::Role;

/// A grant to be recorded.
#[derive(Clone, Debug)]
pub struct NewGrant<'a> {
    /// Who gets it.
    pub person: &'a str,
    /// The role.
    pub role: Role,
    /// The unit at the top of its reach.
    pub unit: Option<&'a str>,
    /// The course it is limited to.
    pub course: Option<&'a str>,
    /// The first day.
    pub valid_from: &'a str,
    /// Who gave it.
    pub granted_by: Option<&'a str>,
}

/// Records a grant.
pub async fn record(conn: &mut Conn, id: &str, grant: &NewGrant<'_>, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO grants (id, person, role, unit, course, valid_from, granted_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id)
        .bind(grant.person)
        .bind(grant.role.name())
        .bind(grant.unit)
        .bind(grant.course)
        .bind(grant.valid_from)
        .bind(grant.granted_by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The courses that a person teaches on a day; `None` stands for all of them.
pub async fn taught(conn: &mut Conn, person: &str, today: &str) -> Result<Vec<Option<String>>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT course FROM grants
             WHERE person = $1 AND role IN ('instructor', 'administrator') AND superseded_at IS NULL
                AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(person)
        .bind(today)
        .fetch_all(c)
        .await
    })?)
}

/// Whether a person is an instructor of a course on a day; who only administers it is none.
pub async fn instructs(conn: &mut Conn, person: &str, course: &str, today: &str) -> Result<bool, DbError> {
    let grant: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT id FROM grants
             WHERE person = $1 AND role = 'instructor' AND (course IS NULL OR course = $2) AND superseded_at IS NULL
                AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3) LIMIT 1",
        )
        .bind(person)
        .bind(course)
        .bind(today)
        .fetch_optional(c)
        .await
    })?;
    Ok(grant.is_some())
}

/// Who teaches a course on a day: id and name, in the order of names.
pub async fn teachers(conn: &mut Conn, course: &str, today: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id, people.full_name FROM people
             WHERE EXISTS (SELECT 1 FROM grants
                WHERE grants.person = people.id AND grants.role IN ('instructor', 'administrator')
                    AND (grants.course IS NULL OR grants.course = $1) AND grants.superseded_at IS NULL
                    AND grants.valid_from <= $2 AND (grants.valid_to IS NULL OR grants.valid_to > $2))
             ORDER BY people.sort_key, people.id",
        )
        .bind(course)
        .bind(today)
        .fetch_all(c)
        .await
    })?)
}

/// Whether anybody runs the service.
pub async fn any_administrator(conn: &mut Conn) -> Result<bool, DbError> {
    let count: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM grants WHERE role = 'administrator' AND superseded_at IS NULL")
            .fetch_one(c)
            .await
    })?;
    Ok(count > 0)
}

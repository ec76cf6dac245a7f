//! Grants: a role within a unit's subtree, within a course, or everywhere.

use super::{Conn, DbError, on};
use domain::{permission::Role, text};

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
    /// The first day on which it holds no longer.
    pub valid_to: Option<&'a str>,
    /// Who gave it.
    pub granted_by: Option<&'a str>,
}

/// Records a grant; a form that is sent twice records one.
pub async fn record(conn: &mut Conn, id: &str, grant: &NewGrant<'_>, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO grants (id, person, role, unit, course, valid_from, valid_to, granted_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
        )
        .bind(id)
        .bind(grant.person)
        .bind(grant.role.name())
        .bind(grant.unit)
        .bind(grant.course)
        .bind(grant.valid_from)
        .bind(grant.valid_to)
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

/// A grant as it is listed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// The row.
    pub id: String,
    /// Who has it.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// `coordinator`, `instructor`, `administrator`.
    pub role: String,
    /// The unit at the top of its reach.
    pub unit: Option<String>,
    /// Its last name.
    pub unit_name: Option<String>,
    /// When that unit ended, if it has.
    pub unit_ended_on: Option<String>,
    /// The course it is limited to.
    pub course: Option<String>,
    /// The first day.
    pub valid_from: String,
    /// The first day after it.
    pub valid_to: Option<String>,
    /// Who gave it.
    pub by_name: Option<String>,
}

/// Selects grants that are not superseded by what follows.
macro_rules! listed {
    ($rest:literal) => {
        concat!(
            "SELECT grants.id, grants.person, people.full_name, grants.role, grants.unit, ",
            "(SELECT unit_placements.name FROM unit_placements WHERE unit_placements.unit = grants.unit ",
            "AND unit_placements.superseded_at IS NULL ORDER BY unit_placements.valid_from DESC LIMIT 1) AS unit_name, ",
            "(SELECT units.valid_to FROM units WHERE units.id = grants.unit) AS unit_ended_on, ",
            "grants.course, grants.valid_from, grants.valid_to, giver.full_name AS by_name ",
            "FROM grants JOIN people ON people.id = grants.person ",
            "LEFT JOIN people AS giver ON giver.id = grants.granted_by WHERE grants.superseded_at IS NULL ",
            $rest
        )
    };
}

/// Grants of people whose folded name or whose unit's name holds the words: those that hold first, by name.
pub async fn list(conn: &mut Conn, words: &str, today: &str, most: i64) -> Result<Vec<Listed>, DbError> {
    let like = format!("%{}%", text::fold(words).replace(['%', '_', '\\'], ""));
    Ok(on!(conn, |c| {
        sqlx::query_as(listed!(
            "AND (people.name_fold LIKE $1 OR EXISTS (SELECT 1 FROM unit_placements named
                WHERE named.unit = grants.unit AND named.superseded_at IS NULL AND named.name_fold LIKE $1))
             ORDER BY CASE WHEN grants.valid_to IS NULL OR grants.valid_to > $2 THEN 0 ELSE 1 END, people.sort_key,
                people.id, grants.valid_from, grants.id LIMIT $3"
        ))
        .bind(like)
        .bind(today)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The grants of a person.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Listed>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(listed!("AND grants.person = $1 ORDER BY grants.valid_from, grants.id"))
            .bind(person)
            .fetch_all(c)
            .await
    })?)
}

/// The grant with this id, if it is not superseded.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Listed>, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(listed!("AND grants.id = $1")).bind(id).fetch_optional(c).await)?)
}

/// Whether a row is there, superseded or not.
pub async fn is_there(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let found: i64 =
        on!(conn, |c| sqlx::query_scalar("SELECT count(*) FROM grants WHERE id = $1").bind(id).fetch_one(c).await)?;
    Ok(found > 0)
}

/// Ends a grant on a day: the row is superseded by one that holds until then. `false` if it was superseded before.
pub async fn end(conn: &mut Conn, id: &str, new: &str, day: &str, by: &str, now: i64) -> Result<bool, DbError> {
    let ended: Option<String> = on!(conn, |c| {
        sqlx::query_scalar("UPDATE grants SET superseded_at = $2 WHERE id = $1 AND superseded_at IS NULL RETURNING id")
            .bind(id)
            .bind(now)
            .fetch_optional(c)
            .await
    })?;
    if ended.is_none() {
        return Ok(false);
    }
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO grants (id, person, role, unit, course, valid_from, valid_to, granted_by, recorded_at)
             SELECT CAST($2 AS TEXT), person, role, unit, course, valid_from, CAST($3 AS TEXT), CAST($4 AS TEXT),
                CAST($5 AS BIGINT) FROM grants WHERE id = $1 AND valid_from < $3",
        )
        .bind(id)
        .bind(new)
        .bind(day)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(true)
}

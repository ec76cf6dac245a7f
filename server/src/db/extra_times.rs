//! Extra time in a course, with its reason; a later one supersedes it.

use super::{Conn, DbError, on};

/// What is granted.
#[derive(Clone, Debug)]
pub struct NewExtraTime {
    /// UUIDv7, made by the form: a repeated one changes nothing.
    pub id: String,
    /// Who gets it.
    pub person: String,
    /// In which course.
    pub course: String,
    /// Of the limit.
    pub percent: i64,
    /// Besides.
    pub minutes: i64,
    /// Why.
    pub reason: String,
    /// Who gave it.
    pub granted_by: String,
}

/// What became of a form that grants extra time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granted {
    /// It counts from now on.
    Now,
    /// The same form has granted it before; nothing changes.
    Before,
    /// The same form has granted it to somebody else, or elsewhere; nothing changes.
    ForAnother,
}

/// Grants extra time in place of what there was.
pub async fn grant(conn: &mut Conn, extra: &NewExtraTime, now: i64) -> Result<Granted, DbError> {
    if let Some((person, course)) = granted_before(conn, &extra.id).await? {
        let is_same = (person, course) == (extra.person.clone(), extra.course.clone());
        return Ok(if is_same { Granted::Before } else { Granted::ForAnother });
    }
    on!(conn, |c| {
        sqlx::query(
            "UPDATE extra_times SET superseded_at = $3
             WHERE person = $1 AND course = $2 AND superseded_at IS NULL",
        )
        .bind(&extra.person)
        .bind(&extra.course)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO extra_times (id, person, course, percent, minutes, reason, granted_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&extra.id)
        .bind(&extra.person)
        .bind(&extra.course)
        .bind(extra.percent)
        .bind(extra.minutes)
        .bind(&extra.reason)
        .bind(&extra.granted_by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(Granted::Now)
}

/// To whom and in which course a form has granted extra time.
async fn granted_before(conn: &mut Conn, id: &str) -> Result<Option<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT person, course FROM extra_times WHERE id = $1").bind(id).fetch_optional(c).await
    })?)
}

/// Percent and minutes that a person has in a course now.
pub async fn current(conn: &mut Conn, person: &str, course: &str) -> Result<Option<(i64, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT percent, minutes FROM extra_times
             WHERE person = $1 AND course = $2 AND superseded_at IS NULL",
        )
        .bind(person)
        .bind(course)
        .fetch_optional(c)
        .await
    })?)
}

/// Extra time as a list shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// Who has it.
    pub full_name: String,
    /// Of the limit.
    pub percent: i64,
    /// Besides.
    pub minutes: i64,
    /// Why.
    pub reason: String,
    /// When it was given.
    pub recorded_at: i64,
    /// By whom.
    pub granted_by: String,
}

/// All extra time in a course, the newest first.
pub async fn of_course(conn: &mut Conn, course: &str) -> Result<Vec<Listed>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.full_name, percent, minutes, reason, extra_times.recorded_at,
                givers.full_name AS granted_by
             FROM extra_times
             JOIN people ON people.id = extra_times.person
             JOIN people AS givers ON givers.id = extra_times.granted_by
             WHERE course = $1 AND superseded_at IS NULL AND (percent > 0 OR minutes > 0)
             ORDER BY extra_times.recorded_at DESC, extra_times.id",
        )
        .bind(course)
        .fetch_all(c)
        .await
    })?)
}

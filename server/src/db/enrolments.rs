//! Enrolments own learning: at most one is open per person and course, a repeat is a new one.

use super::{Conn, DbError, enrolment_facts, on, people::Person, units::PrimaryMembership};
use sqlx::QueryBuilder;

/// An enrolment.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Enrolment {
    /// UUIDv7.
    pub id: String,
    /// The learner.
    pub person: String,
    /// The course.
    pub course: String,
    /// When it was opened.
    pub opened_at: i64,
    /// When it was closed, if it was.
    pub closed_at: Option<i64>,
    /// The lesson or quiz that was last open.
    pub last_item: Option<String>,
    /// When the learner was last there.
    pub seen_at: i64,
    /// Name of the unit on the day of opening.
    pub unit_name: String,
    /// Post on the day of opening.
    pub position: String,
}

/// An enrolment to be opened.
#[derive(Clone, Debug)]
pub struct NewEnrolment {
    /// UUIDv7.
    pub id: String,
    /// The course.
    pub course: String,
    /// Made by the form; a repeat gives the first result.
    pub form_id: String,
}

/// Opens an enrolment with the statistics of the day; the open one stays if there is one.
pub async fn open(
    conn: &mut Conn,
    enrolment: &NewEnrolment,
    person: &Person,
    unit: Option<&PrimaryMembership>,
    age_years: Option<i64>,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO enrolments (id, person, course, form_id, opened_at, seen_at, sex, age_years, staff_kind,
                staff_level, is_leader, unit, unit_name, position)
             VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT DO NOTHING",
        )
        .bind(&enrolment.id)
        .bind(&person.id)
        .bind(&enrolment.course)
        .bind(&enrolment.form_id)
        .bind(now)
        .bind(&person.sex)
        .bind(age_years)
        .bind(unit.map(|unit| &unit.staff_kind))
        .bind(unit.map(|unit| &unit.staff_level))
        .bind(unit.map(|unit| unit.is_leader))
        .bind(unit.map(|unit| &unit.unit))
        .bind(unit.map_or("", |unit| &unit.unit_name))
        .bind(unit.map_or("", |unit| &unit.position))
        .execute(c)
        .await
        .map(drop)
    })?;
    enrolment_facts::make(conn, &enrolment.id).await
}

/// Closes the open enrolment; its history stays.
pub async fn close(conn: &mut Conn, person: &str, course: &str, reason: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE enrolments SET closed_at = $3, closed_reason = $4, version = version + 1
             WHERE person = $1 AND course = $2 AND closed_at IS NULL",
        )
        .bind(person)
        .bind(course)
        .bind(now)
        .bind(reason)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Closes the open enrolment unless the course is completed.
pub async fn close_unfinished(
    conn: &mut Conn,
    person: &str,
    course: &str,
    reason: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE enrolments SET closed_at = $3, closed_reason = $4, version = version + 1
             WHERE person = $1 AND course = $2 AND closed_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM completions WHERE completions.enrolment = enrolments.id)",
        )
        .bind(person)
        .bind(course)
        .bind(now)
        .bind(reason)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The open enrolment of a person in a course.
pub async fn find_open(conn: &mut Conn, person: &str, course: &str) -> Result<Option<Enrolment>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, person, course, opened_at, closed_at, last_item, seen_at, unit_name, position
             FROM enrolments WHERE person = $1 AND course = $2 AND closed_at IS NULL",
        )
        .bind(person)
        .bind(course)
        .fetch_optional(c)
        .await
    })?)
}

/// Every enrolment of a person, the latest seen first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Enrolment>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, person, course, opened_at, closed_at, last_item, seen_at, unit_name, position
             FROM enrolments WHERE person = $1 ORDER BY seen_at DESC, id DESC",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// The enrolment with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Enrolment, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, person, course, opened_at, closed_at, last_item, seen_at, unit_name, position
             FROM enrolments WHERE id = $1",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// The open enrolments of a course, by id, each with its learner.
pub async fn of_course(conn: &mut Conn, course: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, person FROM enrolments WHERE course = $1 AND closed_at IS NULL ORDER BY id")
            .bind(course)
            .fetch_all(c)
            .await
    })?)
}

/// The enrolments with these ids, in the order of the ids.
pub async fn of_ids(conn: &mut Conn, ids: &[String]) -> Result<Vec<Enrolment>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT id, person, course, opened_at, closed_at, last_item, seen_at, unit_name, position
             FROM enrolments WHERE id IN ( ",
        );
        let mut list = query.separated(", ");
        ids.iter().for_each(|id| _ = list.push_bind(id));
        query.push(") ORDER BY id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Those of these enrolments that are completed, or have read so many lessons, in the order of their ids.
pub async fn near_completion(conn: &mut Conn, ids: &[String], lessons: i64) -> Result<Vec<String>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT id FROM enrolments
             WHERE (EXISTS (SELECT 1 FROM completions WHERE completions.enrolment = enrolments.id)
                OR (SELECT count(*) FROM readings WHERE readings.enrolment = enrolments.id) >= ",
        );
        query.push_bind(lessons).push(") AND id IN ( ");
        let mut list = query.separated(", ");
        ids.iter().for_each(|id| _ = list.push_bind(id));
        query.push(") ORDER BY id");
        query.build_query_scalar().persistent(false).fetch_all(c).await
    })?)
}

/// Locks an enrolment for a change that settles: the row lock on both engines.
pub async fn lock(conn: &mut Conn, id: &str) -> Result<Enrolment, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "UPDATE enrolments SET version = version + 1 WHERE id = $1
             RETURNING id, person, course, opened_at, closed_at, last_item, seen_at, unit_name, position",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// Remembers where the learner is.
pub async fn remember_place(conn: &mut Conn, id: &str, item: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE enrolments SET last_item = $2, seen_at = $3 WHERE id = $1")
            .bind(id)
            .bind(item)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Whether this form has already opened an enrolment.
pub async fn made_by_form(conn: &mut Conn, person: &str, form_id: &str) -> Result<bool, DbError> {
    let count: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM enrolments WHERE person = $1 AND form_id = $2")
            .bind(person)
            .bind(form_id)
            .fetch_one(c)
            .await
    })?;
    Ok(count > 0)
}

/// Open enrolments.
pub async fn count_open(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM enrolments WHERE closed_at IS NULL").fetch_one(c).await
    })?)
}

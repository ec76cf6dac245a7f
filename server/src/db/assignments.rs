//! Assignments: what a person must or may learn, why, and until when. Several may point at one course or programme.

use super::{Conn, DbError, on};

/// An assignment that holds for a person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Assignment {
    /// The course; empty where a programme is assigned.
    pub course: Option<String>,
    /// The programme.
    pub programme: Option<String>,
    /// Whether she must.
    pub is_mandatory: bool,
    /// Why.
    pub reason: String,
    /// The last day, ISO 8601.
    pub due_on: Option<String>,
}

/// What is assigned.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A course.
    Course(&'a str),
    /// A programme.
    Programme(&'a str),
}

/// An assignment to a person.
#[derive(Clone, Debug)]
pub struct NewAssignment<'a> {
    /// The learner.
    pub person: &'a str,
    /// The course or programme.
    pub subject: Subject<'a>,
    /// Whether she must.
    pub is_mandatory: bool,
    /// Why.
    pub reason: &'a str,
    /// The last day.
    pub due_on: Option<&'a str>,
    /// Who assigned it.
    pub assigned_by: Option<&'a str>,
}

/// Records an assignment.
pub async fn record(conn: &mut Conn, id: &str, assignment: &NewAssignment<'_>, now: i64) -> Result<(), DbError> {
    let (course, programme) = match assignment.subject {
        Subject::Course(course) => (Some(course), None),
        Subject::Programme(programme) => (None, Some(programme)),
    };
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO assignments
                (id, person, course, programme, is_mandatory, reason, due_on, assigned_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(id)
        .bind(assignment.person)
        .bind(course)
        .bind(programme)
        .bind(assignment.is_mandatory)
        .bind(assignment.reason)
        .bind(assignment.due_on)
        .bind(assignment.assigned_by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// What holds for a person, by herself or by her cohorts; the nearest due date first, mandatory before optional.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Assignment>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT course, programme, is_mandatory, reason, due_on FROM assignments
             WHERE superseded_at IS NULL AND (person = $1 OR cohort IN
                (SELECT cohort FROM cohort_members WHERE cohort_members.person = $1 AND left_at IS NULL))
             ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on,
                CASE WHEN is_mandatory THEN 0 ELSE 1 END, id",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

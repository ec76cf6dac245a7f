//! Assignments: what a person must or may learn, why, and until when. Several may point at one course or programme.

use super::{Conn, DbError, on};

/// An assignment that holds for a person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Assignment {
    /// The cohort that asks; empty where it is an assignment of her own.
    pub cohort: Option<String>,
    /// The cohort's title.
    pub cohort_title: Option<String>,
    /// The cohort's opening day, ISO 8601.
    pub opens_on: Option<String>,
    /// The cohort's last day, if it has one.
    pub closes_on: Option<String>,
    /// The course; empty where a programme is assigned.
    pub course: Option<String>,
    /// The programme.
    pub programme: Option<String>,
    /// Whether she must.
    pub is_mandatory: bool,
    /// Why.
    pub reason: String,
    /// Her last day, ISO 8601, after extensions and pauses.
    pub due_on: Option<String>,
    /// `extension`, `exemption` or `pause`, where something else holds for her than for all.
    pub exception: Option<String>,
    /// Why, as it was told.
    pub exception_reason: Option<String>,
}

impl Assignment {
    /// Whether nothing is asked of her after all.
    pub fn is_exempt(&self) -> bool {
        self.exception.as_deref() == Some("exemption")
    }

    /// What is assigned.
    pub fn subject(&self) -> Subject<'_> {
        match (&self.course, &self.programme) {
            (Some(course), _) => Subject::Course(course),
            (None, programme) => Subject::Programme(programme.as_deref().unwrap_or_default()),
        }
    }
}

/// What is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A course.
    Course(&'a str),
    /// A programme.
    Programme(&'a str),
}

impl<'a> Subject<'a> {
    /// Course and programme, as they stand in their columns.
    pub fn columns(self) -> (Option<&'a str>, Option<&'a str>) {
        match self {
            Self::Course(course) => (Some(course), None),
            Self::Programme(programme) => (None, Some(programme)),
        }
    }
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
    let (course, programme) = assignment.subject.columns();
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

/// What holds for a person, by herself or by her open cohorts, exemptions too; the nearest due date first, mandatory
/// before optional. A programme's own last day stands in for that of its assignment.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Assignment>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT asked.cohort, asked.cohort_title, asked.opens_on, asked.closes_on, asked.course, asked.programme,
                asked.is_mandatory, asked.reason,
                CASE WHEN exceptions.due_on > asked.due_on THEN exceptions.due_on ELSE asked.due_on END AS due_on,
                exceptions.kind AS exception, exceptions.reason AS exception_reason
             FROM (SELECT assignments.id, assignments.cohort, cohorts.title AS cohort_title, cohorts.opens_on,
                    cohorts.closes_on, assignments.course, assignments.programme, assignments.is_mandatory, assignments.reason,
                    COALESCE(assignments.due_on, programmes.by_date) AS due_on
                FROM assignments
                LEFT JOIN cohorts ON cohorts.id = assignments.cohort
                LEFT JOIN programmes ON programmes.id = assignments.programme
                WHERE assignments.superseded_at IS NULL AND cohorts.closed_at IS NULL
                    AND (assignments.person = $1 OR assignments.cohort IN
                        (SELECT cohort_members.cohort FROM cohort_members
                         WHERE cohort_members.person = $1 AND cohort_members.left_at IS NULL))) asked
             LEFT JOIN exceptions ON exceptions.person = $1 AND exceptions.superseded_at IS NULL
                AND COALESCE(exceptions.cohort, '') = COALESCE(asked.cohort, '')
                AND (exceptions.course = asked.course OR exceptions.programme = asked.programme)
             ORDER BY CASE WHEN asked.due_on IS NULL THEN 1 ELSE 0 END, 9,
                CASE WHEN asked.is_mandatory THEN 0 ELSE 1 END, asked.id",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// What a cohort asks of its members.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CohortAssignment {
    /// UUIDv7.
    pub id: String,
    /// The course; empty where a programme is assigned.
    pub course: Option<String>,
    /// The programme.
    pub programme: Option<String>,
    /// Whether they must.
    pub is_mandatory: bool,
    /// Why.
    pub reason: String,
    /// The last day, ISO 8601.
    pub due_on: Option<String>,
}

/// What a cohort asks, in the order in which it was recorded.
pub async fn of_cohort(conn: &mut Conn, cohort: &str) -> Result<Vec<CohortAssignment>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, programme, is_mandatory, reason, due_on FROM assignments
             WHERE cohort = $1 AND superseded_at IS NULL ORDER BY id",
        )
        .bind(cohort)
        .fetch_all(c)
        .await
    })?)
}

/// Records what a cohort asks.
pub async fn record_for_cohort(
    conn: &mut Conn,
    cohort: &str,
    new: &CohortAssignment,
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO assignments
                (id, cohort, course, programme, is_mandatory, reason, due_on, assigned_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&new.id)
        .bind(cohort)
        .bind(&new.course)
        .bind(&new.programme)
        .bind(new.is_mandatory)
        .bind(&new.reason)
        .bind(&new.due_on)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// An assignment holds no longer.
pub async fn supersede(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE assignments SET superseded_at = $2 WHERE id = $1 AND superseded_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

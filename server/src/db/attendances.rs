//! How people stood to meetings. A newer mark supersedes; the row that counts is the last one.

use super::{Conn, DbError, on, scope::Reach, scope::scoped};
use sqlx::QueryBuilder;
use std::collections::HashSet;

/// A mark to be recorded.
#[derive(Clone, Debug)]
pub struct NewAttendance {
    /// UUIDv7.
    pub id: String,
    /// The member.
    pub person: String,
    /// See [`domain::meeting::Presence`].
    pub presence: &'static str,
    /// Why she was excused.
    pub reason: String,
}

/// Records marks, all by two statements; what counted before is superseded.
pub async fn record(
    conn: &mut Conn,
    meeting: &str,
    marks: &[NewAttendance],
    (way, by): (&str, &str),
    now: i64,
) -> Result<(), DbError> {
    if marks.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("UPDATE attendances SET superseded_at = ");
        query.push_bind(now).push(" WHERE superseded_at IS NULL AND meeting = ").push_bind(meeting);
        query.push(" AND person IN (");
        let mut list = query.separated(", ");
        marks.iter().for_each(|mark| _ = list.push_bind(&mark.person));
        query.push(")");
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "INSERT INTO attendances (id, meeting, person, presence, reason, way, recorded_by, recorded_at) ",
        );
        query.push_values(marks, |mut row, mark| {
            row.push_bind(&mark.id).push_bind(meeting).push_bind(&mark.person).push_bind(mark.presence);
            row.push_bind(&mark.reason).push_bind(way).push_bind(by).push_bind(now);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Locks a meeting that stands for marking; a cancelled one is not found.
pub async fn lock(conn: &mut Conn, meeting: &str) -> Result<(), DbError> {
    let _: String = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE meetings SET cancelled_at = NULL WHERE id = $1 AND cancelled_at IS NULL RETURNING id",
        )
        .bind(meeting)
        .fetch_one(c)
        .await
    })?;
    Ok(())
}

/// A member of the cohort of a meeting, with the mark that counts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Attendee {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// The primary unit of the day.
    pub unit_name: Option<String>,
    /// The mark's row.
    pub mark: Option<String>,
    /// See [`domain::meeting::Presence`].
    pub presence: Option<String>,
    /// Why she was excused.
    pub reason: Option<String>,
    /// `hand` or `code`.
    pub way: Option<String>,
    /// Who marked it.
    pub marked_by: Option<String>,
    /// When.
    pub marked_at: Option<i64>,
}

/// The members of a cohort in Vietnamese order, each with her mark of the meeting.
pub async fn of_meeting(conn: &mut Conn, cohort: &str, meeting: &str, day: &str) -> Result<Vec<Attendee>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT cohort_members.person, people.full_name, own.name AS unit_name, attendances.id AS mark,
                attendances.presence, attendances.reason, attendances.way, marker.full_name AS marked_by,
                attendances.recorded_at AS marked_at
             FROM cohort_members JOIN people ON people.id = cohort_members.person
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $3
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $3)
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $3 AND (own.valid_to IS NULL OR own.valid_to > $3)
             LEFT JOIN attendances ON attendances.meeting = $2 AND attendances.person = people.id
                AND attendances.superseded_at IS NULL
             LEFT JOIN people marker ON marker.id = attendances.recorded_by
             WHERE cohort_members.cohort = $1 AND cohort_members.left_at IS NULL
             ORDER BY people.sort_key, people.id",
        )
        .bind(cohort)
        .bind(meeting)
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// The members of a cohort who are within reach.
pub async fn reached_members(conn: &mut Conn, reach: &Reach, cohort: &str) -> Result<HashSet<String>, DbError> {
    let people: Vec<String> = on!(conn, |c| {
        sqlx::query_scalar(scoped!(
            "SELECT cohort_members.person FROM cohort_members JOIN reached ON reached.person = cohort_members.person
             WHERE cohort_members.cohort = $3 AND cohort_members.left_at IS NULL"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(cohort)
        .fetch_all(c)
        .await
    })?;
    Ok(people.into_iter().collect())
}

/// The mark that counts of one person.
pub async fn find(conn: &mut Conn, meeting: &str, person: &str) -> Result<Option<(String, String, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT presence, way, recorded_at FROM attendances
             WHERE meeting = $1 AND person = $2 AND superseded_at IS NULL",
        )
        .bind(meeting)
        .bind(person)
        .fetch_optional(c)
        .await
    })?)
}

/// How many members were there.
pub async fn count_there(conn: &mut Conn, meeting: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM attendances
             WHERE meeting = $1 AND superseded_at IS NULL AND presence IN ('present', 'late')",
        )
        .bind(meeting)
        .fetch_one(c)
        .await
    })?)
}

/// A mark that no longer counts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FormerMark {
    /// Whose it was.
    pub full_name: String,
    /// See [`domain::meeting::Presence`].
    pub presence: String,
    /// `hand` or `code`.
    pub way: String,
    /// Who marked it.
    pub marked_by: Option<String>,
    /// When.
    pub marked_at: i64,
    /// When it ended.
    pub superseded_at: i64,
}

/// The marks of a meeting that were superseded, the last one first.
pub async fn former(conn: &mut Conn, meeting: &str) -> Result<Vec<FormerMark>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.full_name, attendances.presence, attendances.way, marker.full_name AS marked_by,
                attendances.recorded_at AS marked_at, attendances.superseded_at
             FROM attendances JOIN people ON people.id = attendances.person
             LEFT JOIN people marker ON marker.id = attendances.recorded_by
             WHERE attendances.meeting = $1 AND attendances.superseded_at IS NOT NULL
             ORDER BY attendances.superseded_at DESC, attendances.id DESC LIMIT 200",
        )
        .bind(meeting)
        .fetch_all(c)
        .await
    })?)
}

/// The marks of all meetings of a cohort: person, meeting, presence.
pub async fn of_cohort(conn: &mut Conn, cohort: &str) -> Result<Vec<(String, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attendances.person, attendances.meeting, attendances.presence
             FROM attendances JOIN meetings ON meetings.id = attendances.meeting
             WHERE meetings.cohort = $1 AND attendances.superseded_at IS NULL",
        )
        .bind(cohort)
        .fetch_all(c)
        .await
    })?)
}

/// A meeting as the completion rule of an enrolment sees it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CountedMeeting {
    /// The enrolment.
    pub enrolment: String,
    /// The meeting.
    pub meeting: String,
    /// When it was cancelled: it no longer counts, but that may have been what was missing.
    pub cancelled_at: Option<i64>,
    /// See [`domain::meeting::Presence`].
    pub presence: Option<String>,
    /// When it was marked.
    pub marked_at: Option<i64>,
}

/// The meetings that count for enrolments: of cohorts in which the person is, which are of that course, or of the whole
/// cohort where the cohort asks for the course. A repeated course has its own: those of an earlier enrolment ended
/// before that one was closed.
pub async fn counted(conn: &mut Conn, enrolments: &[String]) -> Result<Vec<CountedMeeting>, DbError> {
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT enrolments.id AS enrolment, meetings.id AS meeting, meetings.cancelled_at,
                attendances.presence, attendances.recorded_at AS marked_at
             FROM enrolments
             JOIN cohort_members ON cohort_members.person = enrolments.person AND cohort_members.left_at IS NULL
             JOIN meetings ON meetings.cohort = cohort_members.cohort
             LEFT JOIN attendances ON attendances.meeting = meetings.id AND attendances.person = enrolments.person
                AND attendances.superseded_at IS NULL
             WHERE (meetings.course = enrolments.course OR (meetings.course IS NULL AND EXISTS (
                SELECT 1 FROM assignments
                LEFT JOIN programme_line_courses ON programme_line_courses.programme = assignments.programme
                WHERE assignments.cohort = meetings.cohort AND assignments.superseded_at IS NULL
                    AND (assignments.course = enrolments.course
                        OR programme_line_courses.course = enrolments.course))))
                AND meetings.ends_at > COALESCE((SELECT MAX(earlier.closed_at) FROM enrolments earlier
                    WHERE earlier.person = enrolments.person AND earlier.course = enrolments.course
                        AND earlier.closed_at <= enrolments.opened_at AND earlier.id <> enrolments.id), 0)
                AND (enrolments.closed_at IS NULL OR meetings.starts_at <= enrolments.closed_at)
                AND enrolments.id IN ( ",
        );
        let mut list = query.separated(", ");
        enrolments.iter().for_each(|enrolment| _ = list.push_bind(enrolment));
        query.push(") ORDER BY meetings.starts_at, meetings.id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Open enrolments of these people that are not completed: id and course.
pub async fn unfinished(conn: &mut Conn, people: &[String]) -> Result<Vec<(String, String)>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT enrolments.id, enrolments.course FROM enrolments
             WHERE enrolments.closed_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM completions WHERE completions.enrolment = enrolments.id)
                AND enrolments.person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(") ORDER BY enrolments.id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

//! Where the members of cohorts stand: the rule of `domain::cohort::bucket` as one statement over all of them.
//!
//! A test holds the two equal over a random world.

use super::{Conn, DbError, on, scope::Reach, scope::housed};

/// A statement over `stood (cohort, person, bucket, due_on, seen_at)`: every member within reach of the cohorts that
/// `$which` names; `$wanted` is what follows SELECT. `$3` is the day until which a thing is soon due; own values begin
/// with `$4`.
macro_rules! standing {
    ($which:literal, $wanted:literal) => {
        housed!(concat!(
            ", member (cohort, person) AS (
                SELECT cohort_members.cohort, cohort_members.person FROM cohorts
                JOIN housed ON housed.unit = cohorts.unit
                JOIN cohort_members ON cohort_members.cohort = cohorts.id AND cohort_members.left_at IS NULL
                JOIN reached ON reached.person = cohort_members.person
                WHERE ",
            $which,
            "), duty (cohort, person, course, programme, is_exempt, due_on) AS (
                SELECT member.cohort, member.person, assignments.course, assignments.programme,
                    CASE WHEN exceptions.kind = 'exemption' THEN 1 ELSE 0 END,
                    CASE WHEN exceptions.due_on > COALESCE(assignments.due_on, programmes.by_date)
                        THEN exceptions.due_on ELSE COALESCE(assignments.due_on, programmes.by_date) END
                FROM member
                LEFT JOIN assignments ON assignments.cohort = member.cohort AND assignments.superseded_at IS NULL
                    AND (assignments.is_mandatory OR NOT EXISTS (SELECT 1 FROM assignments other
                        WHERE other.cohort = member.cohort AND other.superseded_at IS NULL AND other.is_mandatory))
                LEFT JOIN programmes ON programmes.id = assignments.programme
                LEFT JOIN exceptions ON exceptions.person = member.person AND exceptions.superseded_at IS NULL
                    AND exceptions.cohort = member.cohort
                    AND (exceptions.course = assignments.course OR exceptions.programme = assignments.programme)
            ), judged (cohort, person, what, is_exempt, due_on, is_done, is_begun, seen_at) AS (
                SELECT duty.cohort, duty.person, COALESCE(duty.course, duty.programme), duty.is_exempt, duty.due_on,
                    CASE WHEN duty.course IS NOT NULL THEN
                        CASE WHEN EXISTS (SELECT 1 FROM enrolments
                            JOIN completions ON completions.enrolment = enrolments.id
                            WHERE enrolments.person = duty.person AND enrolments.course = duty.course)
                        THEN 1 ELSE 0 END
                    WHEN NOT EXISTS (SELECT 1 FROM programme_lines WHERE programme_lines.programme = duty.programme)
                        THEN 0
                    WHEN EXISTS (SELECT 1 FROM programme_lines
                        WHERE programme_lines.programme = duty.programme AND programme_lines.wanted >
                            CASE WHEN programme_lines.is_tiet THEN
                                (SELECT COALESCE(SUM(completions.tiet_halves), 0) FROM enrolments
                                 JOIN completions ON completions.enrolment = enrolments.id
                                 WHERE enrolments.person = duty.person
                                    AND (EXISTS (SELECT 1 FROM programme_line_courses
                                            WHERE programme_line_courses.programme = programme_lines.programme
                                                AND programme_line_courses.line = programme_lines.line
                                                AND programme_line_courses.course = enrolments.course)
                                        OR NOT EXISTS (SELECT 1 FROM programme_line_courses
                                            WHERE programme_line_courses.programme = programme_lines.programme
                                                AND programme_line_courses.line = programme_lines.line))
                                    AND NOT EXISTS (SELECT 1 FROM enrolments earlier
                                        JOIN completions former ON former.enrolment = earlier.id
                                        WHERE earlier.person = enrolments.person AND earlier.course = enrolments.course
                                            AND (former.completed_at < completions.completed_at
                                                OR (former.completed_at = completions.completed_at
                                                    AND earlier.id < enrolments.id))))
                            ELSE
                                (SELECT COUNT(DISTINCT enrolments.course) FROM programme_line_courses
                                 JOIN enrolments ON enrolments.course = programme_line_courses.course
                                    AND enrolments.person = duty.person
                                 JOIN completions ON completions.enrolment = enrolments.id
                                 WHERE programme_line_courses.programme = programme_lines.programme
                                    AND programme_line_courses.line = programme_lines.line)
                            END)
                        THEN 0
                    ELSE 1 END,
                    CASE WHEN EXISTS (SELECT 1 FROM enrolments
                        WHERE enrolments.person = duty.person AND enrolments.closed_at IS NULL
                            AND (enrolments.course = duty.course OR EXISTS (SELECT 1 FROM programme_line_courses
                                WHERE programme_line_courses.programme = duty.programme
                                    AND programme_line_courses.course = enrolments.course))
                            AND (enrolments.last_item IS NOT NULL OR EXISTS (SELECT 1 FROM readings
                                WHERE readings.enrolment = enrolments.id)))
                    THEN 1 ELSE 0 END,
                    (SELECT MAX(enrolments.seen_at) FROM enrolments
                     WHERE enrolments.person = duty.person AND enrolments.closed_at IS NULL
                        AND (enrolments.course = duty.course OR duty.programme IS NOT NULL))
                FROM duty
            ), stood (cohort, person, bucket, due_on, seen_at) AS (
                SELECT judged.cohort, judged.person,
                    CASE WHEN COUNT(judged.what) > 0 AND SUM(1 - judged.is_exempt) = 0 THEN 'exempt'
                    WHEN COUNT(judged.what) > 0 AND SUM((1 - judged.is_exempt) * (1 - judged.is_done)) = 0 THEN 'done'
                    WHEN EXISTS (SELECT 1 FROM pauses WHERE pauses.person = judged.person
                        AND pauses.superseded_at IS NULL AND pauses.from_on <= $2 AND pauses.until_on >= $2)
                        THEN 'paused'
                    WHEN MIN(CASE WHEN judged.is_exempt = 0 AND judged.is_done = 0 THEN judged.due_on END) < $2
                        THEN 'overdue'
                    WHEN MIN(CASE WHEN judged.is_exempt = 0 AND judged.is_done = 0 THEN judged.due_on END) <= $3
                        THEN 'due-soon'
                    WHEN SUM(judged.is_begun + judged.is_done) > 0 THEN 'in-progress'
                    ELSE 'not-started' END,
                    MIN(CASE WHEN judged.is_exempt = 0 AND judged.is_done = 0 THEN judged.due_on END),
                    MAX(judged.seen_at)
                FROM judged GROUP BY judged.cohort, judged.person
            ) SELECT ",
            $wanted
        ))
    };
}

/// How many members of a cohort are in a bucket.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Count {
    /// The cohort.
    pub cohort: String,
    /// The name of the bucket.
    pub bucket: String,
    /// Members.
    pub members: i64,
}

/// The counts of one cohort.
pub async fn of_cohort(conn: &mut Conn, reach: &Reach, soon: &str, cohort: &str) -> Result<Vec<Count>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(standing!(
            "cohorts.id = $4",
            "cohort, bucket, COUNT(*) AS members FROM stood GROUP BY cohort, bucket ORDER BY bucket"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(soon)
        .bind(cohort)
        .fetch_all(c)
        .await
    })?)
}

/// The counts of all open cohorts within reach.
pub async fn of_open_cohorts(conn: &mut Conn, reach: &Reach, soon: &str) -> Result<Vec<Count>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(standing!(
            "cohorts.closed_at IS NULL",
            "cohort, bucket, COUNT(*) AS members FROM stood GROUP BY cohort, bucket ORDER BY cohort, bucket"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(soon)
        .fetch_all(c)
        .await
    })?)
}

/// The counts of all open cohorts, and under no cohort's id how many people are late and how many are stuck: who began
/// and has not been seen since an instant. Everything in one statement, for the desk's first page.
pub async fn of_desk(conn: &mut Conn, reach: &Reach, soon: &str, seen_before: i64) -> Result<Vec<Count>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(standing!(
            "cohorts.closed_at IS NULL",
            "cohort, bucket, COUNT(*) AS members FROM stood GROUP BY cohort, bucket
             UNION ALL
             SELECT '', 'overdue', COUNT(DISTINCT person) FROM stood WHERE bucket = 'overdue'
             UNION ALL
             SELECT '', 'stuck', COUNT(DISTINCT person) FROM stood
             WHERE bucket IN ('in-progress', 'due-soon') AND seen_at < $4"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(soon)
        .bind(seen_before)
        .fetch_all(c)
        .await
    })?)
}

/// A member of a cohort, and where she stands.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Standing {
    /// The cohort.
    pub cohort: String,
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// The primary unit of the day.
    pub unit_name: Option<String>,
    /// The name of the bucket.
    pub bucket: String,
    /// The nearest last day of what is open.
    pub due_on: Option<String>,
    /// When she was last seen in one of the courses.
    pub seen_at: Option<i64>,
    /// The last day of the pause in which she is.
    pub paused_until: Option<String>,
}

/// Which members are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Those in this bucket; all where it is empty.
    pub bucket: &'a str,
    /// So many of them.
    pub most: i64,
    /// After so many.
    pub skip: i64,
}

/// Members of a cohort in Vietnamese order.
pub async fn members(
    conn: &mut Conn,
    reach: &Reach,
    soon: &str,
    cohort: &str,
    wanted: Wanted<'_>,
) -> Result<Vec<Standing>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(standing!(
            "cohorts.id = $4",
            "stood.cohort, stood.person, people.full_name, own.name AS unit_name, stood.bucket, stood.due_on,
                stood.seen_at, (SELECT MAX(pauses.until_on) FROM pauses
                    WHERE pauses.person = stood.person AND pauses.superseded_at IS NULL AND pauses.from_on <= $2
                        AND pauses.until_on >= $2) AS paused_until
             FROM stood JOIN people ON people.id = stood.person
             LEFT JOIN memberships ON memberships.person = stood.person AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE $5 = '' OR stood.bucket = $5
             ORDER BY people.sort_key, people.id LIMIT $6 OFFSET $7"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(soon)
        .bind(cohort)
        .bind(wanted.bucket)
        .bind(wanted.most)
        .bind(wanted.skip)
        .fetch_all(c)
        .await
    })?)
}

/// Members of open cohorts who are late, the longest first.
pub async fn late(conn: &mut Conn, reach: &Reach, soon: &str, most: i64) -> Result<Vec<Standing>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(standing!(
            "cohorts.closed_at IS NULL",
            "stood.cohort, stood.person, people.full_name, cohorts.title AS unit_name, stood.bucket,
                stood.due_on, stood.seen_at, CAST(NULL AS TEXT) AS paused_until
             FROM stood JOIN people ON people.id = stood.person JOIN cohorts ON cohorts.id = stood.cohort
             WHERE stood.bucket = 'overdue' ORDER BY stood.due_on, people.sort_key, people.id LIMIT $4"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(soon)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// Members of open cohorts who began and have not been seen since an instant, the longest away first.
pub async fn stuck(
    conn: &mut Conn,
    reach: &Reach,
    soon: &str,
    seen_before: i64,
    most: i64,
) -> Result<Vec<Standing>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(standing!(
            "cohorts.closed_at IS NULL",
            "stood.cohort, stood.person, people.full_name, cohorts.title AS unit_name, stood.bucket,
                stood.due_on, stood.seen_at, CAST(NULL AS TEXT) AS paused_until
             FROM stood JOIN people ON people.id = stood.person JOIN cohorts ON cohorts.id = stood.cohort
             WHERE stood.bucket IN ('in-progress', 'due-soon') AND stood.seen_at < $4
             ORDER BY stood.seen_at, people.sort_key, people.id LIMIT $5"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(soon)
        .bind(seen_before)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

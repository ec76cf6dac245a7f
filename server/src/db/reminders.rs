//! Reminders: what is due for whom, who stands above, and what has been told.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// Something that somebody has to complete, near its last day or past it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Duty {
    /// The assignment.
    pub assignment: String,
    /// The learner.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// The course; empty where a programme is assigned.
    pub course: Option<String>,
    /// The programme.
    pub programme: Option<String>,
    /// Whether she must.
    pub is_mandatory: bool,
    /// ISO 8601.
    pub due_on: String,
    /// Her primary unit of the day.
    pub unit: Option<String>,
}

/// What has its last day between two days and is not completed, learner by learner; whether a programme is, the rules
/// have to say. Who pauses or is exempt is left in peace, and an extension counts.
pub async fn duties(conn: &mut Conn, from: &str, to: &str, day: &str) -> Result<Vec<Duty>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "WITH asked (assignment, person, course, programme, is_mandatory, due_on, cohort) AS (
                SELECT assignments.id, assignments.person, assignments.course, assignments.programme,
                    assignments.is_mandatory, assignments.due_on, ''
                FROM assignments
                WHERE assignments.person IS NOT NULL AND assignments.superseded_at IS NULL
                    AND assignments.due_on IS NOT NULL
                UNION ALL
                SELECT assignments.id, cohort_members.person, assignments.course, assignments.programme,
                    assignments.is_mandatory, assignments.due_on, assignments.cohort
                FROM assignments
                JOIN cohort_members ON cohort_members.cohort = assignments.cohort AND cohort_members.left_at IS NULL
                WHERE assignments.superseded_at IS NULL AND assignments.due_on IS NOT NULL
             ), duty (assignment, person, course, programme, is_mandatory, due_on) AS (
                SELECT asked.assignment, asked.person, asked.course, asked.programme, asked.is_mandatory,
                    CASE WHEN exceptions.due_on > asked.due_on THEN exceptions.due_on ELSE asked.due_on END
                FROM asked
                LEFT JOIN exceptions ON exceptions.person = asked.person AND exceptions.superseded_at IS NULL
                    AND COALESCE(exceptions.cohort, '') = asked.cohort
                    AND (exceptions.course = asked.course OR exceptions.programme = asked.programme)
                WHERE exceptions.kind IS NULL OR exceptions.kind <> 'exemption'
             )
             SELECT duty.assignment, duty.person, people.full_name, duty.course, duty.programme, duty.is_mandatory,
                duty.due_on,
                (SELECT memberships.unit FROM memberships
                 WHERE memberships.person = duty.person AND memberships.is_primary
                    AND memberships.superseded_at IS NULL AND memberships.valid_from <= $3
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $3)
                 ORDER BY memberships.valid_from DESC LIMIT 1) AS unit
             FROM duty
             JOIN people ON people.id = duty.person AND people.erased_at IS NULL
             JOIN accounts ON accounts.person = duty.person AND accounts.disabled_at IS NULL
             WHERE duty.due_on >= $1 AND duty.due_on <= $2
                AND NOT EXISTS (SELECT 1 FROM enrolments
                    JOIN completions ON completions.enrolment = enrolments.id
                    WHERE enrolments.person = duty.person AND enrolments.course = duty.course)
                AND NOT EXISTS (SELECT 1 FROM pauses
                    WHERE pauses.person = duty.person AND pauses.superseded_at IS NULL
                        AND pauses.from_on <= $3 AND pauses.until_on >= $3)
             ORDER BY duty.person, duty.due_on, duty.assignment",
        )
        .bind(from)
        .bind(to)
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// The units of a day: each with the one above.
pub async fn tree(conn: &mut Conn, day: &str) -> Result<Vec<(String, Option<String>)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT unit, parent FROM unit_placements
             WHERE superseded_at IS NULL AND valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1)",
        )
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// Who coordinates which unit on a day: unit and person. Who pauses is left in peace.
pub async fn coordinators(conn: &mut Conn, day: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT grants.unit, grants.person FROM grants
             JOIN people ON people.id = grants.person AND people.erased_at IS NULL
             WHERE grants.role = 'coordinator' AND grants.unit IS NOT NULL AND grants.superseded_at IS NULL
                AND grants.valid_from <= $1 AND (grants.valid_to IS NULL OR grants.valid_to > $1)
                AND NOT EXISTS (SELECT 1 FROM pauses
                    WHERE pauses.person = grants.person AND pauses.superseded_at IS NULL
                        AND pauses.from_on <= $1 AND pauses.until_on >= $1)
             ORDER BY grants.unit, grants.person",
        )
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// Who leads which unit on a day: unit and person. Who pauses is left in peace.
pub async fn leaders(conn: &mut Conn, day: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT memberships.unit, memberships.person FROM memberships
             JOIN people ON people.id = memberships.person AND people.erased_at IS NULL
             WHERE memberships.is_leader AND memberships.superseded_at IS NULL AND memberships.valid_from <= $1
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $1)
                AND NOT EXISTS (SELECT 1 FROM pauses
                    WHERE pauses.person = memberships.person AND pauses.superseded_at IS NULL
                        AND pauses.from_on <= $1 AND pauses.until_on >= $1)
             ORDER BY memberships.unit, memberships.person",
        )
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// Who reads a reminder.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Addressee {
    /// The person.
    pub person: String,
    /// By which she is greeted.
    pub given_name: String,
    /// How she wishes to be addressed.
    pub address_form: String,
    /// Lower case.
    pub email: Option<String>,
    /// Her language, where she has chosen one.
    pub locale: Option<String>,
    /// Whether she wants none but what is mandatory.
    pub has_stopped: bool,
    /// Whether she has been reminded on that day.
    pub was_reminded: bool,
}

/// Who reads a reminder of this day.
pub async fn addressee(conn: &mut Conn, person: &str, day: &str) -> Result<Option<Addressee>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id AS person, people.given_name, people.address_form, people.email, accounts.locale,
                EXISTS (SELECT 1 FROM reminder_stops
                    WHERE reminder_stops.person = people.id AND reminder_stops.resumed_at IS NULL) AS has_stopped,
                EXISTS (SELECT 1 FROM reminders
                    WHERE reminders.reader = people.id AND reminders.day = $2) AS was_reminded
             FROM people JOIN accounts ON accounts.person = people.id
             WHERE people.id = $1 AND people.erased_at IS NULL AND accounts.disabled_at IS NULL",
        )
        .bind(person)
        .bind(day)
        .fetch_optional(c)
        .await
    })?)
}

/// A stage of an assignment that somebody is told of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, sqlx::FromRow)]
pub struct Stage {
    /// The assignment.
    pub assignment: String,
    /// Whose it is.
    pub learner: String,
    /// The stage.
    pub stage: String,
    /// The last day, as it was told.
    pub due_on: String,
}

/// What a reader has been told already.
pub async fn told(conn: &mut Conn, reader: &str) -> Result<Vec<Stage>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT assignment, learner, stage, due_on FROM reminder_stages WHERE reader = $1")
            .bind(reader)
            .fetch_all(c)
            .await
    })?)
}

/// Records the reminder of a day; `false` if there is one already.
pub async fn record(
    conn: &mut Conn,
    id: &str,
    reader: &str,
    day: &str,
    message: &str,
    now: i64,
) -> Result<bool, DbError> {
    let recorded: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO reminders (id, reader, day, message, reminded_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (reader, day) DO NOTHING RETURNING id",
        )
        .bind(id)
        .bind(reader)
        .bind(day)
        .bind(message)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(recorded.is_some())
}

/// Records what a reminder told of.
pub async fn record_stages(conn: &mut Conn, reminder: &str, reader: &str, stages: &[Stage]) -> Result<(), DbError> {
    for some in stages.chunks(1000) {
        on!(conn, |c| {
            let mut query = QueryBuilder::new(
                "INSERT INTO reminder_stages (reader, assignment, learner, stage, due_on, reminder) ",
            );
            query.push_values(some, |mut row, stage| {
                row.push_bind(reader).push_bind(&stage.assignment).push_bind(&stage.learner);
                row.push_bind(&stage.stage).push_bind(&stage.due_on).push_bind(reminder);
            });
            query.push(" ON CONFLICT (reader, assignment, learner, stage, due_on) DO NOTHING");
            query.build().persistent(false).execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Whether a person wants no reminders but those that are mandatory.
pub async fn has_stopped(conn: &mut Conn, person: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM reminder_stops WHERE person = $1 AND resumed_at IS NULL")
            .bind(person)
            .fetch_one(c)
            .await
    })?;
    Ok(found > 0)
}

/// Stops reminders that are not mandatory.
pub async fn stop(conn: &mut Conn, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO reminder_stops (person, stopped_at) VALUES ($1, $2)
             ON CONFLICT (person) DO UPDATE SET resumed_at = NULL, stopped_at = excluded.stopped_at",
        )
        .bind(person)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Lets them come again.
pub async fn resume(conn: &mut Conn, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE reminder_stops SET resumed_at = $2 WHERE person = $1 AND resumed_at IS NULL")
            .bind(person)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

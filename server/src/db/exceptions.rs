//! What holds for one person otherwise than for all: a later last day, or nothing to do. A newer one supersedes.

use super::{Conn, DbError, assignments::Subject, on};

/// An exception to be recorded.
#[derive(Clone, Debug)]
pub struct NewException<'a> {
    /// The learner.
    pub person: &'a str,
    /// The cohort that asks; nothing for an assignment of her own.
    pub cohort: Option<&'a str>,
    /// What is asked.
    pub subject: Subject<'a>,
    /// `extension`, `exemption` or `pause`.
    pub kind: &'a str,
    /// The new last day; nothing for an exemption.
    pub due_on: Option<&'a str>,
    /// The pause that moved it.
    pub pause: Option<&'a str>,
    /// Why; empty for a pause, which has no reason to tell.
    pub reason: &'a str,
    /// Who decided.
    pub recorded_by: Option<&'a str>,
}

/// Records an exception in the place of the one before.
pub async fn record(conn: &mut Conn, id: &str, new: &NewException<'_>, now: i64) -> Result<(), DbError> {
    withdraw(conn, new.person, new.cohort, new.subject, now).await?;
    let (course, programme) = new.subject.columns();
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO exceptions
                (id, person, cohort, course, programme, kind, due_on, pause, reason, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(id)
        .bind(new.person)
        .bind(new.cohort)
        .bind(course)
        .bind(programme)
        .bind(new.kind)
        .bind(new.due_on)
        .bind(new.pause)
        .bind(new.reason)
        .bind(new.recorded_by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The exception holds no longer.
pub async fn withdraw(
    conn: &mut Conn,
    person: &str,
    cohort: Option<&str>,
    subject: Subject<'_>,
    now: i64,
) -> Result<(), DbError> {
    let (course, programme) = subject.columns();
    on!(conn, |c| {
        sqlx::query(
            "UPDATE exceptions SET superseded_at = $5
             WHERE person = $1 AND COALESCE(cohort, '') = $2 AND COALESCE(course, '') = $3
                AND COALESCE(programme, '') = $4 AND superseded_at IS NULL",
        )
        .bind(person)
        .bind(cohort.unwrap_or_default())
        .bind(course.unwrap_or_default())
        .bind(programme.unwrap_or_default())
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// An exception as it was recorded; the last one that is not superseded holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Recorded {
    /// The cohort.
    pub cohort: Option<String>,
    /// The course.
    pub course: Option<String>,
    /// The programme.
    pub programme: Option<String>,
    /// See [`NewException`].
    pub kind: String,
    /// ISO 8601.
    pub due_on: Option<String>,
    /// Which pause moved it.
    pub pause: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by_name: Option<String>,
    /// When.
    pub recorded_at: i64,
    /// When it ceased to hold.
    pub superseded_at: Option<i64>,
}

/// Everything that was ever recorded for a person, the newest first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Recorded>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT exceptions.cohort, exceptions.course, exceptions.programme, exceptions.kind, exceptions.due_on,
                exceptions.pause, exceptions.reason, people.full_name AS by_name, exceptions.recorded_at,
                exceptions.superseded_at
             FROM exceptions LEFT JOIN people ON people.id = exceptions.recorded_by
             WHERE exceptions.person = $1 ORDER BY exceptions.recorded_at DESC, exceptions.id DESC LIMIT 200",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

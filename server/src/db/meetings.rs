//! Meetings of cohorts, face to face or live.

use super::{Conn, DbError, on};

/// A meeting.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Meeting {
    /// UUIDv7.
    pub id: String,
    /// The cohort.
    pub cohort: String,
    /// Its title.
    pub cohort_title: String,
    /// The course that it belongs to; nothing where it is of the cohort as a whole.
    pub course: Option<String>,
    /// The title.
    pub title: String,
    /// Milliseconds UTC.
    pub starts_at: i64,
    /// Milliseconds UTC.
    pub ends_at: i64,
    /// Where it is; may be empty where there is a link.
    pub place: String,
    /// Where it is live; may be empty where there is a place.
    pub link: String,
    /// What else is said; may be empty.
    pub note: String,
    /// What its codes are made from.
    pub secret: String,
    /// When it was last changed.
    pub changed_at: i64,
    /// When it was cancelled.
    pub cancelled_at: Option<i64>,
    /// Why.
    pub cancel_reason: Option<String>,
}

/// What is typed of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMeeting {
    /// See [`Meeting`].
    pub course: Option<String>,
    /// See [`Meeting`].
    pub title: String,
    /// See [`Meeting`].
    pub starts_at: i64,
    /// See [`Meeting`].
    pub ends_at: i64,
    /// See [`Meeting`].
    pub place: String,
    /// See [`Meeting`].
    pub link: String,
    /// See [`Meeting`].
    pub note: String,
}

/// Plans a meeting; a form that is sent twice plans one. Gives whether it is new.
pub async fn create(
    conn: &mut Conn,
    (id, cohort, secret): (&str, &str, &str),
    new: &NewMeeting,
    by: &str,
    now: i64,
) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO meetings (id, cohort, course, title, starts_at, ends_at, place, link, note, secret,
                created_by, created_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(id)
        .bind(cohort)
        .bind(&new.course)
        .bind(&new.title)
        .bind(new.starts_at)
        .bind(new.ends_at)
        .bind(&new.place)
        .bind(&new.link)
        .bind(&new.note)
        .bind(secret)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// Changes a meeting that stands; its course stays.
pub async fn change(conn: &mut Conn, id: &str, new: &NewMeeting, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE meetings SET title = $2, starts_at = $3, ends_at = $4, place = $5, link = $6, note = $7,
                changed_at = $8
             WHERE id = $1 AND cancelled_at IS NULL",
        )
        .bind(id)
        .bind(&new.title)
        .bind(new.starts_at)
        .bind(new.ends_at)
        .bind(&new.place)
        .bind(&new.link)
        .bind(&new.note)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Cancels a meeting; the first reason stays. Gives whether it stood until now.
pub async fn cancel(conn: &mut Conn, id: &str, reason: &str, by: &str, now: i64) -> Result<bool, DbError> {
    let cancelled: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE meetings SET cancelled_at = $4, changed_at = $4, cancelled_by = $3, cancel_reason = $2
             WHERE id = $1 AND cancelled_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(reason)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(cancelled.is_some())
}

/// The meeting with this id, whoever asks.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Meeting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT meetings.id, cohort, cohorts.title AS cohort_title, course, meetings.title, starts_at, ends_at,
                place, link, note, secret, changed_at, cancelled_at, cancel_reason
             FROM meetings JOIN cohorts ON cohorts.id = meetings.cohort WHERE meetings.id = $1",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// The meetings of a cohort in their order, with those that were cancelled.
pub async fn of_cohort(conn: &mut Conn, cohort: &str) -> Result<Vec<Meeting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT meetings.id, cohort, cohorts.title AS cohort_title, course, meetings.title, starts_at, ends_at,
                place, link, note, secret, changed_at, cancelled_at, cancel_reason
             FROM meetings JOIN cohorts ON cohorts.id = meetings.cohort
             WHERE meetings.cohort = $1 ORDER BY starts_at, meetings.id",
        )
        .bind(cohort)
        .fetch_all(c)
        .await
    })?)
}

/// The meetings of the cohorts that somebody teaches, those to come first.
pub async fn of_instructor(conn: &mut Conn, person: &str, ended_after: i64) -> Result<Vec<Meeting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT meetings.id, meetings.cohort, cohorts.title AS cohort_title, course, meetings.title, starts_at,
                ends_at, place, link, note, secret, changed_at, cancelled_at, cancel_reason
             FROM meetings JOIN cohorts ON cohorts.id = meetings.cohort
             JOIN cohort_staff ON cohort_staff.cohort = meetings.cohort AND cohort_staff.role = 'instructor'
                AND cohort_staff.superseded_at IS NULL
             WHERE cohort_staff.person = $1 AND meetings.ends_at >= $2
             ORDER BY starts_at, meetings.id LIMIT 200",
        )
        .bind(person)
        .bind(ended_after)
        .fetch_all(c)
        .await
    })?)
}

/// Another meeting of the cohort that takes place within these times.
pub async fn overlapping(
    conn: &mut Conn,
    cohort: &str,
    except: &str,
    new: &NewMeeting,
) -> Result<Option<Meeting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT meetings.id, cohort, cohorts.title AS cohort_title, course, meetings.title, starts_at, ends_at,
                place, link, note, secret, changed_at, cancelled_at, cancel_reason
             FROM meetings JOIN cohorts ON cohorts.id = meetings.cohort
             WHERE meetings.cohort = $1 AND meetings.id <> $2 AND cancelled_at IS NULL AND starts_at < $4
                AND ends_at > $3
             ORDER BY starts_at LIMIT 1",
        )
        .bind(cohort)
        .bind(except)
        .bind(new.starts_at)
        .bind(new.ends_at)
        .fetch_optional(c)
        .await
    })?)
}

/// The unit of the cohort of a meeting and the one above it, as they are called on a day.
pub async fn units(conn: &mut Conn, cohort: &str, day: &str) -> Result<Option<(String, Option<String>)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT own.name, above.name FROM cohorts
             JOIN unit_placements own ON own.unit = cohorts.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             WHERE cohorts.id = $1",
        )
        .bind(cohort)
        .bind(day)
        .fetch_optional(c)
        .await
    })?)
}

/// Whether somebody is a member of the cohort of a meeting today.
pub async fn has_member(conn: &mut Conn, cohort: &str, person: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM cohort_members WHERE cohort = $1 AND person = $2 AND left_at IS NULL")
            .bind(cohort)
            .bind(person)
            .fetch_one(c)
            .await
    })?;
    Ok(found > 0)
}

/// A meeting of a member, with how she stood to it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OwnMeeting {
    /// The meeting.
    #[sqlx(flatten)]
    pub meeting: Meeting,
    /// See [`domain::meeting::Presence`]; nothing while nobody has marked it.
    pub presence: Option<String>,
    /// Why she was away.
    pub reason: Option<String>,
}

/// The meetings of the cohorts that somebody belongs to, which end after an instant, in their order.
pub async fn of_person(conn: &mut Conn, person: &str, ended_after: i64) -> Result<Vec<OwnMeeting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT meetings.id, meetings.cohort, cohorts.title AS cohort_title, course, meetings.title, starts_at,
                ends_at, place, link, note, secret, changed_at, cancelled_at, cancel_reason, attendances.presence,
                attendances.reason
             FROM cohort_members JOIN meetings ON meetings.cohort = cohort_members.cohort
             JOIN cohorts ON cohorts.id = meetings.cohort
             LEFT JOIN attendances ON attendances.meeting = meetings.id AND attendances.person = $1
                AND attendances.superseded_at IS NULL
             WHERE cohort_members.person = $1 AND cohort_members.left_at IS NULL AND meetings.ends_at >= $2
             ORDER BY starts_at, meetings.id LIMIT 500",
        )
        .bind(person)
        .bind(ended_after)
        .fetch_all(c)
        .await
    })?)
}

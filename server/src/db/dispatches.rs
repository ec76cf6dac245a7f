//! Messages to a group of the desk: the group as it was chosen, and each one's message as it follows.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use sqlx::QueryBuilder;

/// A message to a group.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Dispatch {
    /// The form's id.
    pub id: String,
    /// The coordinator.
    pub author: String,
    /// The choice, in words.
    pub chosen: String,
    /// The course that it is about.
    pub course: Option<String>,
    /// With places to fill.
    pub subject: String,
    /// With places to fill.
    pub body: String,
    /// The language in which days and what is missing are said.
    pub locale: String,
    /// How many people are in the group.
    pub recipients: i64,
    /// When it was written.
    pub created_at: i64,
    /// When every message was written.
    pub finished_at: Option<i64>,
}

/// Stores a message to a group that is still to be written down; the same form twice is once.
pub async fn create(conn: &mut Conn, dispatch: &Dispatch, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO dispatches (id, author, chosen, course, subject, body, locale, recipients, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&dispatch.id)
        .bind(&dispatch.author)
        .bind(&dispatch.chosen)
        .bind(&dispatch.course)
        .bind(&dispatch.subject)
        .bind(&dispatch.body)
        .bind(&dispatch.locale)
        .bind(dispatch.recipients)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Writes down some people of the group.
pub async fn add_recipients(conn: &mut Conn, dispatch: &str, people: &[String]) -> Result<(), DbError> {
    if people.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("INSERT INTO dispatch_recipients (dispatch, person) ");
        query.push_values(people, |mut row, person| {
            row.push_bind(dispatch).push_bind(person);
        });
        query.push(" ON CONFLICT (dispatch, person) DO NOTHING");
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// The group is written down: its messages may be written.
pub async fn ready(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE dispatches SET ready_at = $2 WHERE id = $1 AND ready_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// One whose group is written down and whose messages are not.
pub async fn unfinished(conn: &mut Conn) -> Result<Option<Dispatch>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, author, chosen, course, subject, body, locale, recipients, created_at, finished_at FROM dispatches
             WHERE finished_at IS NULL AND ready_at IS NOT NULL ORDER BY ready_at, id LIMIT 1",
        )
        .fetch_optional(c)
        .await
    })?)
}

/// Somebody who has no message yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// How she wishes to be addressed.
    pub address_form: String,
    /// Lower case.
    pub email: Option<String>,
    /// The primary unit of the day.
    pub unit_name: Option<String>,
    /// Her last day for the course.
    pub due_on: Option<String>,
}

/// Some of those who have no message yet.
pub async fn waiting(conn: &mut Conn, dispatch: &Dispatch, day: &str, most: i64) -> Result<Vec<Waiting>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id AS person, people.full_name, people.given_name, people.address_form, people.email,
                (SELECT unit_placements.name FROM memberships
                 JOIN unit_placements ON unit_placements.unit = memberships.unit
                    AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                 WHERE memberships.person = people.id AND memberships.is_primary
                    AND memberships.superseded_at IS NULL AND memberships.valid_to IS NULL LIMIT 1) AS unit_name,
                (SELECT min(assignments.due_on) FROM assignments
                 WHERE assignments.course = $3 AND assignments.superseded_at IS NULL
                    AND (assignments.person = people.id OR assignments.cohort IN
                        (SELECT cohort_members.cohort FROM cohort_members
                         WHERE cohort_members.person = people.id AND cohort_members.left_at IS NULL))) AS due_on
             FROM dispatch_recipients
             JOIN people ON people.id = dispatch_recipients.person
             WHERE dispatch_recipients.dispatch = $1 AND dispatch_recipients.message IS NULL
                AND people.erased_at IS NULL
             ORDER BY people.id LIMIT $4",
        )
        .bind(&dispatch.id)
        .bind(day)
        .bind(&dispatch.course)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// A person's last day for a course.
pub async fn due(conn: &mut Conn, person: &str, course: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT min(assignments.due_on) FROM assignments
             WHERE assignments.course = $2 AND assignments.superseded_at IS NULL
                AND (assignments.person = $1 OR assignments.cohort IN
                    (SELECT cohort_members.cohort FROM cohort_members
                     WHERE cohort_members.person = $1 AND cohort_members.left_at IS NULL))",
        )
        .bind(person)
        .bind(course)
        .fetch_one(c)
        .await
    })?)
}

/// Takes somebody's place: `false` if her message has been written already.
pub async fn claim(conn: &mut Conn, dispatch: &str, person: &str, message: &str) -> Result<bool, DbError> {
    let claimed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE dispatch_recipients SET message = $3
             WHERE dispatch = $1 AND person = $2 AND message IS NULL RETURNING person",
        )
        .bind(dispatch)
        .bind(person)
        .bind(message)
        .fetch_optional(c)
        .await
    })?;
    Ok(claimed.is_some())
}

/// Every message is written.
pub async fn finish(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE dispatches SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// How far a message to a group is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Progress {
    /// Messages in inboxes.
    pub written: i64,
    /// Messages that were read.
    pub opened: i64,
    /// Mails that wait for their server.
    pub waiting: i64,
    /// Mails that a server took.
    pub sent: i64,
    /// Mails that were not taken.
    pub failed: i64,
}

/// How far one is.
pub async fn progress(conn: &mut Conn, id: &str) -> Result<Progress, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT count(messages.id) AS written, count(messages.opened_at) AS opened,
                count(CASE WHEN outbox.id IS NOT NULL AND outbox.sent_at IS NULL AND outbox.failed_at IS NULL
                    THEN 1 END) AS waiting,
                count(outbox.sent_at) AS sent, count(outbox.failed_at) AS failed
             FROM dispatch_recipients
             JOIN messages ON messages.id = dispatch_recipients.message
             LEFT JOIN outbox ON outbox.message = messages.id
             WHERE dispatch_recipients.dispatch = $1",
        )
        .bind(id)
        .fetch_one(c)
        .await
    })?)
}

/// Somebody whom a mail did not reach.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Unreached {
    /// NFC.
    pub full_name: String,
    /// The address.
    pub address: String,
    /// Why, by kind.
    pub failure_kind: Option<String>,
    /// In the server's words.
    pub failure: Option<String>,
}

/// Those whom the mail did not reach, in Vietnamese order; nobody whom the actor does not reach today.
pub async fn unreached(conn: &mut Conn, reach: &Reach, id: &str, most: i64) -> Result<Vec<Unreached>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.full_name, outbox.address, outbox.failure_kind, outbox.failure
             FROM dispatch_recipients
             JOIN reached ON reached.person = dispatch_recipients.person
             JOIN people ON people.id = dispatch_recipients.person
             JOIN outbox ON outbox.message = dispatch_recipients.message
             WHERE dispatch_recipients.dispatch = $3 AND outbox.sent_at IS NULL AND outbox.failure_kind IS NOT NULL
             ORDER BY people.sort_key, people.id LIMIT $4"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(id)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// What an actor has sent, the last one first.
pub async fn of_author(conn: &mut Conn, author: &str, most: i64) -> Result<Vec<Dispatch>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, author, chosen, course, subject, body, locale, recipients, created_at, finished_at FROM dispatches
             WHERE author = $1 AND ready_at IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT $2",
        )
        .bind(author)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// One that the actor has sent.
pub async fn find_own(conn: &mut Conn, author: &str, id: &str) -> Result<Option<Dispatch>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, author, chosen, course, subject, body, locale, recipients, created_at, finished_at FROM dispatches
             WHERE author = $1 AND id = $2 AND ready_at IS NOT NULL",
        )
        .bind(author)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

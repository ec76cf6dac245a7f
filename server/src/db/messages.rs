//! Messages to people, written in the transaction of their cause.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// A message to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// UUIDv7.
    pub id: String,
    /// To whom.
    pub person: String,
    /// What it is about, in a line.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The page that it is about: a path of this site.
    pub link: Option<String>,
}

/// Sends a message.
pub async fn send(conn: &mut Conn, message: &NewMessage, now: i64) -> Result<(), DbError> {
    send_all(conn, std::slice::from_ref(message), now).await
}

/// Sends messages, all by one statement.
pub async fn send_all(conn: &mut Conn, messages: &[NewMessage], now: i64) -> Result<(), DbError> {
    if messages.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("INSERT INTO messages (id, person, subject, body, link, sent_at) ");
        query.push_values(messages, |mut row, message| {
            row.push_bind(&message.id).push_bind(&message.person).push_bind(&message.subject);
            row.push_bind(&message.body).push_bind(&message.link).push_bind(now);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Takes a message back in the transaction that wrote it: somebody else was faster.
pub async fn take_back(conn: &mut Conn, id: &str) -> Result<(), DbError> {
    on!(conn, |c| sqlx::query("DELETE FROM messages WHERE id = $1").bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// A message as its reader sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Message {
    /// UUIDv7.
    pub id: String,
    /// What it is about, in a line.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The page that it is about.
    pub link: Option<String>,
    /// When it was sent.
    pub sent_at: i64,
    /// When it was marked as read.
    pub opened_at: Option<i64>,
}

/// The messages to a person, what is unread first, then the newest.
pub async fn of_person(conn: &mut Conn, person: &str, most: i64) -> Result<Vec<Message>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, subject, body, link, sent_at, opened_at FROM messages WHERE person = $1
             ORDER BY CASE WHEN opened_at IS NULL THEN 0 ELSE 1 END, sent_at DESC, id DESC LIMIT $2",
        )
        .bind(person)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The message with this id, if it is to this person.
pub async fn find_own(conn: &mut Conn, person: &str, id: &str) -> Result<Option<Message>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, subject, body, link, sent_at, opened_at FROM messages WHERE person = $1 AND id = $2")
            .bind(person)
            .bind(id)
            .fetch_optional(c)
            .await
    })?)
}

/// Marks a message as read; the first time counts.
pub async fn open(conn: &mut Conn, person: &str, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE messages SET opened_at = $3 WHERE person = $1 AND id = $2 AND opened_at IS NULL")
            .bind(person)
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Marks every message to a person as read that was sent by then: none that she has not seen.
pub async fn open_until(conn: &mut Conn, person: &str, sent_until: i64, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE messages SET opened_at = $3 WHERE person = $1 AND sent_at <= $2 AND opened_at IS NULL")
            .bind(person)
            .bind(sent_until)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

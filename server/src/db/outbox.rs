//! The outbox: mail written in the transaction of its cause, leased and sent afterwards.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// UUIDv7; also its Message-ID.
    pub id: String,
    /// To whom.
    pub person: String,
    /// Her address.
    pub address: String,
    /// What it is about, in a line.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// Where mail of this kind can be stopped.
    pub stop_url: Option<String>,
    /// The message of the inbox that says the same.
    pub message: Option<String>,
}

/// Puts mails into the outbox; none may leave before that instant.
pub async fn write(conn: &mut Conn, mails: &[NewMail], not_before: i64, now: i64) -> Result<(), DbError> {
    if mails.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "INSERT INTO outbox
                (id, person, address, subject, body, stop_url, message, created_at, next_try_at) ",
        );
        query.push_values(mails, |mut row, mail| {
            row.push_bind(&mail.id).push_bind(&mail.person).push_bind(&mail.address).push_bind(&mail.subject);
            row.push_bind(&mail.body).push_bind(&mail.stop_url).push_bind(&mail.message);
            row.push_bind(now).push_bind(not_before);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// A mail that is ours to send until its lease ends.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Leased {
    /// UUIDv7.
    pub id: String,
    /// The name of who gets it.
    pub full_name: Option<String>,
    /// The address.
    pub address: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// Where mail of this kind can be stopped.
    pub stop_url: Option<String>,
    /// When it was written.
    pub created_at: i64,
    /// How often it has been tried, with this time.
    pub tries: i64,
}

/// Whether a mail is due.
pub async fn any_due(conn: &mut Conn, now: i64) -> Result<bool, DbError> {
    let found: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT id FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL AND next_try_at <= $1 LIMIT 1",
        )
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(found.is_some())
}

/// Takes the mails that have been due longest. A row that another node has taken meanwhile is no longer due: the
/// condition stands outside the choice too, where PostgreSQL looks again after it has waited for the row.
pub async fn lease(conn: &mut Conn, most: i64, now: i64, until: i64) -> Result<Vec<Leased>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "UPDATE outbox SET next_try_at = $3, tries = tries + 1
             WHERE sent_at IS NULL AND failed_at IS NULL AND next_try_at <= $2 AND id IN
                (SELECT due.id FROM outbox AS due
                 WHERE due.sent_at IS NULL AND due.failed_at IS NULL AND due.next_try_at <= $2
                 ORDER BY due.next_try_at, due.id LIMIT $1)
             RETURNING id, (SELECT people.full_name FROM people WHERE people.id = outbox.person) AS full_name, address,
                subject, body, stop_url, created_at, tries",
        )
        .bind(most)
        .bind(now)
        .bind(until)
        .fetch_all(c)
        .await
    })?)
}

/// A mail was taken by its server; what it said stays readable in the inbox, and links in it need not stay here.
pub async fn sent(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE outbox SET sent_at = $2, body = '', failure = NULL, failure_kind = NULL
             WHERE id = $1 AND sent_at IS NULL",
        )
        .bind(id)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A mail was not taken, and is tried again.
pub async fn delayed(conn: &mut Conn, id: &str, kind: &str, words: &str, next: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE outbox SET next_try_at = $4, failure_kind = $2, failure = $3 WHERE id = $1 AND sent_at IS NULL",
        )
        .bind(id)
        .bind(kind)
        .bind(words)
        .bind(next)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A mail was not taken, and never will be.
pub async fn failed(conn: &mut Conn, id: &str, kind: &str, words: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE outbox SET failed_at = $4, body = '', failure_kind = $2, failure = $3
             WHERE id = $1 AND sent_at IS NULL",
        )
        .bind(id)
        .bind(kind)
        .bind(words)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// How a mail is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Fate {
    /// How often it has been tried.
    pub tries: i64,
    /// When its server took it.
    pub sent_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
    /// When it is tried next.
    pub next_try_at: i64,
    /// What went wrong last, by kind.
    pub failure_kind: Option<String>,
    /// In the server's words.
    pub failure: Option<String>,
}

/// How the mails to a person are, the last one first.
pub async fn fates(conn: &mut Conn, person: &str) -> Result<Vec<Fate>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT tries, sent_at, failed_at, next_try_at, failure_kind, failure FROM outbox
             WHERE person = $1 ORDER BY created_at DESC, id DESC",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// Ends a mail that is no longer wanted.
pub async fn withdraw(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    failed(conn, id, "withdrawn", "", now).await
}

/// Has a mail bring a kept report as files of these formats.
pub async fn attach(conn: &mut Conn, mail: &str, report: &str, formats: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("INSERT INTO outbox_reports (mail, report, formats) VALUES ($1, $2, $3)")
            .bind(mail)
            .bind(report)
            .bind(formats)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The report that a mail brings, and the formats of its files.
pub async fn attached(conn: &mut Conn, mail: &str) -> Result<Option<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT report, formats FROM outbox_reports WHERE mail = $1").bind(mail).fetch_optional(c).await
    })?)
}

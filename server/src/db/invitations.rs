//! Invitations: a link or a code, used once, that lets a person set her first password.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// How an invitation reaches its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A link that somebody hands over.
    Link,
    /// A link by mail.
    Mail,
    /// A code on paper.
    Code,
}

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Mail => "mail",
            Self::Code => "code",
        }
    }
}

/// An invitation to be stored.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// What is kept of its token or code; of a mail's, until it is sent, a word that no token has as its hash.
    pub token_hash: String,
    /// For whom.
    pub person: String,
    /// The mail that carries it.
    pub mail: Option<String>,
}

/// Stores invitations and ends the earlier ones of their persons. Of two at the same moment the later one counts.
pub async fn create(
    conn: &mut Conn,
    way: Way,
    invitations: &[NewInvitation],
    created_by: Option<&str>,
    now: i64,
    expires_at: i64,
) -> Result<(), DbError> {
    if invitations.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("UPDATE invitations SET ended_at = ");
        query.push_bind(now).push(" WHERE used_at IS NULL AND ended_at IS NULL AND person IN ");
        query.push_tuples(invitations, |mut row, invitation| {
            row.push_bind(&invitation.person);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "INSERT INTO invitations (token_hash, person, way, mail, created_by, created_at, expires_at) ",
        );
        query.push_values(invitations, |mut row, invitation| {
            row.push_bind(&invitation.token_hash).push_bind(&invitation.person).push_bind(way.name());
            row.push_bind(&invitation.mail).push_bind(created_by).push_bind(now).push_bind(expires_at);
        });
        query.push(
            " ON CONFLICT (person) WHERE used_at IS NULL AND ended_at IS NULL DO UPDATE SET
                token_hash = excluded.token_hash, way = excluded.way, mail = excluded.mail,
                created_by = excluded.created_by, created_at = excluded.created_at,
                expires_at = excluded.expires_at, opened_at = NULL",
        );
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// What a mail means for an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailed {
    /// It carries none.
    Other,
    /// Its invitation can be used.
    Live,
    /// Its invitation has been used, ended or outlived.
    Over,
}

/// Gives the invitation of a mail a new token.
pub async fn renew(conn: &mut Conn, mail: &str, token_hash: &str, now: i64) -> Result<Mailed, DbError> {
    let renewed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE invitations SET token_hash = $2
             WHERE mail = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $3 RETURNING person",
        )
        .bind(mail)
        .bind(token_hash)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    if renewed.is_some() {
        return Ok(Mailed::Live);
    }
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM invitations WHERE mail = $1").bind(mail).fetch_one(c).await
    })?;
    Ok(if found == 0 { Mailed::Other } else { Mailed::Over })
}

/// Notes that an invitation was opened; the first time counts.
pub async fn open(conn: &mut Conn, token_hash: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE invitations SET opened_at = $2 WHERE token_hash = $1 AND opened_at IS NULL")
            .bind(token_hash)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The hash of the code on paper that a person can use, for the account with this sign-in name.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CodeRow {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// PHC string.
    pub token_hash: String,
}

/// The codes that were printed for this sign-in name and can still be used: a person and who stands in for her may have
/// the same one.
pub async fn codes(conn: &mut Conn, sign_in_name: &str, now: i64) -> Result<Vec<CodeRow>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT accounts.person, people.full_name, invitations.token_hash FROM accounts
             JOIN people ON people.id = accounts.person
             JOIN invitations ON invitations.person = accounts.person
             WHERE accounts.sign_in_name = $1 AND accounts.disabled_at IS NULL AND invitations.way = 'code'
                AND invitations.used_at IS NULL AND invitations.ended_at IS NULL AND invitations.expires_at > $2",
        )
        .bind(sign_in_name)
        .bind(now)
        .fetch_all(c)
        .await
    })?)
}

/// The person whom an unused, unexpired invitation is for.
pub async fn person(conn: &mut Conn, token_hash: &str, now: i64) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT person FROM invitations
             WHERE token_hash = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(c)
        .await
    })?)
}

/// Uses an invitation; `false` if somebody was faster.
pub async fn take(conn: &mut Conn, token_hash: &str, now: i64) -> Result<bool, DbError> {
    let taken: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE invitations SET used_at = $2
             WHERE token_hash = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2 RETURNING person",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(taken.is_some())
}

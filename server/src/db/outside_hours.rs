//! Hours done elsewhere: entered with a proof, corrected by a new wording, decided by who coordinates.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use sqlx::QueryBuilder;

/// What is typed of an entry.
#[derive(Clone, Debug)]
pub struct NewHours {
    /// Made by the form: the same one is written once.
    pub id: String,
    /// The entry; its first wording has the same id.
    pub entry: String,
    /// Whose hours.
    pub person: String,
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub body: String,
    /// The first day, ISO 8601.
    pub from_on: String,
    /// The last day.
    pub until_on: String,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// 1 to 5.
    pub content_group: i64,
    /// Whether it was abroad.
    pub is_abroad: bool,
    /// The proof.
    pub proof: Proof,
    /// Who types.
    pub entered_by: String,
}

/// A file that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// SHA-256 of its bytes, under which the store keeps it.
    pub hash: String,
    /// Its name as it was sent.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Its ending: what its first bytes say it is.
    pub kind: String,
}

/// Writes a wording; a form that is sent twice writes one.
pub async fn enter(conn: &mut Conn, new: &NewHours, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO outside_hours (id, entry, person, title, body, from_on, until_on, tiet_halves, content_group,
                is_abroad, proof_hash, proof_name, proof_size, proof_kind, is_open, entered_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, TRUE, $15, $16)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&new.id)
        .bind(&new.entry)
        .bind(&new.person)
        .bind(&new.title)
        .bind(&new.body)
        .bind(&new.from_on)
        .bind(&new.until_on)
        .bind(new.tiet_halves)
        .bind(new.content_group)
        .bind(new.is_abroad)
        .bind(&new.proof.hash)
        .bind(&new.proof.name)
        .bind(new.proof.size)
        .bind(&new.proof.kind)
        .bind(&new.entered_by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Whether this wording is there already.
pub async fn is_there(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM outside_hours WHERE id = $1").bind(id).fetch_one(c).await
    })?;
    Ok(found > 0)
}

/// Closes the wording that holds, for a new one or for a decision, and so locks it; `false` where it holds no longer.
pub async fn close(conn: &mut Conn, id: &str, superseded_at: Option<i64>) -> Result<bool, DbError> {
    let closed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE outside_hours SET is_open = FALSE, superseded_at = $2
             WHERE id = $1 AND superseded_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(superseded_at)
        .fetch_optional(c)
        .await
    })?;
    Ok(closed.is_some())
}

/// An entry as it stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    /// The wording that holds.
    pub id: String,
    /// The entry.
    pub entry: String,
    /// Whose hours.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub body: String,
    /// The first day.
    pub from_on: String,
    /// The last day.
    pub until_on: String,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// 1 to 5.
    pub content_group: i64,
    /// Whether it was abroad.
    pub is_abroad: bool,
    /// See [`Proof`].
    pub proof_hash: String,
    /// See [`Proof`].
    pub proof_name: String,
    /// See [`Proof`].
    pub proof_size: i64,
    /// See [`Proof`].
    pub proof_kind: String,
    /// The person who typed it.
    pub entered_by: String,
    /// When it was typed.
    pub recorded_at: i64,
    /// `pending`, `approved`, `refused`, `withdrawn`.
    pub state: String,
    /// Why it was refused.
    pub reason: String,
    /// When it was decided.
    pub decided_at: Option<i64>,
}

/// Selects entries with the name of their person by what follows.
macro_rules! entries {
    ($rest:literal) => {
        concat!(
            "SELECT outside_entries.id, outside_entries.entry, outside_entries.person, people.full_name, ",
            "outside_entries.title, outside_entries.body, outside_entries.from_on, outside_entries.until_on, ",
            "outside_entries.tiet_halves, outside_entries.content_group, outside_entries.is_abroad, ",
            "outside_entries.proof_hash, outside_entries.proof_name, outside_entries.proof_size, ",
            "outside_entries.proof_kind, outside_entries.entered_by, outside_entries.recorded_at, ",
            "outside_entries.state, outside_entries.reason, outside_entries.decided_at ",
            "FROM outside_entries JOIN people ON people.id = outside_entries.person ",
            $rest
        )
    };
}

/// The entries of a person, the latest days first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(entries!(
            "WHERE outside_entries.person = $1 ORDER BY outside_entries.until_on DESC, outside_entries.entry DESC"
        ))
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// The own entry with this id.
pub async fn find_own(conn: &mut Conn, person: &str, entry: &str) -> Result<Option<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(entries!("WHERE outside_entries.person = $1 AND outside_entries.entry = $2"))
            .bind(person)
            .bind(entry)
            .fetch_optional(c)
            .await
    })?)
}

/// The entry with this id, of a person whom the actor reaches.
pub async fn find_reached(conn: &mut Conn, reach: &Reach, entry: &str) -> Result<Option<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(entries!(
            "WHERE outside_entries.entry = $3 AND EXISTS (SELECT 1 FROM memberships
                JOIN reach ON reach.unit = memberships.unit
                WHERE memberships.person = outside_entries.person AND memberships.superseded_at IS NULL
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2))"
        )))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(entry)
        .fetch_optional(c)
        .await
    })?)
}

/// What waits for a decision of the actor, the longest first: neither her own hours nor what she has entered.
pub async fn waiting(conn: &mut Conn, reach: &Reach, most: i64) -> Result<Vec<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(entries!(
            "WHERE outside_entries.is_open AND outside_entries.person <> $1 AND outside_entries.entered_by <> $1
                AND EXISTS (SELECT 1 FROM memberships
                    WHERE memberships.person = outside_entries.person AND memberships.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                        AND memberships.unit || '' IN (SELECT unit FROM reach))
             ORDER BY outside_entries.recorded_at, outside_entries.entry LIMIT $3"
        )))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// How much waits for a decision of the actor, counted no further than `most`.
pub async fn count_waiting(conn: &mut Conn, reach: &Reach, most: i64) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(scoped!(
            "SELECT count(*) FROM (SELECT outside_hours.id FROM outside_hours
                WHERE outside_hours.is_open AND outside_hours.superseded_at IS NULL AND outside_hours.person <> $1
                    AND outside_hours.entered_by <> $1
                    AND EXISTS (SELECT 1 FROM memberships
                        WHERE memberships.person = outside_hours.person AND memberships.superseded_at IS NULL
                            AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                            AND memberships.unit || '' IN (SELECT unit FROM reach)) LIMIT $3) AS open"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(most)
        .fetch_one(c)
        .await
    })?)
}

/// What has been decided of people within reach, the latest first.
pub async fn decided(conn: &mut Conn, reach: &Reach, state: &str, most: i64) -> Result<Vec<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(entries!(
            "JOIN reached ON reached.person = outside_entries.person
             WHERE outside_entries.state = $3 AND NOT outside_entries.is_open
             ORDER BY outside_entries.decided_at DESC, outside_entries.entry LIMIT $4"
        )))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(state)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// Approved hours, of an export.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Approved {
    /// Whose.
    pub person: String,
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub body: String,
    /// The first day.
    pub from_on: String,
    /// The last day.
    pub until_on: String,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// 1 to 5.
    pub content_group: i64,
    /// Whether it was abroad.
    pub is_abroad: bool,
}

/// The approved hours of these people, in the order of their days.
pub async fn approved(conn: &mut Conn, people: &[String]) -> Result<Vec<Approved>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT person, title, body, from_on, until_on, tiet_halves, content_group, is_abroad
             FROM outside_entries WHERE state = 'approved' AND person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(") ORDER BY person, until_on, entry");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

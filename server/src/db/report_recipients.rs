//! Who gets the reports of a schedule, and who may.

use super::{Conn, DbError, on};

/// A recipient.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Recipient {
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
    /// Her language, where she has chosen one.
    pub locale: Option<String>,
    /// Whether she has an account that is in use.
    pub has_account: bool,
    /// When she said that she wants it no longer.
    pub stopped_at: Option<i64>,
}

/// The recipients of a schedule, also those who have stopped it, in Vietnamese order.
pub async fn list(conn: &mut Conn, schedule: &str) -> Result<Vec<Recipient>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id AS person, people.full_name, people.given_name, people.address_form, people.email,
                accounts.locale, accounts.person IS NOT NULL AND people.erased_at IS NULL AS has_account,
                report_recipients.stopped_at
             FROM report_recipients
             JOIN people ON people.id = report_recipients.person
             LEFT JOIN accounts ON accounts.person = people.id AND accounts.disabled_at IS NULL
             WHERE report_recipients.schedule = $1 AND report_recipients.removed_at IS NULL
             ORDER BY people.sort_key, people.id",
        )
        .bind(schedule)
        .fetch_all(c)
        .await
    })?)
}

/// How a person reads her mail; nothing where there is no such person.
pub async fn reader(conn: &mut Conn, person: &str) -> Result<Option<Recipient>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT people.id AS person, people.full_name, people.given_name, people.address_form, people.email,
                accounts.locale, accounts.person IS NOT NULL AND people.erased_at IS NULL AS has_account,
                CAST(NULL AS BIGINT) AS stopped_at
             FROM people
             LEFT JOIN accounts ON accounts.person = people.id AND accounts.disabled_at IS NULL
             WHERE people.id = $1",
        )
        .bind(person)
        .fetch_optional(c)
        .await
    })?)
}

/// Adds a recipient; who was taken off comes back, and who has stopped it herself stays so.
pub async fn add(conn: &mut Conn, schedule: &str, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO report_recipients (schedule, person, added_at) VALUES ($1, $2, $3)
             ON CONFLICT (schedule, person) DO UPDATE SET removed_at = NULL",
        )
        .bind(schedule)
        .bind(person)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Takes a recipient off.
pub async fn remove(conn: &mut Conn, schedule: &str, person: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE report_recipients SET removed_at = $3
             WHERE schedule = $1 AND person = $2 AND removed_at IS NULL",
        )
        .bind(schedule)
        .bind(person)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A recipient wants it no longer; `false` where she is none.
pub async fn stop(conn: &mut Conn, schedule: &str, person: &str, now: i64) -> Result<bool, DbError> {
    let stopped: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_recipients SET stopped_at = COALESCE(stopped_at, $3)
             WHERE schedule = $1 AND person = $2 AND removed_at IS NULL RETURNING person",
        )
        .bind(schedule)
        .bind(person)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(stopped.is_some())
}

/// A recipient wants it again; `false` where she is none.
pub async fn resume(conn: &mut Conn, schedule: &str, person: &str) -> Result<bool, DbError> {
    let resumed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE report_recipients SET stopped_at = NULL
             WHERE schedule = $1 AND person = $2 AND removed_at IS NULL RETURNING person",
        )
        .bind(schedule)
        .bind(person)
        .fetch_optional(c)
        .await
    })?;
    Ok(resumed.is_some())
}

/// Somebody who works at the desk.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Colleague {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// The unit of her grant; nothing where she reaches everything.
    pub unit_name: Option<String>,
}

/// Who has an account in use and reaches a unit with all below it on a day: by a grant there, above, or everywhere. For no
/// unit, who reaches everything. A person may come several times.
pub async fn who_reach(conn: &mut Conn, unit: &str, day: &str) -> Result<Vec<Colleague>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "WITH RECURSIVE above (unit) AS (
                SELECT unit FROM unit_placements
                WHERE unit = $1 AND superseded_at IS NULL AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)
                UNION
                SELECT unit_placements.parent FROM unit_placements
                JOIN above ON unit_placements.unit = above.unit
                WHERE unit_placements.parent IS NOT NULL AND unit_placements.superseded_at IS NULL
                    AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
             )
             SELECT people.id AS person, people.full_name, own.name AS unit_name FROM grants
             JOIN people ON people.id = grants.person AND people.erased_at IS NULL
             JOIN accounts ON accounts.person = people.id AND accounts.disabled_at IS NULL
             LEFT JOIN unit_placements own ON own.unit = grants.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE grants.role IN ('coordinator', 'administrator') AND grants.course IS NULL
                AND grants.superseded_at IS NULL AND grants.valid_from <= $2
                AND (grants.valid_to IS NULL OR grants.valid_to > $2)
                AND (grants.unit IS NULL OR grants.unit IN (SELECT unit FROM above))
             ORDER BY people.sort_key, people.id, own.name",
        )
        .bind(unit)
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

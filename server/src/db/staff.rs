//! People as coordinators see them: those whom they reach, and nobody else.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use domain::text;

/// What a list of people is limited to; empty for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of a name, a staff code or an e-mail.
    pub words: String,
    /// A unit; those below it count with it.
    pub unit: String,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: String,
    /// `ready`, `no-password`, `disabled` or `none`: whether and how she can sign in.
    pub account: String,
    /// Where the page begins: the sort key and the id of the last one before it.
    pub after: (String, String),
}

/// A person of the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// Lower case.
    pub email: Option<String>,
    /// Within her top-level body.
    pub staff_code: Option<String>,
    /// The order of the list.
    pub sort_key: String,
    /// The sign-in name, if there is an account.
    pub sign_in_name: Option<String>,
    /// Whether a password has been set.
    pub has_password: bool,
    /// Whether the account is shut.
    pub is_disabled: bool,
    /// Her unit within the reach.
    pub unit_name: Option<String>,
    /// Her post there.
    pub position: Option<String>,
}

/// A page of the people whom the actor reaches, in Vietnamese order.
pub async fn list(conn: &mut Conn, reach: &Reach, filter: &Filter, limit: i64) -> Result<Vec<Listed>, DbError> {
    let words = text::fold(&filter.words).replace(['%', '_', '\\'], "");
    let like = if words.is_empty() { String::new() } else { format!("%{words}%") };
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            ", below (unit) AS (
                SELECT unit FROM reach WHERE unit = $3
                UNION
                SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            )
            SELECT people.id, people.full_name, people.email, people.staff_code, people.sort_key,
                accounts.sign_in_name, accounts.password_hash IS NOT NULL AS has_password,
                accounts.disabled_at IS NOT NULL AS is_disabled,
                (SELECT unit_placements.name FROM memberships
                    JOIN reach ON reach.unit = memberships.unit
                    JOIN unit_placements ON unit_placements.unit = memberships.unit
                        AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                        AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                    WHERE memberships.person = people.id AND memberships.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                    ORDER BY CASE WHEN memberships.is_primary THEN 0 ELSE 1 END, memberships.id LIMIT 1) AS unit_name,
                (SELECT memberships.position FROM memberships
                    JOIN reach ON reach.unit = memberships.unit
                    WHERE memberships.person = people.id AND memberships.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                    ORDER BY CASE WHEN memberships.is_primary THEN 0 ELSE 1 END, memberships.id LIMIT 1) AS position
            FROM reached
            JOIN people ON people.id = reached.person
            LEFT JOIN accounts ON accounts.person = people.id
            WHERE people.erased_at IS NULL
                AND (people.sort_key > $4 OR (people.sort_key = $4 AND people.id > $5))
                AND ($6 = '' OR people.name_fold LIKE $6 OR people.email LIKE $6 OR lower(people.staff_code) LIKE $6)
                AND ($7 = '' OR people.sex = $7)
                AND (($3 = '' AND $8 = '') OR EXISTS (SELECT 1 FROM memberships
                    WHERE memberships.person = people.id AND memberships.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                        AND ($8 = '' OR memberships.staff_kind = $8)
                        AND (($3 = '' AND memberships.unit IN (SELECT unit FROM reach))
                            OR memberships.unit IN (SELECT unit FROM below))))
                AND ($9 = '' OR $9 = CASE WHEN accounts.person IS NULL THEN 'none'
                    WHEN accounts.disabled_at IS NOT NULL THEN 'disabled'
                    WHEN accounts.password_hash IS NULL THEN 'no-password' ELSE 'ready' END)
            ORDER BY people.sort_key, people.id LIMIT $10"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(&filter.unit)
        .bind(&filter.after.0)
        .bind(&filter.after.1)
        .bind(like)
        .bind(&filter.sex)
        .bind(&filter.staff_kind)
        .bind(&filter.account)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// A person whom the actor reaches, with all that is known of her.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Staff {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// Lower case.
    pub email: Option<String>,
    /// Within her top-level body.
    pub staff_code: Option<String>,
    /// The sign-in name, if there is an account.
    pub sign_in_name: Option<String>,
    /// Whether a password has been set.
    pub has_password: bool,
    /// Whether the account is shut.
    pub is_disabled: bool,
}

/// The person with this id, if the actor reaches her.
pub async fn find(conn: &mut Conn, reach: &Reach, person: &str) -> Result<Option<Staff>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.id, people.full_name, people.given_name, people.birth_date, people.sex, people.email,
                people.staff_code, accounts.sign_in_name, accounts.password_hash IS NOT NULL AS has_password,
                accounts.disabled_at IS NOT NULL AS is_disabled
             FROM people LEFT JOIN accounts ON accounts.person = people.id
             WHERE people.id = $3 AND people.erased_at IS NULL AND EXISTS (SELECT 1 FROM memberships
                JOIN reach ON reach.unit = memberships.unit
                WHERE memberships.person = people.id AND memberships.superseded_at IS NULL
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2))"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(person)
        .fetch_optional(c)
        .await
    })?)
}

/// The person with this id, whom the actor must reach.
pub async fn get(conn: &mut Conn, reach: &Reach, person: &str) -> Result<Staff, DbError> {
    find(conn, reach, person).await?.ok_or(DbError::NotFound)
}

/// A unit of a filter.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedUnit {
    /// The unit.
    pub id: String,
    /// Its name of the day, with the unit above.
    pub name: String,
}

/// The first units that the actor reaches, in Vietnamese order.
pub async fn units(conn: &mut Conn, reach: &Reach, limit: i64) -> Result<Vec<ListedUnit>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT own.unit AS id, own.name || COALESCE(', ' || above.name, '') AS name FROM reach
             JOIN unit_placements own ON own.unit = reach.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             ORDER BY own.sort_key, own.unit LIMIT $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

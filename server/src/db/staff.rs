//! People as coordinators see them: those whom they reach, and nobody else.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use domain::text;
use sqlx::QueryBuilder;

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
    /// Whether few units are within the reach.
    pub is_narrow: bool,
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
///
/// In a wide reach the page is found along the order of the list, and is full after few people; where it is narrow, and
/// for words, which may be anybody's, everybody within it is looked at. CROSS JOIN has SQLite walk the tables in this
/// order, and `|| ''` keeps it from looking into every unit for each person.
pub async fn list(conn: &mut Conn, reach: &Reach, filter: &Filter, limit: i64) -> Result<Vec<Listed>, DbError> {
    let words = text::fold(&filter.words).replace(['%', '_', '\\'], "");
    let like = if words.is_empty() { String::new() } else { format!("%{words}%") };
    let walks_reach = !words.is_empty() || !filter.unit.is_empty() || filter.is_narrow;
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            ", below (unit) AS (
                SELECT unit FROM reach WHERE unit = $3
                UNION
                SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            ), here (unit) AS (
                SELECT unit FROM below UNION ALL SELECT unit FROM reach WHERE $3 = ''
            ), page (id) AS (
                SELECT along.id FROM (
                    SELECT people.id FROM people
                    WHERE NOT $11 AND EXISTS (SELECT 1 FROM memberships
                            WHERE memberships.person = people.id AND memberships.superseded_at IS NULL
                                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                                AND ($8 = '' OR memberships.staff_kind = $8)
                                AND memberships.unit || '' IN (SELECT unit FROM here))
                        AND people.erased_at IS NULL
                        AND (people.sort_key > $4 OR (people.sort_key = $4 AND people.id > $5))
                        AND ($7 = '' OR people.sex = $7)
                        AND ($9 = '' OR $9 = COALESCE((SELECT CASE WHEN accounts.disabled_at IS NOT NULL THEN 'disabled'
                                WHEN accounts.password_hash IS NULL THEN 'no-password' ELSE 'ready' END
                            FROM accounts WHERE accounts.person = people.id), 'none'))
                    ORDER BY people.sort_key, people.id LIMIT $10) AS along
                UNION ALL
                SELECT named.id FROM (
                    SELECT people.id FROM here CROSS JOIN memberships CROSS JOIN people
                    WHERE $11 AND memberships.unit = here.unit AND memberships.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                        AND ($8 = '' OR memberships.staff_kind = $8) AND people.id = memberships.person
                        AND ($6 = '' OR people.name_fold LIKE $6 OR people.email LIKE $6
                            OR lower(people.staff_code) LIKE $6)
                        AND people.erased_at IS NULL
                        AND (people.sort_key > $4 OR (people.sort_key = $4 AND people.id > $5))
                        AND ($7 = '' OR people.sex = $7)
                        AND ($9 = '' OR $9 = COALESCE((SELECT CASE WHEN accounts.disabled_at IS NOT NULL THEN 'disabled'
                                WHEN accounts.password_hash IS NULL THEN 'no-password' ELSE 'ready' END
                            FROM accounts WHERE accounts.person = people.id), 'none'))
                    GROUP BY people.sort_key, people.id ORDER BY people.sort_key, people.id LIMIT $10) AS named
            )
            SELECT people.id, people.full_name, people.email, people.staff_code, people.sort_key,
                accounts.sign_in_name, accounts.password_hash IS NOT NULL AS has_password,
                accounts.disabled_at IS NOT NULL AS is_disabled, unit_placements.name AS unit_name, memberships.position
            FROM page
            JOIN people ON people.id = page.id
            LEFT JOIN accounts ON accounts.person = people.id
            LEFT JOIN memberships ON memberships.id = (SELECT shown.id FROM memberships AS shown
                WHERE shown.person = people.id AND shown.superseded_at IS NULL
                    AND (shown.valid_to IS NULL OR shown.valid_to > $2) AND shown.unit IN (SELECT unit FROM reach)
                ORDER BY CASE WHEN shown.is_primary THEN 0 ELSE 1 END, shown.id LIMIT 1)
            LEFT JOIN unit_placements ON unit_placements.unit = memberships.unit
                AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            ORDER BY people.sort_key, people.id"
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
        .bind(walks_reach)
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

/// Who of these people can read a message, because her account is not shut; each with whether she has an address.
pub async fn readers(conn: &mut Conn, people: &[String]) -> Result<Vec<(String, bool)>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT people.id, people.email IS NOT NULL FROM people
             LEFT JOIN accounts ON accounts.person = people.id
             WHERE accounts.disabled_at IS NULL AND people.erased_at IS NULL AND people.id IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(person));
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

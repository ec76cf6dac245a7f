//! The people whom a coordinator reaches, with how far each is on her way in: the view `invitees` and the instant.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use domain::text;

/// Which of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Members of this unit or one below it; empty for all.
    pub unit: String,
    /// In this state; empty for all.
    pub state: String,
    /// Whose folded name, e-mail or sign-in name holds these words.
    pub words: String,
}

impl Chosen {
    fn like(&self) -> String {
        format!("%{}%", text::fold(&self.words).replace(['%', '_', '\\'], ""))
    }
}

/// For what they are wanted. Whoever has a role of staff gets a way in from administrators alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To be seen.
    Seen,
    /// To be invited by mail: an address, and no password yet.
    Mail,
    /// To get a code on paper: no address, and no password yet.
    Paper,
    /// To get a code on paper, with an address or without.
    AnyPaper,
}

impl Wanted {
    fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Mail => "mail",
            Self::Paper => "paper",
            Self::AnyPaper => "any",
        }
    }
}

/// After whom a page begins: sort key and id; both empty for the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// The sort key.
    pub sort_key: String,
    /// The person.
    pub person: String,
}

/// One of them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Invitee {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// How she wishes to be addressed.
    pub address_form: String,
    /// For the order.
    pub sort_key: String,
    /// Lower case.
    pub email: Option<String>,
    /// The account's name.
    pub sign_in_name: Option<String>,
    /// Her language, where she has chosen one.
    pub locale: Option<String>,
    /// The primary unit of the day.
    pub unit_name: Option<String>,
    /// See the view, and `expired`.
    pub state: String,
    /// How the invitation reaches her.
    pub way: Option<String>,
    /// When she was invited.
    pub invited_at: Option<i64>,
    /// Why the mail did not go, by kind.
    pub failure_kind: Option<String>,
    /// In the server's words.
    pub failure: Option<String>,
    /// Whether she has a role of staff.
    pub is_staff: bool,
}

/// A page of them in Vietnamese order. Where all states are asked for with a purpose, those who have an invitation that
/// is on its way or in use are left in peace.
pub async fn page(
    conn: &mut Conn,
    reach: &Reach,
    chosen: &Chosen,
    wanted: Wanted,
    after: &After,
    most: i64,
    now: i64,
) -> Result<Vec<Invitee>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.id AS person, people.full_name, people.given_name, people.address_form, people.sort_key,
                people.email, invitee.sign_in_name, invitee.locale, unit_placements.name AS unit_name, invitee.state,
                invitee.way, invitee.invited_at, invitee.failure_kind, invitee.failure,
                EXISTS (SELECT 1 FROM grants WHERE grants.person = people.id AND grants.superseded_at IS NULL
                    AND (grants.valid_to IS NULL OR grants.valid_to > $2)) AS is_staff
             FROM reached
             JOIN people ON people.id = reached.person
             JOIN (SELECT person, sign_in_name, locale, way, invited_at, failure_kind, failure,
                    CASE WHEN expires_at <= $3 AND state IN ('invited', 'sent', 'failed', 'opened') THEN 'expired'
                    ELSE state END AS state
                FROM invitees) AS invitee ON invitee.person = people.id
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_to IS NULL
             LEFT JOIN unit_placements ON unit_placements.unit = memberships.unit
                AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
             WHERE ($4 = '' OR invitee.state = $4)
                AND (people.name_fold LIKE $5 OR people.email LIKE $5 OR invitee.sign_in_name LIKE $5)
                AND ($6 = '' OR EXISTS (SELECT 1 FROM memberships AS own
                    WHERE own.person = people.id AND own.superseded_at IS NULL
                        AND (own.valid_to IS NULL OR own.valid_to > $2) AND own.unit IN (
                            WITH RECURSIVE below (unit) AS (
                                SELECT reach.unit FROM reach WHERE reach.unit = $6
                                UNION
                                SELECT unit_placements.unit FROM unit_placements
                                JOIN below ON unit_placements.parent = below.unit
                                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                            ) SELECT below.unit FROM below)))
                AND ($7 = 'seen' OR (invitee.state NOT IN ('signed-in', 'disabled')
                    AND ($4 <> '' OR $7 <> 'mail' OR invitee.state IN ('none', 'uninvited', 'expired', 'failed'))
                    AND ($7 <> 'mail' OR people.email IS NOT NULL) AND ($7 <> 'paper' OR people.email IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM grants WHERE grants.person = people.id
                        AND grants.superseded_at IS NULL AND (grants.valid_to IS NULL OR grants.valid_to > $2))))
                AND ($8 = '' OR people.sort_key > $8 OR (people.sort_key = $8 AND people.id > $9))
             ORDER BY people.sort_key, people.id LIMIT $10"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(now)
        .bind(&chosen.state)
        .bind(chosen.like())
        .bind(&chosen.unit)
        .bind(wanted.name())
        .bind(&after.sort_key)
        .bind(&after.person)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// One of them, whom the actor must reach.
pub async fn get(conn: &mut Conn, reach: &Reach, person: &str, now: i64) -> Result<Invitee, DbError> {
    let found: Option<Invitee> = on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.id AS person, people.full_name, people.given_name, people.address_form, people.sort_key,
                people.email, invitees.sign_in_name, invitees.locale, unit_placements.name AS unit_name,
                CASE WHEN invitees.expires_at <= $4 AND invitees.state IN ('invited', 'sent', 'failed', 'opened')
                THEN 'expired' ELSE invitees.state END AS state,
                invitees.way, invitees.invited_at, invitees.failure_kind, invitees.failure,
                EXISTS (SELECT 1 FROM grants WHERE grants.person = people.id AND grants.superseded_at IS NULL
                    AND (grants.valid_to IS NULL OR grants.valid_to > $2)) AS is_staff
             FROM reached
             JOIN people ON people.id = reached.person
             JOIN invitees ON invitees.person = people.id
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_to IS NULL
             LEFT JOIN unit_placements ON unit_placements.unit = memberships.unit
                AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
             WHERE reached.person = $3 LIMIT 1"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(person)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    found.ok_or(DbError::NotFound)
}

/// How many people are in a state.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Count {
    /// See [`Invitee::state`].
    pub state: String,
    /// All of them.
    pub people: i64,
    /// Those of them who have an address and no role of staff.
    pub with_mail: i64,
    /// Those of them who have no address and no role of staff.
    pub without_mail: i64,
}

/// How many of the chosen, whatever their state, are in each state.
pub async fn counts(conn: &mut Conn, reach: &Reach, chosen: &Chosen, now: i64) -> Result<Vec<Count>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT invitee.state, count(*) AS people,
                count(CASE WHEN people.email IS NOT NULL AND staff.person IS NULL THEN 1 END) AS with_mail,
                count(CASE WHEN people.email IS NULL AND staff.person IS NULL THEN 1 END) AS without_mail
             FROM reached
             JOIN people ON people.id = reached.person
             JOIN (SELECT person, sign_in_name,
                    CASE WHEN expires_at <= $3 AND state IN ('invited', 'sent', 'failed', 'opened') THEN 'expired'
                    ELSE state END AS state
                FROM invitees) AS invitee ON invitee.person = people.id
             LEFT JOIN (SELECT DISTINCT grants.person FROM grants WHERE grants.superseded_at IS NULL
                AND (grants.valid_to IS NULL OR grants.valid_to > $2)) AS staff ON staff.person = people.id
             WHERE (people.name_fold LIKE $4 OR people.email LIKE $4 OR invitee.sign_in_name LIKE $4)
                AND ($5 = '' OR EXISTS (SELECT 1 FROM memberships AS own
                    WHERE own.person = people.id AND own.superseded_at IS NULL
                        AND (own.valid_to IS NULL OR own.valid_to > $2) AND own.unit IN (
                            WITH RECURSIVE below (unit) AS (
                                SELECT reach.unit FROM reach WHERE reach.unit = $5
                                UNION
                                SELECT unit_placements.unit FROM unit_placements
                                JOIN below ON unit_placements.parent = below.unit
                                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                            ) SELECT below.unit FROM below)))
             GROUP BY invitee.state"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(now)
        .bind(chosen.like())
        .bind(&chosen.unit)
        .fetch_all(c)
        .await
    })?)
}

/// The units that the actor reaches, with the unit above, in Vietnamese order.
pub async fn units(conn: &mut Conn, reach: &Reach) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT own.unit, own.name || COALESCE(', ' || above.name, '') FROM reach
             JOIN unit_placements own ON own.unit = reach.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             ORDER BY own.sort_key, own.unit LIMIT 2000"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

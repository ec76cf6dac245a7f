//! Units and memberships: the dated organisation.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use domain::text;

/// A unit with its first name and place.
#[derive(Clone, Debug)]
pub struct NewUnit<'a> {
    /// The unit.
    pub id: &'a str,
    /// `tinh`, `xa`, `phong` …
    pub kind: &'a str,
    /// 2 or 5 digits.
    pub area_code: Option<&'a str>,
    /// The name of today.
    pub name: &'a str,
    /// The unit above.
    pub parent: Option<&'a str>,
    /// The first day.
    pub valid_from: &'a str,
}

/// Stores a unit, its name and its place.
pub async fn create(conn: &mut Conn, unit: &NewUnit<'_>, placement: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("INSERT INTO units (id, kind, area_code, valid_from, recorded_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(unit.id)
            .bind(unit.kind)
            .bind(unit.area_code)
            .bind(unit.valid_from)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO unit_placements (id, unit, parent, name, name_fold, sort_key, valid_from, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(placement)
        .bind(unit.id)
        .bind(unit.parent)
        .bind(unit.name)
        .bind(text::fold(unit.name))
        .bind(text::sort_key(unit.name))
        .bind(unit.valid_from)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A membership to be recorded.
#[derive(Clone, Debug)]
pub struct NewMembership<'a> {
    /// Who.
    pub person: &'a str,
    /// Where.
    pub unit: &'a str,
    /// Where she is counted.
    pub is_primary: bool,
    /// Her post.
    pub position: &'a str,
    /// Whether she leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc`, `vien-chuc`, `dai-bieu`, `khac`.
    pub staff_kind: &'a str,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: &'a str,
    /// The first day.
    pub valid_from: &'a str,
}

/// Records a membership.
pub async fn join(conn: &mut Conn, id: &str, membership: &NewMembership<'_>, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(id)
        .bind(membership.person)
        .bind(membership.unit)
        .bind(membership.is_primary)
        .bind(membership.position)
        .bind(membership.is_leader)
        .bind(membership.staff_kind)
        .bind(membership.staff_level)
        .bind(membership.valid_from)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The primary membership of a day, with the unit's name of that day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PrimaryMembership {
    /// The unit.
    pub unit: String,
    /// Its name of the day, with the unit above: `Phòng Kinh tế, UBND xã Thanh Lâm`.
    pub unit_name: String,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// See [`NewMembership`].
    pub staff_kind: String,
    /// See [`NewMembership`].
    pub staff_level: String,
}

/// Where a person is counted on that day.
pub async fn primary(conn: &mut Conn, person: &str, day: &str) -> Result<Option<PrimaryMembership>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT memberships.unit, own.name || COALESCE(', ' || above.name, '') AS unit_name,
                memberships.position, memberships.is_leader, memberships.staff_kind, memberships.staff_level
             FROM memberships
             JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             WHERE memberships.person = $1 AND memberships.is_primary AND memberships.superseded_at IS NULL
                AND memberships.valid_from <= $2 AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
             ORDER BY memberships.valid_from DESC LIMIT 1",
        )
        .bind(person)
        .bind(day)
        .fetch_optional(c)
        .await
    })?)
}

/// A unit for a choice list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedUnit {
    /// The unit.
    pub id: String,
    /// Its name of the day, with the unit above.
    pub name: String,
}

/// The units of a day in Vietnamese order.
pub async fn list(conn: &mut Conn, day: &str) -> Result<Vec<ListedUnit>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT own.unit AS id, own.name || COALESCE(', ' || above.name, '') AS name
             FROM unit_placements own
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $1 AND (above.valid_to IS NULL OR above.valid_to > $1)
             WHERE own.superseded_at IS NULL AND own.valid_from <= $1 AND (own.valid_to IS NULL OR own.valid_to > $1)
             ORDER BY own.sort_key, own.unit LIMIT 2000",
        )
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// The units at the top of what the actor reaches, in Vietnamese order.
pub async fn tops(conn: &mut Conn, reach: &Reach) -> Result<Vec<ListedUnit>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT own.unit AS id, own.name FROM reach
             JOIN unit_placements own ON own.unit = reach.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE own.parent IS NULL OR own.parent NOT IN (SELECT unit FROM reach)
             ORDER BY own.sort_key, own.unit"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

/// How many units and how many people the actor reaches.
pub async fn reached(conn: &mut Conn, reach: &Reach) -> Result<(i64, i64), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!("SELECT (SELECT count(*) FROM reach), (SELECT count(*) FROM reached)"))
            .bind(&reach.actor)
            .bind(&reach.day)
            .fetch_one(c)
            .await
    })?)
}

/// A unit in the desk's lists.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct UnitLine {
    /// The unit.
    pub id: String,
    /// Its name of the day.
    pub name: String,
    /// The name of the unit above it.
    pub above: Option<String>,
    /// What it is.
    pub kind: String,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Units directly below it.
    pub below: i64,
    /// People who are counted in it itself.
    pub people: i64,
}

/// Units that the actor reaches: those directly below one, or those whose folded name or code holds the words; in
/// Vietnamese order.
pub async fn lines(
    conn: &mut Conn,
    reach: &Reach,
    parent: Option<&str>,
    words: &str,
    most: i64,
) -> Result<Vec<UnitLine>, DbError> {
    let like = format!("%{}%", text::fold(words).replace(['%', '_', '\\'], ""));
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT own.unit AS id, own.name, above.name AS above, units.kind, units.area_code,
                (SELECT count(*) FROM unit_placements child WHERE child.parent = own.unit AND child.superseded_at IS NULL
                    AND child.valid_from <= $2 AND (child.valid_to IS NULL OR child.valid_to > $2)) AS below,
                (SELECT count(*) FROM memberships WHERE memberships.unit = own.unit AND memberships.is_primary
                    AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)) AS people
             FROM reach
             JOIN units ON units.id = reach.unit
             JOIN unit_placements own ON own.unit = reach.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $2 AND (above.valid_to IS NULL OR above.valid_to > $2)
             WHERE (own.parent = $3 OR $3 IS NULL)
                AND (own.name_fold LIKE $4 OR units.area_code LIKE $4 OR lower(units.agency_code) LIKE $4)
             ORDER BY own.sort_key, own.unit LIMIT $5"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(parent)
        .bind(&like)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// People who are counted in a unit or below it.
pub async fn people_below(conn: &mut Conn, reach: &Reach, unit: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(scoped!(
            "SELECT count(DISTINCT memberships.person) FROM memberships
             JOIN reach ON reach.unit = memberships.unit
             WHERE memberships.is_primary AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                AND memberships.unit IN (
                    WITH RECURSIVE below (unit) AS (
                        SELECT $3
                        UNION
                        SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                        WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                            AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                    ) SELECT unit FROM below)"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(unit)
        .fetch_one(c)
        .await
    })?)
}

/// Those whose grant begins at a unit: their names.
pub async fn coordinators_at(conn: &mut Conn, unit: &str, day: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT people.full_name FROM grants JOIN people ON people.id = grants.person
             WHERE grants.unit = $1 AND grants.superseded_at IS NULL AND (grants.valid_to IS NULL OR grants.valid_to > $2)
             ORDER BY people.sort_key, people.id",
        )
        .bind(unit)
        .bind(day)
        .fetch_all(c)
        .await
    })?)
}

/// One unit that the actor reaches, as a line.
pub async fn line(conn: &mut Conn, reach: &Reach, unit: &str) -> Result<Option<UnitLine>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT own.unit AS id, own.name, NULL AS above, units.kind, units.area_code,
                (SELECT count(*) FROM unit_placements child WHERE child.parent = own.unit AND child.superseded_at IS NULL
                    AND child.valid_from <= $2 AND (child.valid_to IS NULL OR child.valid_to > $2)) AS below,
                (SELECT count(*) FROM memberships WHERE memberships.unit = own.unit AND memberships.is_primary
                    AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)) AS people
             FROM reach
             JOIN units ON units.id = reach.unit
             JOIN unit_placements own ON own.unit = reach.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE reach.unit = $3"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(unit)
        .fetch_optional(c)
        .await
    })?)
}

/// People who are, or are about to be, members of a unit on a day.
pub async fn members(conn: &mut Conn, unit: &str, day: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(DISTINCT person) FROM memberships
             WHERE unit = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(unit)
        .bind(day)
        .fetch_one(c)
        .await
    })?)
}

//! Whom and what a coordinator reaches: the one place where it is decided.
//!
//! Every statement of the desk begins with the tables of [`scoped!`], which are made from the actor's grants of the day,
//! so that a list, a search, a count or an error cannot leave her subtree.

use super::{Conn, DbError, on};
use std::collections::HashSet;

/// Who asks, and on which day: the grants of that day decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The coordinator or administrator.
    pub actor: String,
    /// ISO 8601.
    pub day: String,
}

/// A statement over what the actor reaches: `reach (unit)` holds the units of her grants and all below them, `reached
/// (person)` the people who are, or are about to be, members of one. `$1` is the actor, `$2` the day; the statement's
/// own values begin with `$3`.
macro_rules! scoped {
    ($($statement:tt)+) => {
        concat!(
            "WITH RECURSIVE reach (unit) AS (
                SELECT unit_placements.unit FROM unit_placements
                JOIN grants ON grants.unit = unit_placements.unit OR (grants.unit IS NULL AND unit_placements.parent IS NULL)
                WHERE grants.person = $1 AND grants.role IN ('coordinator', 'administrator') AND grants.course IS NULL
                    AND grants.superseded_at IS NULL AND grants.valid_from <= $2
                    AND (grants.valid_to IS NULL OR grants.valid_to > $2)
                    AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                UNION
                SELECT unit_placements.unit FROM unit_placements
                JOIN reach ON unit_placements.parent = reach.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            ), reached (person) AS (
                SELECT memberships.person FROM memberships
                JOIN reach ON reach.unit = memberships.unit
                WHERE memberships.superseded_at IS NULL AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                GROUP BY memberships.person
            ) ",
            $($statement)+
        )
    };
}
pub(crate) use scoped;

/// The same with `inherited (unit)`: what the actor reaches, and the units whose past is counted there because they have
/// ended and one of these is their main successor, or that one's.
macro_rules! inherited {
    ($($statement:tt)+) => {
        $crate::db::scope::scoped!(concat!(
            ", inherited (unit) AS (
                SELECT unit FROM reach
                UNION
                SELECT unit_successors.predecessor FROM inherited
                JOIN unit_successors ON unit_successors.successor = inherited.unit
                JOIN units ON units.id = unit_successors.predecessor
                WHERE unit_successors.is_main AND units.valid_to <= $2
            ) ",
            $($statement)+
        ))
    };
}
pub(crate) use inherited;

/// The same with `housed (unit, home)`: what the actor reaches, each at home with itself, and the units that have ended,
/// each with the unit of the reach that has taken its place. Cohorts of a unit go there with it, from its last day on.
macro_rules! housed {
    ($($statement:tt)+) => {
        $crate::db::scope::scoped!(concat!(
            ", housed (unit, home) AS (
                SELECT unit, unit FROM reach
                UNION
                SELECT unit_successors.predecessor, housed.home FROM housed
                JOIN unit_successors ON unit_successors.successor = housed.unit
                JOIN units ON units.id = unit_successors.predecessor
                WHERE unit_successors.is_main AND units.valid_to <= $2
            ) ",
            $($statement)+
        ))
    };
}
pub(crate) use housed;

/// Whether the unit is one that the actor reaches.
pub async fn holds_unit(conn: &mut Conn, reach: &Reach, unit: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(scoped!("SELECT count(*) FROM reach WHERE unit = $3"))
            .bind(&reach.actor)
            .bind(&reach.day)
            .bind(unit)
            .fetch_one(c)
            .await
    })?;
    Ok(found > 0)
}

/// Whether the person is one whom the actor reaches.
pub async fn holds_person(conn: &mut Conn, reach: &Reach, person: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(scoped!(
            "SELECT count(*) FROM memberships JOIN reach ON reach.unit = memberships.unit
             WHERE memberships.person = $3 AND memberships.superseded_at IS NULL
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(person)
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

/// Whether the actor reaches everything: her grant names no unit.
pub async fn holds_everything(conn: &mut Conn, reach: &Reach) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM grants
             WHERE person = $1 AND role IN ('coordinator', 'administrator') AND unit IS NULL AND course IS NULL
                AND superseded_at IS NULL AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

/// Whether a coordinator other than these people reaches a person on a day.
pub async fn is_coordinated(conn: &mut Conn, person: &str, besides: [&str; 2], day: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "WITH RECURSIVE above (unit) AS (
                SELECT memberships.unit FROM memberships
                WHERE memberships.person = $1 AND memberships.superseded_at IS NULL
                    AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                UNION
                SELECT unit_placements.parent FROM unit_placements JOIN above ON above.unit = unit_placements.unit
                WHERE unit_placements.parent IS NOT NULL AND unit_placements.superseded_at IS NULL
                    AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            )
            SELECT count(*) FROM grants WHERE grants.role = 'coordinator' AND grants.superseded_at IS NULL
                AND grants.valid_from <= $2 AND (grants.valid_to IS NULL OR grants.valid_to > $2)
                AND grants.person <> $3 AND grants.person <> $4
                AND (grants.unit IS NULL OR grants.unit IN (SELECT unit FROM above))",
        )
        .bind(person)
        .bind(day)
        .bind(besides[0])
        .bind(besides[1])
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

/// All units that the actor reaches.
pub async fn units(conn: &mut Conn, reach: &Reach) -> Result<HashSet<String>, DbError> {
    let units: Vec<String> = on!(conn, |c| {
        sqlx::query_scalar(scoped!("SELECT unit FROM reach")).bind(&reach.actor).bind(&reach.day).fetch_all(c).await
    })?;
    Ok(units.into_iter().collect())
}

/// All units that the actor reaches, and those whose past is counted there.
pub async fn inherited_units(conn: &mut Conn, reach: &Reach) -> Result<HashSet<String>, DbError> {
    let units: Vec<String> = on!(conn, |c| {
        sqlx::query_scalar(inherited!("SELECT unit FROM inherited"))
            .bind(&reach.actor)
            .bind(&reach.day)
            .fetch_all(c)
            .await
    })?;
    Ok(units.into_iter().collect())
}

/// The units of the actor's grants of the day, also those that have ended since.
pub async fn granted_units(conn: &mut Conn, reach: &Reach) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT unit FROM grants
             WHERE person = $1 AND role IN ('coordinator', 'administrator') AND unit IS NOT NULL
                AND superseded_at IS NULL AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

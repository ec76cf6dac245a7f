//! The names and codes by which lists may call the units that an actor reaches.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};

/// A unit of the reach, or one above it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NamedUnit {
    /// The unit.
    pub id: String,
    /// Its name of the day.
    pub name: String,
    /// The unit above.
    pub parent: Option<String>,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Of the list of agencies.
    pub agency_code: Option<String>,
    /// Whether the actor reaches it; the others only give the paths their names.
    pub is_reached: bool,
}

/// The units of the reach, and those above them.
pub async fn reached(conn: &mut Conn, reach: &Reach) -> Result<Vec<NamedUnit>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            ", above (unit) AS (
                SELECT unit_placements.parent FROM unit_placements JOIN reach ON reach.unit = unit_placements.unit
                WHERE unit_placements.parent IS NOT NULL AND unit_placements.superseded_at IS NULL
                    AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                UNION
                SELECT unit_placements.parent FROM unit_placements JOIN above ON above.unit = unit_placements.unit
                WHERE unit_placements.parent IS NOT NULL AND unit_placements.superseded_at IS NULL
                    AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            )
            SELECT own.unit AS id, own.name, own.parent, units.area_code, units.agency_code,
                own.unit IN (SELECT unit FROM reach) AS is_reached
            FROM unit_placements own JOIN units ON units.id = own.unit
            WHERE own.unit IN (SELECT unit FROM reach UNION SELECT unit FROM above)
                AND own.superseded_at IS NULL AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
            ORDER BY own.sort_key, own.unit"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

/// A unit that has ended, with one of its successors.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EndedUnit {
    /// The unit.
    pub id: String,
    /// Its last name.
    pub name: String,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Of the list of agencies.
    pub agency_code: Option<String>,
    /// The first day without it.
    pub ended_on: String,
    /// The name of one in whose place it went.
    pub successor: Option<String>,
}

/// The units that ended below the reach, or went on in it; each once for each of its successors.
pub async fn ended(conn: &mut Conn, reach: &Reach) -> Result<Vec<EndedUnit>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT units.id, own.name, units.area_code, units.agency_code, units.valid_to AS ended_on,
                successor.name AS successor
             FROM units
             JOIN unit_placements own ON own.unit = units.id AND own.superseded_at IS NULL
                AND own.valid_from = (SELECT max(latest.valid_from) FROM unit_placements latest
                    WHERE latest.unit = units.id AND latest.superseded_at IS NULL)
             LEFT JOIN unit_successors ON unit_successors.predecessor = units.id
             LEFT JOIN unit_placements successor ON successor.unit = unit_successors.successor
                AND successor.superseded_at IS NULL AND successor.valid_from <= $2
                AND (successor.valid_to IS NULL OR successor.valid_to > $2)
             WHERE units.valid_to IS NOT NULL AND units.valid_to <= $2
                AND (own.parent IN (SELECT unit FROM reach) OR unit_successors.successor IN (SELECT unit FROM reach))
             ORDER BY own.sort_key, units.id, successor.sort_key"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

/// The top-level body above a unit on a day, within which its staff codes are unique.
pub async fn top(conn: &mut Conn, unit: &str, day: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "WITH RECURSIVE above (unit, parent) AS (
                SELECT unit_placements.unit, unit_placements.parent FROM unit_placements
                WHERE unit_placements.unit = $1 AND unit_placements.superseded_at IS NULL
                    AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
                UNION
                SELECT unit_placements.unit, unit_placements.parent FROM unit_placements
                JOIN above ON unit_placements.unit = above.parent
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $2
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $2)
            )
            SELECT unit FROM above WHERE parent IS NULL",
        )
        .bind(unit)
        .bind(day)
        .fetch_optional(c)
        .await
    })?)
}

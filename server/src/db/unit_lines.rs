//! Units as the desk lists them.

use super::{
    Conn, DbError, on,
    scope::{Reach, scoped},
};
use domain::text;

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
pub async fn list(
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

/// One unit that the actor reaches, as a line.
pub async fn find(conn: &mut Conn, reach: &Reach, unit: &str) -> Result<Option<UnitLine>, DbError> {
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

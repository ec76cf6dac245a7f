//! The dated organisation as a whole.

use super::{Conn, DbError, on};
use domain::organisation::{Kind, Placement, Succession, Tree, Unit};
use jiff::civil::Date;
use std::collections::HashSet;

#[derive(sqlx::FromRow)]
struct UnitRow {
    id: String,
    kind: String,
    area_code: Option<String>,
    agency_code: Option<String>,
    valid_from: String,
    valid_to: Option<String>,
}

#[derive(sqlx::FromRow)]
struct PlacementRow {
    id: String,
    unit: String,
    parent: Option<String>,
    name: String,
    valid_from: String,
    valid_to: Option<String>,
}

#[derive(sqlx::FromRow)]
struct SuccessionRow {
    predecessor: String,
    successor: String,
    effective_on: String,
    is_main: bool,
}

/// The whole organisation over all time, as it is known now.
pub async fn load(conn: &mut Conn) -> Result<Tree, DbError> {
    let units: Vec<UnitRow> = on!(conn, |c| {
        sqlx::query_as("SELECT id, kind, area_code, agency_code, valid_from, valid_to FROM units").fetch_all(c).await
    })?;
    let placements: Vec<PlacementRow> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, unit, parent, name, valid_from, valid_to FROM unit_placements WHERE superseded_at IS NULL",
        )
        .fetch_all(c)
        .await
    })?;
    let successions: Vec<SuccessionRow> = on!(conn, |c| {
        sqlx::query_as("SELECT predecessor, successor, effective_on, is_main FROM unit_successors").fetch_all(c).await
    })?;
    let units = units.into_iter().map(unit).collect::<Result<_, _>>()?;
    let placements = placements.into_iter().map(placement).collect::<Result<_, _>>()?;
    let successions = successions.into_iter().map(succession).collect::<Result<_, _>>()?;
    Ok(Tree::new(units, placements, successions))
}

/// The whole organisation as it was known at an instant: what was recorded or superseded later is not seen.
pub async fn load_known(conn: &mut Conn, known_at: i64) -> Result<Tree, DbError> {
    let mut units: Vec<UnitRow> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, kind, area_code, agency_code, valid_from, valid_to FROM units WHERE recorded_at <= $1",
        )
        .bind(known_at)
        .fetch_all(c)
        .await
    })?;
    let placements: Vec<PlacementRow> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, unit, parent, name, valid_from, valid_to FROM unit_placements
             WHERE recorded_at <= $1 AND (superseded_at IS NULL OR superseded_at > $1)",
        )
        .bind(known_at)
        .fetch_all(c)
        .await
    })?;
    let successions: Vec<SuccessionRow> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT predecessor, successor, effective_on, is_main FROM unit_successors
             WHERE recorded_at <= $1 ORDER BY predecessor, successor",
        )
        .bind(known_at)
        .fetch_all(c)
        .await
    })?;
    // The end of a unit is written into its row; when that was known, its placements say.
    let goes_on: HashSet<&str> =
        placements.iter().filter(|row| row.valid_to.is_none()).map(|row| row.unit.as_str()).collect();
    units.iter_mut().filter(|unit| goes_on.contains(unit.id.as_str())).for_each(|unit| unit.valid_to = None);
    let units = units.into_iter().map(unit).collect::<Result<_, _>>()?;
    let placements = placements.into_iter().map(placement).collect::<Result<_, _>>()?;
    let successions = successions.into_iter().map(succession).collect::<Result<_, _>>()?;
    Ok(Tree::new(units, placements, successions))
}

fn unit(row: UnitRow) -> Result<Unit, DbError> {
    Ok(Unit {
        kind: Kind::named(&row.kind).unwrap_or(Kind::Other),
        from: day(&row.valid_from)?,
        to: row.valid_to.as_deref().map(day).transpose()?,
        id: row.id,
        area_code: row.area_code,
        agency_code: row.agency_code,
    })
}

fn placement(row: PlacementRow) -> Result<Placement, DbError> {
    Ok(Placement {
        from: day(&row.valid_from)?,
        to: row.valid_to.as_deref().map(day).transpose()?,
        id: row.id,
        unit: row.unit,
        parent: row.parent,
        name: row.name,
    })
}

fn succession(row: SuccessionRow) -> Result<Succession, DbError> {
    let on = day(&row.effective_on)?;
    Ok(Succession { predecessor: row.predecessor, successor: row.successor, on, is_main: row.is_main })
}

fn day(text: &str) -> Result<Date, DbError> {
    text.parse().map_err(|_| DbError::Other(format!("no day: {text}")))
}

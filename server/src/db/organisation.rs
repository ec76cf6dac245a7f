//! The dated organisation as a whole.

use super::{Conn, DbError, on};
use domain::organisation::{Kind, Placement, Succession, Tree, Unit};
use jiff::civil::Date;

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

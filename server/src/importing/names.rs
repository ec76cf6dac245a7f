//! The units that a list may name, found by name or code.

use crate::db::{Conn, DbError, scope::Reach, unit_names};
use domain::roster::{EndedUnit, PlacedUnit, UnitIndex};
use std::collections::HashMap;

/// More names than that are no path of an organisation.
const DEEPEST: usize = 32;

/// The units that the actor reaches, by all their names.
pub async fn unit_index(conn: &mut Conn, reach: &Reach) -> Result<UnitIndex, DbError> {
    let rows = unit_names::reached(conn, reach).await?;
    let names: HashMap<&str, (&str, Option<&str>)> =
        rows.iter().map(|row| (row.id.as_str(), (row.name.as_str(), row.parent.as_deref()))).collect();
    let units = rows.iter().filter(|row| row.is_reached).map(|row| {
        let (path, top) = path(&names, &row.id);
        let codes = [row.area_code.clone(), row.agency_code.clone()].into_iter().flatten().collect();
        PlacedUnit { id: row.id.clone(), path, codes, top }
    });
    let units = units.collect();
    let mut ended: Vec<(String, EndedUnit)> = Vec::new();
    for row in unit_names::ended(conn, reach).await? {
        match ended.last_mut().filter(|(id, _)| *id == row.id) {
            Some((_, unit)) => unit.successors.extend(row.successor),
            None => {
                let unit = EndedUnit {
                    name: row.name,
                    codes: [row.area_code, row.agency_code].into_iter().flatten().collect(),
                    ended_on: row.ended_on,
                    successors: row.successor.into_iter().collect(),
                };
                ended.push((row.id, unit));
            }
        }
    }
    Ok(UnitIndex::new(units, ended.into_iter().map(|(_, unit)| unit).collect()))
}

/// The names from a unit up to its top-level body, and that body.
fn path(names: &HashMap<&str, (&str, Option<&str>)>, unit: &str) -> (Vec<String>, String) {
    let (mut path, mut top, mut next) = (Vec::new(), unit, Some(unit));
    while let Some(id) = next
        && let Some((name, parent)) = names.get(id)
        && path.len() < DEEPEST
    {
        path.push((*name).to_owned());
        (top, next) = (id, *parent);
    }
    (path, top.to_owned())
}

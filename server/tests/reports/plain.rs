//! A second count, in plain Rust over plain rows; it shares nothing with the first.

use crate::{support::World, world::Land};
use khuevan::db::Conn;
use std::collections::{BTreeMap, BTreeSet};

/// An enrolment as its tables have it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub person: String,
    pub course: String,
    pub opened_at: i64,
    pub sex: String,
    pub age_years: Option<i64>,
    pub staff_kind: Option<String>,
    pub staff_level: Option<String>,
    pub unit: Option<String>,
    pub completed_at: Option<i64>,
    pub tiet_halves: Option<i64>,
}

/// Every enrolment there is.
pub async fn rows(world: &World) -> Vec<Row> {
    let all = "SELECT enrolments.person, enrolments.course, enrolments.opened_at, enrolments.sex, enrolments.age_years,
            enrolments.staff_kind, enrolments.staff_level, enrolments.unit, completions.completed_at,
            completions.tiet_halves
        FROM enrolments LEFT JOIN completions ON completions.enrolment = enrolments.id";
    let rows = match &mut world.app.db.read().await.unwrap() {
        Conn::Sqlite(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
        Conn::Postgres(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
    };
    rows.unwrap()
}

/// The commune below the province in which a unit lies, or the body of the province that it is; by the map of before.
pub async fn communes(world: &World, land: &Land) -> BTreeMap<String, String> {
    let all = "SELECT unit, parent FROM unit_placements WHERE superseded_at IS NULL";
    let pairs: Vec<(String, Option<String>)> = match &mut world.app.db.read().await.unwrap() {
        Conn::Sqlite(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
        Conn::Postgres(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
    }
    .unwrap();
    let parents: BTreeMap<String, Option<String>> = pairs.into_iter().collect();
    let commune = |unit: &String| {
        let mut unit = unit;
        while let Some(Some(parent)) = parents.get(unit) {
            if *parent == land.province {
                break;
            }
            unit = parent;
        }
        unit.clone()
    };
    parents.keys().map(|unit| (unit.clone(), commune(unit))).collect()
}

/// How rows are counted: by the names of what they belong to.
pub type By<'b> = &'b dyn Fn(&Row) -> Vec<String>;

/// Enrolments, people, completions and tiết halves of every pair of names, and of the margins, which are called `*`.
///
/// A dimension that says something of the person herself counts her once, where her latest enrolment is.
pub fn count(
    rows: &[Row],
    (down, down_is_hers): (By<'_>, bool),
    (across, across_is_hers): (By<'_>, bool),
    day: &dyn Fn(i64) -> i16,
) -> BTreeMap<(String, String), [i64; 4]> {
    let all = || "*".to_owned();
    let mut found: BTreeMap<(String, String), [i64; 4]> = BTreeMap::new();
    let people: BTreeSet<&String> = rows.iter().map(|row| &row.person).collect();
    for person in people {
        let mut own: Vec<&Row> = rows.iter().filter(|row| row.person == *person).collect();
        own.sort_by_key(|row| row.opened_at);
        let mut with_tiet: BTreeSet<(&String, i16)> = BTreeSet::new();
        let mut completed: Vec<&&Row> = own.iter().filter(|row| row.completed_at.is_some()).collect();
        completed.sort_by_key(|row| row.completed_at);
        let mut tiet: BTreeMap<(i64, &String), i64> = BTreeMap::new();
        for row in completed {
            if with_tiet.insert((&row.course, day(row.completed_at.unwrap()))) {
                tiet.insert((row.opened_at, &row.course), row.tiet_halves.unwrap());
            }
        }
        // Where she herself is counted: the last word of each slice stays.
        let mut herself: BTreeMap<(String, String), BTreeSet<(String, String)>> = BTreeMap::new();
        for row in &own {
            let names = |by: By<'_>| by(row).into_iter().chain([all()]).collect::<Vec<_>>();
            let mut fresh: BTreeMap<(String, String), BTreeSet<(String, String)>> = BTreeMap::new();
            for a in names(down) {
                for b in names(across) {
                    let cell = found.entry((a.clone(), b.clone())).or_default();
                    cell[0] += 1;
                    cell[2] += i64::from(row.completed_at.is_some());
                    cell[3] += tiet.get(&(row.opened_at, &row.course)).copied().unwrap_or_default();
                    let slice = |name: &String, is_hers: bool| {
                        if is_hers && name != "*" { "any".to_owned() } else { name.clone() }
                    };
                    fresh
                        .entry((slice(&a, down_is_hers), slice(&b, across_is_hers)))
                        .or_default()
                        .insert((a.clone(), b));
                }
            }
            herself.extend(fresh);
        }
        for place in herself.into_values().flatten() {
            found.entry(place).or_default()[1] += 1;
        }
    }
    found
}

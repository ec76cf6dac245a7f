//! The organisation at the desk: lists, a unit with its past, and its changes.

mod change;
mod check;
mod import;
mod telling;

pub use change::{add, carry_out, form, new};
pub use import::{fault_text, form as list_form, receive as receive_list};

use super::Desk;
use crate::{
    db::{
        Conn, organisation, scope, unit_changes,
        unit_lines::{self, UnitLine as Row},
        units,
    },
    error::Error,
    fields,
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::units::{
        UnitLine, Units, UnitsPage,
        show::{Kin, UnitFacts, UnitPage},
    },
    words::Words,
};
use axum::extract::{Path, RawQuery, State};
use domain::organisation::{Tree, Unit};
use leptos::prelude::*;

/// Rows of a list; the search finds the others.
const SHOWN: i64 = 200;

/// Rows directly below a unit.
const BELOW: i64 = 2_000;

/// GET /desk/units?q=
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let query: String = query.trimmed("q").chars().take(200).collect();
    let mut conn = app.db.read().await?;
    let mut found = Vec::new();
    if query.is_empty() {
        for top in units::tops(&mut conn, &desk.reach).await? {
            found.extend(unit_lines::find(&mut conn, &desk.reach, &top.id).await?);
        }
    } else {
        found = unit_lines::list(&mut conn, &desk.reach, None, &query, SHOWN + 1).await?;
    }
    let may_add = scope::holds_everything(&mut conn, &desk.reach).await?;
    drop(conn);
    let (lines, more) = shown(found, SHOWN);
    let view = Units { query, lines, more, may_add };
    let page = Page::new(&app, &visit, words.say("desk-units")).at(Place::Desk);
    Ok(page.show(move || view! { <UnitsPage words units=view.clone()/> }).await)
}

fn shown(mut found: Vec<Row>, most: i64) -> (Vec<UnitLine>, bool) {
    let most = usize::try_from(most).unwrap_or_default();
    let more = found.len() > most;
    found.truncate(most);
    let line = |row: Row| UnitLine {
        id: row.id,
        name: row.name,
        above: row.above,
        kind: row.kind,
        area_code: row.area_code,
        below: row.below,
        people: row.people,
    };
    (found.into_iter().map(line).collect(), more)
}

/// GET /desk/units/{unit}: one that has ended answers with its history, to those who reached it at the time or reach
/// what took its place.
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let holds = scope::holds_unit(&mut conn, &desk.reach, &id).await?;
    let tree = organisation::load(&mut conn).await?;
    let unit = tree.unit(&id).ok_or(Error::NotFound)?;
    if !holds && !reached_then(&mut conn, &desk, &tree, unit).await? {
        return Err(Error::NotFound);
    }
    let map = tree.on(desk.today);
    let mut path = Vec::new();
    for above in map.above(&id).into_iter().rev() {
        if scope::holds_unit(&mut conn, &desk.reach, &above.unit).await? {
            path.push((above.unit.clone(), above.name.clone()));
        }
    }
    let (mut below, _) = shown(unit_lines::list(&mut conn, &desk.reach, Some(&id), "", BELOW).await?, BELOW);
    below.iter_mut().for_each(|line| line.above = None);
    let recorded = unit_changes::of_unit(&mut conn, &id).await?;
    let name = map.find(&id).map(|placement| placement.name.as_str()).or_else(|| tree.last_name(&id));
    let facts = UnitFacts {
        name: name.unwrap_or_default().to_owned(),
        kind: unit.kind.name().to_owned(),
        area_code: unit.area_code.clone(),
        agency_code: unit.agency_code.clone(),
        from: unit.from,
        to: unit.to,
        people: if holds { unit_lines::people_below(&mut conn, &desk.reach, &id).await? } else { 0 },
        may_change: holds && check::may_change(&mut conn, &desk, &tree, &id).await?,
        events: telling::events(words, &app, &tree, &id, &recorded, desk.today),
        kin: kin(&tree, &id),
        is_over: !holds,
        path,
        below,
        id,
    };
    drop(conn);
    let page = Page::new(&app, &visit, facts.name.clone()).at(Place::Desk);
    Ok(page.show(move || view! { <UnitPage words unit=facts.clone()/> }).await)
}

/// Whether a unit that has ended was within what the actor is granted, on its last day, or has come into it.
async fn reached_then(conn: &mut Conn, desk: &Desk, tree: &Tree, unit: &Unit) -> Result<bool, Error> {
    let Some(last) = unit.to.filter(|to| *to <= desk.today).and_then(|to| to.yesterday().ok()) else {
        return Ok(false);
    };
    if scope::holds_everything(conn, &desk.reach).await? {
        return Ok(true);
    }
    let mut units = scope::units(conn, &desk.reach).await?;
    let after = kin(tree, &unit.id).after;
    if after.iter().any(|(successor, _)| units.contains(successor)) {
        return Ok(true);
    }
    units.extend(scope::granted_units(conn, &desk.reach).await?);
    let map = tree.on(last);
    Ok(units.contains(&unit.id) || map.above(&unit.id).iter().any(|above| units.contains(&above.unit)))
}

/// What a unit came from, and what took its place.
fn kin(tree: &Tree, id: &str) -> Kin {
    let named = |unit: &str| (unit.to_owned(), tree.last_name(unit).unwrap_or_default().to_owned());
    let steps = tree.successions();
    Kin {
        before: steps.iter().filter(|step| step.successor == id).map(|step| named(&step.predecessor)).collect(),
        after: steps.iter().filter(|step| step.predecessor == id).map(|step| named(&step.successor)).collect(),
    }
}

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
        organisation, scope,
        units::{self, UnitLine as Row},
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
        show::{UnitFacts, UnitPage},
    },
    words::Words,
};
use axum::extract::{Path, RawQuery, State};
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
            found.extend(units::line(&mut conn, &desk.reach, &top.id).await?);
        }
    } else {
        found = units::lines(&mut conn, &desk.reach, None, &query, SHOWN + 1).await?;
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

/// GET /desk/units/{unit}
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    if !scope::holds_unit(&mut conn, &desk.reach, &id).await? {
        return Err(Error::NotFound);
    }
    let tree = organisation::load(&mut conn).await?;
    let unit = tree.unit(&id).ok_or(Error::NotFound)?;
    let map = tree.on(desk.today);
    let mut path = Vec::new();
    for above in map.above(&id).into_iter().rev() {
        if scope::holds_unit(&mut conn, &desk.reach, &above.unit).await? {
            path.push((above.unit.clone(), above.name.clone()));
        }
    }
    let (mut below, _) = shown(units::lines(&mut conn, &desk.reach, Some(&id), "", BELOW).await?, BELOW);
    below.iter_mut().for_each(|line| line.above = None);
    let recorded = organisation::changes(&mut conn, &id).await?;
    let facts = UnitFacts {
        name: map.find(&id).map(|placement| placement.name.clone()).unwrap_or_default(),
        kind: unit.kind.name().to_owned(),
        area_code: unit.area_code.clone(),
        agency_code: unit.agency_code.clone(),
        from: unit.from,
        to: unit.to,
        people: units::people_below(&mut conn, &desk.reach, &id).await?,
        may_change: check::may_change(&mut conn, &desk, &tree, &id).await?,
        events: telling::events(words, &app, &tree, &id, &recorded, desk.today),
        path,
        below,
        id,
    };
    drop(conn);
    let page = Page::new(&app, &visit, facts.name.clone()).at(Place::Desk);
    Ok(page.show(move || view! { <UnitPage words unit=facts.clone()/> }).await)
}

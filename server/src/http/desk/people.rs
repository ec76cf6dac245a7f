//! GET /desk/people: the people whom the coordinator reaches.

use super::Desk;
use crate::{
    db::staff::{self, Filter},
    error::encode,
    fields::{self, Fields},
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::people::{AccountState, People, PeopleFilter, PeoplePage, PersonLine},
    words::Words,
};
use axum::extract::{RawQuery, State};
use leptos::prelude::*;

/// People of a page.
const SHOWN: usize = 50;
/// Units that a filter lists; beyond, a unit is chosen on its own page.
pub(super) const UNITS: usize = 300;

/// GET /desk/people?q=&unit=&sex=&kind=&account=&after=
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let typed = typed(&query);
    let mut conn = app.db.read().await?;
    let mut units = staff::units(&mut conn, &desk.reach, UNITS as i64 + 1).await?;
    let filter = Filter {
        is_narrow: units.len() <= UNITS,
        words: typed.q.clone(),
        unit: typed.unit.clone(),
        sex: typed.sex.clone(),
        staff_kind: typed.kind.clone(),
        account: typed.account.clone(),
        after: after(&query),
    };
    let mut found = staff::list(&mut conn, &desk.reach, &filter, SHOWN as i64 + 1).await?;
    drop(conn);
    if units.len() > UNITS {
        units.clear();
    }
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let next = found.last().filter(|_| more).map(|last| address(&typed, &format!("{}.{}", last.sort_key, last.id)));
    let people = People {
        next,
        is_later: !filter.after.1.is_empty(),
        units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(),
        lines: found.into_iter().map(line).collect(),
        year: desk.today.year(),
        filter: typed,
    };
    let page = Page::new(&app, &visit, words.say("people-title")).at(Place::Desk);
    Ok(page.show(move || view! { <PeoplePage words people=people.clone()/> }).await)
}

pub(super) fn typed(query: &Fields) -> PeopleFilter {
    let text = |name: &str| query.trimmed(name).chars().take(200).collect();
    PeopleFilter { q: text("q"), unit: text("unit"), sex: text("sex"), kind: text("kind"), account: text("account") }
}

/// Sort key and id of the last one of the page before; a strange one is the beginning.
fn after(query: &Fields) -> (String, String) {
    let (key, id) = query.trimmed("after").split_once('.').unwrap_or_default();
    (key.to_owned(), id.to_owned())
}

fn address(filter: &PeopleFilter, after: &str) -> String {
    let entries = [
        ("q", filter.q.as_str()),
        ("unit", &filter.unit),
        ("sex", &filter.sex),
        ("kind", &filter.kind),
        ("account", &filter.account),
        ("after", after),
    ];
    let pairs = entries.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("/desk/people?{}", pairs.join("&"))
}

fn line(row: staff::Listed) -> PersonLine {
    PersonLine {
        account: AccountState::of(row.sign_in_name.is_some(), row.is_disabled, row.has_password),
        id: row.id,
        full_name: row.full_name,
        staff_code: row.staff_code.unwrap_or_default(),
        email: row.email.unwrap_or_default(),
        unit: row.unit_name.unwrap_or_default(),
        position: row.position.unwrap_or_default(),
    }
}

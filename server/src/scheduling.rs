//! Reports that are made again by themselves and sent to people of the desk.
//!
//! A schedule keeps a wish, a rhythm and recipients. When its day has come, one statement moves the day ahead, and with it
//! the run and its report come into being: so any number of nodes begin each day once, and what was missed is made up for
//! once. The run is leased while its report is made; that it ends, and what it tells whom, is one transaction.

mod begin;
mod letters;
mod plan;
mod stopping;
mod task;
mod work;

pub use begin::{begin_due, begin_now, hindrance};
pub use plan::Plan;
pub use stopping::{Stop, sealed, stop_link};
pub use task::start;
pub use work::work;

use crate::{
    db::{
        Conn, DbError,
        report_recipients::{self, Colleague},
        scope::Reach,
        units,
    },
    reporting::{self, Wish},
    state::AppState,
};
use std::collections::HashSet;

/// Begins what is due and works at what is begun; doing it again sends nothing twice.
pub async fn run(app: &AppState) -> Result<(), DbError> {
    begin_due(app).await?;
    work(app).await
}

/// Who may get a report of this wish under an author's reach: herself, and who reaches all that it counts.
pub async fn colleagues(conn: &mut Conn, reach: &Reach, wish: &Wish) -> Result<Vec<Colleague>, DbError> {
    let is_live = |units: &HashSet<String>, unit: &str| units.contains(unit);
    let bounds: Vec<String> = match reporting::bound(wish) {
        Some(unit) if is_live(&crate::db::scope::units(conn, reach).await?, unit) => vec![unit.to_owned()],
        _ if crate::db::scope::holds_everything(conn, reach).await? => vec![String::new()],
        _ => units::tops(conn, reach).await?.into_iter().map(|top| top.id).collect(),
    };
    let mut found: Option<Vec<Colleague>> = None;
    for bound in &bounds {
        let here = report_recipients::who_reach(conn, bound, &reach.day).await?;
        found = Some(match found {
            None => here,
            Some(mut all) => {
                let people: HashSet<String> = here.into_iter().map(|one| one.person).collect();
                all.retain(|one| people.contains(&one.person));
                all
            }
        });
    }
    let mut found = found.unwrap_or_default();
    found.dedup_by(|later, first| later.person == first.person);
    Ok(found)
}

//! Lists of people: read, compared with what is known, and put into effect in portions.
//!
//! The rows of a file are staged first. A dry run gives each its verdict and writes nothing about people; then whatever
//! is taken takes effect, five hundred lines in a transaction. What a server leaves behind is gone on with.

mod check;
mod effect;
mod known;
mod names;
mod options;
mod stage;

pub use names::unit_index;
pub use options::{Options, Told, ToldFault, from_json, json, mapping_of};
pub use stage::{Arrival, describe, receive, remember};

use crate::{
    db::{
        DbError,
        imports::{self, STANDSTILL},
    },
    state::AppState,
};
use std::time::Duration;

/// For so long an import can be undone.
pub const UNDO_WITHIN: i64 = 24 * 3_600_000;

/// Does the work of the import's state to its end.
pub async fn finish(app: &AppState, id: &str) -> Result<(), DbError> {
    let import = imports::get(&mut app.db.read().await?, id).await?;
    match import.state.as_str() {
        "checking" => check::run(app, import).await,
        "applying" => effect::apply(app, import).await,
        "undoing" => effect::undo(app, import).await,
        _ => Ok(()),
    }
}

/// Begins the work of a state; `false` where the import is in another one than it may come from.
pub async fn begin(app: &AppState, id: &str, from: &'static [&'static str], to: &'static str) -> Result<bool, DbError> {
    let (id, now) = (id.to_owned(), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { imports::turn(conn, &id, from, to, now).await })).await
}

/// Takes over what stands still; `false` where it moves, or has no work.
pub async fn take_over(app: &AppState, id: &str) -> Result<bool, DbError> {
    let (id, now) = (id.to_owned(), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { imports::take_over(conn, &id, now).await })).await
}

/// Goes on with what another server left behind, until nothing is left.
pub async fn go_on(app: AppState) {
    loop {
        match go_on_once(&app).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "an import stands still"),
        }
        tokio::time::sleep(Duration::from_millis(STANDSTILL.unsigned_abs())).await;
    }
}

/// Finishes what stands still; gives how much was unfinished.
pub async fn go_on_once(app: &AppState) -> Result<usize, DbError> {
    let left = imports::unfinished(&mut app.db.read().await?).await?;
    for id in &left {
        if take_over(app, id).await? {
            finish(app, id).await?;
        }
    }
    Ok(left.len())
}

//! For whom a command speaks: what a coordinator or administrator reaches, and units within it.

use crate::{
    db::{Conn, accounts, scope::Reach},
    importing::unit_index,
    state::AppState,
};
use domain::roster::{Found, UnitIndex, UnitWish};

/// The reach of whoever signs in by this name, of today, with its units; it must hold any.
pub(super) async fn reach_of(app: &AppState, conn: &mut Conn, login: &str) -> Result<(Reach, UnitIndex), String> {
    let account = accounts::find_by_login(conn, login).await.map_err(|error| error.to_string())?;
    let actor = account.ok_or_else(|| format!("nobody signs in as {login}"))?.person;
    let reach = Reach { actor, day: app.clock.today().to_string() };
    let index = unit_index(conn, &reach).await.map_err(|error| error.to_string())?;
    if index.is_empty() {
        return Err(format!("{login} reaches no unit as a coordinator or administrator"));
    }
    Ok((reach, index))
}

/// The id of the one unit of this name or code.
pub(super) fn unit_of(index: &UnitIndex, name: &str) -> Result<String, String> {
    let wishes = [UnitWish::Code(name.to_uppercase()), UnitWish::Name(name.to_owned())];
    let found = wishes.iter().find_map(|wish| match index.find(wish) {
        Found::One(unit) => Some(unit.id.clone()),
        Found::Many(_) | Found::Ended(_) | Found::Nothing => None,
    });
    found.ok_or_else(|| format!("there is not exactly one unit {name} within the reach"))
}

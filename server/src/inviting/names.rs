//! Sign-in names that nobody has: the proposed ones, with a number where they are taken.

use crate::db::{Conn, DbError, accounts, invitees::Invitee};
use domain::sign_in_name::{numbered, proposed};
use std::collections::{BTreeSet, HashSet};

/// Numbers that are looked up at first; each further look takes four times as many.
const FIRST_LOOK: u32 = 8;

/// A free name for each, in order. Two of them never get the same one.
pub async fn free(conn: &mut Conn, people: &[&Invitee]) -> Result<Vec<String>, DbError> {
    let wanted: Vec<String> = people
        .iter()
        .map(|invitee| proposed(&invitee.full_name, &invitee.given_name, invitee.email.as_deref()))
        .collect();
    let (mut taken, mut looked_up) = (HashSet::new(), 0);
    let mut names: Vec<Option<String>> = vec![None; wanted.len()];
    let mut look = FIRST_LOOK;
    while names.iter().any(Option::is_none) {
        let open: BTreeSet<&String> =
            wanted.iter().zip(&names).filter(|(_, name)| name.is_none()).map(|(wanted, _)| wanted).collect();
        let numbers = looked_up + 1..=looked_up + look;
        let candidates: Vec<String> =
            open.into_iter().flat_map(|name| numbers.clone().map(move |number| numbered(name, number))).collect();
        for some in candidates.chunks(10_000) {
            taken.extend(accounts::taken(conn, some).await?);
        }
        for (wanted, name) in wanted.iter().zip(&mut names).filter(|(_, name)| name.is_none()) {
            *name = numbers.clone().map(|number| numbered(wanted, number)).find(|name| !taken.contains(name));
            taken.extend(name.clone());
        }
        looked_up += look;
        look = look.saturating_mul(4);
    }
    Ok(names.into_iter().flatten().collect())
}

//! Sign-in names that nobody has: the proposed ones, with a number where they are taken.
//!
//! A person and who stands in for her are not in each other's way, unless the actor sees them both: a number behind the
//! name would tell that she is known. So would a number below one that the actor has seen given before.

use crate::db::{
    Conn, DbError,
    accounts::{self, NewAccount},
    invitees::Invitee,
    scope::{self, Reach},
    stand_ins,
};
use domain::sign_in_name::{numbered, proposed};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::RangeInclusive,
};

/// Numbers that are looked up at first; each further look takes four times as many.
const FIRST_LOOK: u32 = 8;

/// An account with a free name for each, in order. Two people of one list never get the same one.
pub async fn free(conn: &mut Conn, reach: &Reach, people: &[&Invitee]) -> Result<Vec<NewAccount>, DbError> {
    let wanted: Vec<String> = people
        .iter()
        .map(|invitee| proposed(&invitee.full_name, &invitee.given_name, invitee.email.as_deref()))
        .collect();
    let mut taken = Taken::of(conn, people).await?;
    let mut looked_up = 0;
    let mut names: Vec<Option<String>> = vec![None; wanted.len()];
    let mut look = FIRST_LOOK;
    while names.iter().any(Option::is_none) {
        let open: BTreeSet<&String> =
            wanted.iter().zip(&names).filter(|(_, name)| name.is_none()).map(|(wanted, _)| wanted).collect();
        let numbers = looked_up + 1..=looked_up + look;
        let candidates: Vec<String> =
            open.into_iter().flat_map(|name| numbers.clone().map(move |number| numbered(name, number))).collect();
        for some in candidates.chunks(10_000) {
            taken.look_up(conn, reach, some).await?;
        }
        for ((wanted, invitee), name) in wanted.iter().zip(people).zip(&mut names).filter(|(_, name)| name.is_none()) {
            *name = taken.first_free(conn, reach, wanted, numbers.clone(), &invitee.person).await?;
            taken.given.extend(name.clone());
        }
        looked_up += look;
        look = look.saturating_mul(4);
    }
    let new = people.iter().zip(names).filter_map(|(invitee, name)| {
        let is_stand_in = taken.stands_in_for.contains_key(&invitee.person);
        Some(NewAccount { person: invitee.person.clone(), sign_in_name: name?, is_stand_in })
    });
    Ok(new.collect())
}

/// The names that are taken.
struct Taken {
    /// For whom some people stand in.
    stands_in_for: HashMap<String, String>,
    /// The people who want names, or for whom those stand in.
    selves: HashSet<String>,
    /// Names that have just been given.
    given: HashSet<String>,
    /// Names that nobody can have, and whose they are.
    closed: HashMap<String, String>,
    /// Names that only this person, and who stands in for her, can have.
    kept: HashMap<String, String>,
}

impl Taken {
    async fn of(conn: &mut Conn, people: &[&Invitee]) -> Result<Self, DbError> {
        let ids: Vec<&str> = people.iter().map(|invitee| invitee.person.as_str()).collect();
        let stands_in_for: HashMap<_, _> = stand_ins::of_people(conn, &ids).await?.into_iter().collect();
        let selves = ids.into_iter().map(|id| stands_in_for.get(id).map_or(id, String::as_str).to_owned()).collect();
        Ok(Self { stands_in_for, selves, given: HashSet::new(), closed: HashMap::new(), kept: HashMap::new() })
    }

    async fn first_free(
        &self,
        conn: &mut Conn,
        reach: &Reach,
        wanted: &str,
        numbers: RangeInclusive<u32>,
        person: &str,
    ) -> Result<Option<String>, DbError> {
        let this = self.stands_in_for.get(person).map_or(person, String::as_str);
        let is_free = |name: &String| {
            !self.given.contains(name)
                && !self.closed.contains_key(name)
                && self.kept.get(name).is_none_or(|other| other == this)
        };
        let first = numbers.clone().map(|number| numbered(wanted, number)).find(is_free);
        if first.as_ref().is_some_and(|name| self.kept.contains_key(name)) {
            let seen = self.last_seen(conn, reach, wanted, numbers.clone()).await?;
            return Ok(numbers.filter(|number| *number > seen).map(|number| numbered(wanted, number)).find(is_free));
        }
        Ok(first)
    }

    /// The last of these numbers with which the actor sees somebody; 0 where there is none.
    async fn last_seen(
        &self,
        conn: &mut Conn,
        reach: &Reach,
        wanted: &str,
        numbers: RangeInclusive<u32>,
    ) -> Result<u32, DbError> {
        for number in numbers.rev() {
            let name = numbered(wanted, number);
            let is_seen = match self.closed.get(&name) {
                Some(person) => scope::holds_person(conn, reach, person).await?,
                None => self.given.contains(&name),
            };
            if is_seen {
                return Ok(number);
            }
        }
        Ok(0)
    }

    async fn look_up(&mut self, conn: &mut Conn, reach: &Reach, names: &[String]) -> Result<(), DbError> {
        for found in accounts::taken(conn, names).await? {
            let this = found.stands_in_for.unwrap_or_else(|| found.person.clone());
            let is_hers = self.selves.contains(&this)
                && self.kept.get(&found.sign_in_name).is_none_or(|other| *other == this)
                && !scope::holds_person(conn, reach, &found.person).await?;
            if is_hers && !self.closed.contains_key(&found.sign_in_name) {
                self.kept.insert(found.sign_in_name, this);
            } else {
                self.closed.insert(found.sign_in_name, found.person);
            }
        }
        Ok(())
    }
}

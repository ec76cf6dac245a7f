//! What happened to a unit, in order.

use super::{Succession, Tree};
use jiff::civil::Date;

/// Something that happened to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day from which it holds.
    pub on: Date,
    /// What happened.
    pub what: What,
}

/// What happened; units stand by their ids, names as they were then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It began, out of these; of nothing where there are none.
    Began {
        /// Its first name.
        name: String,
        /// What it was made of.
        of: Vec<String>,
    },
    /// It took these in.
    TookIn(Vec<String>),
    /// It has had another name since.
    Renamed {
        /// The name before.
        from: String,
        /// The name since.
        to: String,
    },
    /// It has hung elsewhere since.
    Moved {
        /// The unit above before.
        from: Option<String>,
        /// The unit above since.
        to: Option<String>,
    },
    /// It ended and became these; nothing where there are none.
    Ended(Vec<String>),
}

/// Everything that happened to a unit, the first thing first.
pub fn history(tree: &Tree, unit: &str) -> Vec<Event> {
    let Some(found) = tree.unit(unit) else { return Vec::new() };
    let placements = tree.placements(unit);
    let mut events = Vec::new();
    let first = placements.first().map(|placement| placement.name.clone()).unwrap_or_default();
    let of = ids(tree, |step| step.successor == unit && step.on == found.from, |step| &step.predecessor);
    events.push(Event { on: found.from, what: What::Began { name: first, of } });
    for pair in placements.windows(2) {
        let [before, since] = pair else { continue };
        if before.name != since.name {
            let what = What::Renamed { from: before.name.clone(), to: since.name.clone() };
            events.push(Event { on: since.from, what });
        }
        if before.parent != since.parent {
            let what = What::Moved { from: before.parent.clone(), to: since.parent.clone() };
            events.push(Event { on: since.from, what });
        }
    }
    let mut later: Vec<Date> = tree
        .successions()
        .iter()
        .filter(|step| step.successor == unit && step.on != found.from)
        .map(|step| step.on)
        .collect();
    later.sort_unstable();
    later.dedup();
    for on in later {
        let taken = ids(tree, |step| step.successor == unit && step.on == on, |step| &step.predecessor);
        events.push(Event { on, what: What::TookIn(taken) });
    }
    if let Some(on) = found.to {
        let became = ids(tree, |step| step.predecessor == unit, |step| &step.successor);
        events.push(Event { on, what: What::Ended(became) });
    }
    events.sort_by_key(|event| event.on);
    events
}

fn ids(tree: &Tree, wanted: impl Fn(&Succession) -> bool, id: impl Fn(&Succession) -> &String) -> Vec<String> {
    tree.successions().iter().filter(|step| wanted(step)).map(|step| id(step).clone()).collect()
}

//! Changes of the organisation from a day on: what each would write, or why it cannot be made.

use super::{Kind, Placement, Refusal, Succession, Tree, plan::Plan};
use jiff::civil::Date;
use std::collections::HashSet;

/// A unit that a change brings into being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The id that it will have.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Its electronic identification code.
    pub agency_code: Option<String>,
    /// The unit above it.
    pub parent: Option<String>,
}

/// A change from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A unit begins.
    Add(Newcomer),
    /// A unit has another name.
    Rename {
        /// The unit.
        unit: String,
        /// The name from then on.
        name: String,
    },
    /// A unit, with all below it, hangs elsewhere.
    Move {
        /// The unit.
        unit: String,
        /// The unit above it from then on.
        parent: Option<String>,
    },
    /// Units end, and a new one takes their place, their units below and their people.
    Merge {
        /// Those that end.
        units: Vec<String>,
        /// What they become.
        into: Newcomer,
    },
    /// Units end and become a part of one that goes on.
    Absorb {
        /// Those that end.
        units: Vec<String>,
        /// The one that goes on.
        into: String,
    },
    /// A unit ends and several begin; the first one takes the units below and the people, until they are moved on.
    Split {
        /// The one that ends.
        unit: String,
        /// Those that begin.
        into: Vec<Newcomer>,
    },
    /// A unit ends without a successor; its people have no unit from then on.
    Close {
        /// The unit.
        unit: String,
    },
}

/// One thing that a change writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A unit begins, under its first name, at its first place.
    Begin(Newcomer),
    /// A name and place holds no longer.
    Lift(Placement),
    /// A unit has this name and this place from the day on.
    Place {
        /// The unit.
        unit: String,
        /// The unit above it.
        parent: Option<String>,
        /// Its name.
        name: String,
    },
    /// A unit is no more.
    End(String),
    /// A unit is followed by another.
    Succeed(Succession),
    /// The people of one unit belong to another.
    MovePeople {
        /// Where they were.
        from: String,
        /// Where they are.
        to: String,
    },
    /// The people of a unit belong nowhere.
    ReleasePeople(String),
}

/// What a change writes, in order; or all that stands against it.
pub fn effects(tree: &Tree, on: Date, change: &Change) -> Result<Vec<Effect>, Vec<Refusal>> {
    let mut plan = Plan::new(tree, on);
    match change {
        Change::Add(newcomer) => plan.begin(newcomer, &HashSet::new()),
        Change::Rename { unit, name } => plan.rename(unit, name),
        Change::Move { unit, parent } => plan.hang(unit, parent.as_deref()),
        Change::Merge { units, into } => plan.merge(units, into),
        Change::Absorb { units, into } => plan.absorb(units, into),
        Change::Split { unit, into } => plan.split(unit, into),
        Change::Close { unit } => plan.close(unit),
    }
    plan.finish()
}

//! Units with their names and places over time.

use super::{Kind, Map};
use jiff::civil::Date;
use std::collections::HashMap;

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Its electronic identification code.
    pub agency_code: Option<String>,
    /// Its first day.
    pub from: Date,
    /// The day on which it is no more.
    pub to: Option<Date>,
}

/// A name and a place of a unit, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The row's own id.
    pub id: String,
    /// The unit.
    pub unit: String,
    /// The unit above it; none at the top.
    pub parent: Option<String>,
    /// Its name.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The day on which it no longer holds.
    pub to: Option<Date>,
}

impl Placement {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| to > day)
    }
}

/// What became of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The unit that ended, or gave something away.
    pub predecessor: String,
    /// The unit that goes on.
    pub successor: String,
    /// From which day.
    pub on: Date,
    /// Whether statistics 'as the map is now' count the predecessor's past there; one of several does.
    pub is_main: bool,
}

/// The whole organisation over all time, as it is known.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    units: HashMap<String, Unit>,
    placements: HashMap<String, Vec<Placement>>,
    successions: Vec<Succession>,
}

impl Tree {
    /// Puts the rows together; placements of a unit are sorted by their first day.
    pub fn new(units: Vec<Unit>, placements: Vec<Placement>, successions: Vec<Succession>) -> Self {
        let mut by_unit: HashMap<String, Vec<Placement>> = HashMap::new();
        for placement in placements {
            by_unit.entry(placement.unit.clone()).or_default().push(placement);
        }
        by_unit.values_mut().for_each(|list| list.sort_by_key(|placement| placement.from));
        let units = units.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        Self { units, placements: by_unit, successions }
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.get(id)
    }

    /// All units, in no order.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// The names and places of a unit, the first one first.
    pub fn placements(&self, unit: &str) -> &[Placement] {
        self.placements.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The name and place of a unit on a day.
    pub fn placement(&self, unit: &str, day: Date) -> Option<&Placement> {
        self.placements(unit).iter().find(|placement| placement.holds_on(day))
    }

    /// The last name of a unit that has ended, the present one of any other.
    pub fn last_name(&self, unit: &str) -> Option<&str> {
        self.placements(unit).last().map(|placement| placement.name.as_str())
    }

    /// What replaced units, and what they were made of.
    pub fn successions(&self) -> &[Succession] {
        &self.successions
    }

    /// The map of a day.
    pub fn on(&self, day: Date) -> Map<'_> {
        Map::new(self.placements.values().flatten().filter(|placement| placement.holds_on(day)))
    }

    /// Where the past of a unit is counted on the map of a day: in itself while it lives, else in its main successor, or
    /// that one's. `None` where it ended without one.
    pub fn carried(&self, unit: &str, day: Date) -> Option<&str> {
        let mut current = self.units.get(unit)?;
        // Each step leads to a unit that ends later, so there are no more steps than units.
        for _ in 0..=self.units.len() {
            if current.to.is_none_or(|to| to > day) {
                return Some(&current.id);
            }
            let next = self.successions.iter().find(|step| step.predecessor == current.id && step.is_main)?;
            current = self.units.get(&next.successor)?;
        }
        None
    }
}

//! Changes of the organisation from a day on: what each would write, or why it cannot be made.

use super::{Kind, Placement, Refusal, Succession, Tree, Unit};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};

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
    let mut plan = Plan { tree, on, effects: Vec::new(), refusals: Vec::new() };
    match change {
        Change::Add(newcomer) => plan.begin(newcomer, &HashSet::new()),
        Change::Rename { unit, name } => plan.rename(unit, name),
        Change::Move { unit, parent } => plan.hang(unit, parent.as_deref()),
        Change::Merge { units, into } => plan.merge(units, into),
        Change::Absorb { units, into } => plan.absorb(units, into),
        Change::Split { unit, into } => plan.split(unit, into),
        Change::Close { unit } => plan.close(unit),
    }
    if plan.refusals.is_empty() { Ok(plan.effects) } else { Err(plan.refusals) }
}

struct Plan<'t> {
    tree: &'t Tree,
    on: Date,
    effects: Vec<Effect>,
    refusals: Vec<Refusal>,
}

impl<'t> Plan<'t> {
    fn rename(&mut self, unit: &str, name: &str) {
        let Some(placement) = self.last_placement(unit) else { return };
        if placement.name == name {
            self.refusals.push(Refusal::Same);
        }
        self.check_name(name, placement.parent.as_deref(), &HashSet::from([unit]));
        self.replace(placement, placement.parent.clone(), name.to_owned());
    }

    fn hang(&mut self, unit: &str, parent: Option<&str>) {
        let Some(placement) = self.last_placement(unit) else { return };
        if placement.parent.as_deref() == parent {
            self.refusals.push(Refusal::Same);
        }
        if let Some(parent) = parent {
            if self.last_placement(parent).is_none() {
                return;
            }
            if self.stands_below(parent, unit) {
                self.refusals.push(Refusal::Circle(parent.to_owned()));
            }
        }
        self.check_name(&placement.name, parent, &HashSet::from([unit]));
        self.replace(placement, parent.map(str::to_owned), placement.name.clone());
    }

    fn merge(&mut self, units: &[String], into: &Newcomer) {
        let ending = self.ending(units, 2);
        self.begin(into, &ending);
        for unit in units {
            self.hand_over(unit, &into.id, &ending);
        }
    }

    fn absorb(&mut self, units: &[String], into: &str) {
        let ending = self.ending(units, 1);
        if ending.contains(into) {
            self.refusals.push(Refusal::Twice(into.to_owned()));
        }
        if self.last_placement(into).is_none() {
            return;
        }
        if units.iter().any(|unit| self.stands_below(into, unit)) {
            self.refusals.push(Refusal::Circle(into.to_owned()));
        }
        for unit in units {
            self.hand_over(unit, into, &ending);
        }
    }

    fn split(&mut self, unit: &str, into: &[Newcomer]) {
        let Some(main) = into.first().filter(|_| into.len() > 1) else {
            self.refusals.push(Refusal::TooFew);
            return;
        };
        let ending = HashSet::from([unit]);
        let mut names = HashSet::new();
        let mut codes = HashSet::new();
        for newcomer in into {
            self.begin(newcomer, &ending);
            if !names.insert(&newcomer.name) {
                self.refusals.push(Refusal::NameTaken(newcomer.name.clone()));
            }
            for code in [&newcomer.area_code, &newcomer.agency_code].into_iter().flatten() {
                if !codes.insert(code) {
                    self.refusals.push(Refusal::CodeTaken(code.clone()));
                }
            }
        }
        self.hand_over(unit, &main.id, &ending);
        for other in &into[1..] {
            self.succeed(unit, &other.id, false);
        }
    }

    fn close(&mut self, unit: &str) {
        let Some(placement) = self.last_placement(unit) else { return };
        let below = self.tree.on(self.on).below(Some(unit)).len();
        if below > 0 {
            self.refusals.push(Refusal::HasUnits(below));
        }
        self.check_nothing_comes_below(unit);
        self.effects.push(Effect::ReleasePeople(unit.to_owned()));
        self.effects.push(Effect::Lift(placement.clone()));
        self.effects.push(Effect::End(unit.to_owned()));
    }

    /// The units that a merger ends, each named once.
    fn ending<'u>(&mut self, units: &'u [String], least: usize) -> HashSet<&'u str> {
        let mut ending = HashSet::new();
        for unit in units {
            if !ending.insert(unit.as_str()) {
                self.refusals.push(Refusal::Twice(unit.clone()));
            }
        }
        if ending.len() < least {
            self.refusals.push(Refusal::TooFew);
        }
        ending
    }

    /// Ends a unit: its units below and its people go to another one.
    fn hand_over(&mut self, unit: &str, to: &str, ending: &HashSet<&str>) {
        let Some(placement) = self.last_placement(unit) else { return };
        self.check_nothing_comes_below(unit);
        for below in self.tree.on(self.on).below(Some(unit)) {
            // One that goes to where it is, or ends itself, needs no place.
            if ending.contains(below) || *below == to {
                continue;
            }
            let Some(place) = self.last_placement(below) else { continue };
            self.replace(place, Some(to.to_owned()), place.name.clone());
        }
        self.effects.push(Effect::MovePeople { from: unit.to_owned(), to: to.to_owned() });
        self.effects.push(Effect::Lift(placement.clone()));
        self.effects.push(Effect::End(unit.to_owned()));
        self.succeed(unit, to, true);
    }

    fn succeed(&mut self, predecessor: &str, successor: &str, is_main: bool) {
        self.effects.push(Effect::Succeed(Succession {
            predecessor: predecessor.to_owned(),
            successor: successor.to_owned(),
            on: self.on,
            is_main,
        }));
    }

    fn begin(&mut self, newcomer: &Newcomer, ending: &HashSet<&str>) {
        if let Some(parent) = &newcomer.parent {
            if self.last_placement(parent).is_some() && ending.contains(parent.as_str()) {
                self.refusals.push(Refusal::NotThere(parent.clone()));
            }
        }
        self.check_name(&newcomer.name, newcomer.parent.as_deref(), ending);
        let is_taken = |unit: &Unit| {
            let same = |own: &Option<String>, other: &Option<String>| own.is_some() && own == other;
            same(&unit.area_code, &newcomer.area_code) || same(&unit.agency_code, &newcomer.agency_code)
        };
        if let Some(unit) = self.tree.units().find(|unit| is_taken(unit)) {
            let code = if unit.area_code == newcomer.area_code { &unit.area_code } else { &unit.agency_code };
            self.refusals.push(Refusal::CodeTaken(code.clone().unwrap_or_default()));
        }
        self.effects.push(Effect::Begin(newcomer.clone()));
    }

    fn replace(&mut self, old: &Placement, parent: Option<String>, name: String) {
        self.effects.push(Effect::Lift(old.clone()));
        self.effects.push(Effect::Place { unit: old.unit.clone(), parent, name });
    }

    /// The placement of the day, which must be the last one: history is not rewritten.
    fn last_placement(&mut self, unit: &str) -> Option<&'t Placement> {
        let Some(placement) = self.tree.placement(unit, self.on) else {
            self.refusals.push(Refusal::NotThere(unit.to_owned()));
            return None;
        };
        if let Some(later) = placement.to {
            self.refusals.push(Refusal::ChangedLater(unit.to_owned(), later));
            return None;
        }
        Some(placement)
    }

    /// No other unit at this place has the name, except those that end.
    fn check_name(&mut self, name: &str, parent: Option<&str>, except: &HashSet<&str>) {
        if name.is_empty() {
            self.refusals.push(Refusal::NoName);
        }
        let map = self.tree.on(self.on);
        let is_taken =
            |unit: &&&str| !except.contains(**unit) && map.find(unit).is_some_and(|placement| placement.name == name);
        if map.below(parent).iter().any(|unit| is_taken(&unit)) {
            self.refusals.push(Refusal::NameTaken(name.to_owned()));
        }
    }

    /// A unit that comes below this one later would be left in the air.
    fn check_nothing_comes_below(&mut self, unit: &str) {
        let comes = |placement: &&Placement| placement.parent.as_deref() == Some(unit) && placement.from > self.on;
        let all = self.tree.units().flat_map(|other| self.tree.placements(&other.id));
        if let Some(placement) = all.into_iter().find(comes) {
            self.refusals.push(Refusal::ChangedLater(placement.unit.clone(), placement.from));
        }
    }

    /// Whether a unit is another one or stands below it, on the day or on any later one.
    fn stands_below(&self, unit: &str, above: &str) -> bool {
        let starts =
            self.tree.units().flat_map(|other| self.tree.placements(&other.id)).map(|placement| placement.from);
        let days: BTreeSet<Date> = starts.filter(|start| *start > self.on).chain([self.on]).collect();
        unit == above
            || days.into_iter().any(|day| self.tree.on(day).above(unit).iter().any(|passed| passed.unit == above))
    }
}

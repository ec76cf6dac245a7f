//! How a change is worked out: effects in order, refusals beside them.

use super::{Effect, Newcomer, Placement, Refusal, Succession, Tree, Unit};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};

/// Effects and refusals, as they come.
pub(super) struct Plan<'t> {
    tree: &'t Tree,
    on: Date,
    effects: Vec<Effect>,
    refusals: Vec<Refusal>,
}

impl<'t> Plan<'t> {
    /// Nothing yet.
    pub fn new(tree: &'t Tree, on: Date) -> Self {
        Self { tree, on, effects: Vec::new(), refusals: Vec::new() }
    }

    /// The effects, or all that stands against them.
    pub fn finish(self) -> Result<Vec<Effect>, Vec<Refusal>> {
        if self.refusals.is_empty() { Ok(self.effects) } else { Err(self.refusals) }
    }

    /// Another name.
    pub fn rename(&mut self, unit: &str, name: &str) {
        let Some(placement) = self.last_placement(unit) else { return };
        if placement.name == name {
            self.refusals.push(Refusal::Same);
        }
        self.check_name(name, placement.parent.as_deref(), &HashSet::from([unit]));
        self.replace(placement, placement.parent.clone(), name.to_owned());
    }

    /// Another place.
    pub fn hang(&mut self, unit: &str, parent: Option<&str>) {
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

    /// Several become a new one.
    pub fn merge(&mut self, units: &[String], into: &Newcomer) {
        let ending = self.ending(units, 2);
        self.begin(into, &ending);
        for unit in units {
            self.hand_over(unit, &into.id, &ending);
        }
    }

    /// Several become a part of one that goes on.
    pub fn absorb(&mut self, units: &[String], into: &str) {
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

    /// One becomes several.
    pub fn split(&mut self, unit: &str, into: &[Newcomer]) {
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

    /// One ends without a successor.
    pub fn close(&mut self, unit: &str) {
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

    /// A unit begins; those that end do not stand in its way.
    pub fn begin(&mut self, newcomer: &Newcomer, ending: &HashSet<&str>) {
        if let Some(parent) = &newcomer.parent
            && self.last_placement(parent).is_some()
            && ending.contains(parent.as_str())
        {
            self.refusals.push(Refusal::NotThere(parent.clone()));
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

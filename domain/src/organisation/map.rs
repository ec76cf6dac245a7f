//! The organisation as it is on one day.

use super::Placement;
use std::collections::{HashMap, HashSet};

/// All units of a day with their names and places.
#[derive(Clone, Debug)]
pub struct Map<'t> {
    placements: HashMap<&'t str, &'t Placement>,
    tops: Vec<&'t str>,
    below: HashMap<&'t str, Vec<&'t str>>,
}

impl<'t> Map<'t> {
    pub(super) fn new(placements: impl Iterator<Item = &'t Placement>) -> Self {
        let placements: HashMap<&str, &Placement> =
            placements.map(|placement| (placement.unit.as_str(), placement)).collect();
        let (mut tops, mut below): (Vec<&str>, HashMap<&str, Vec<&str>>) = Default::default();
        for placement in placements.values() {
            match placement.parent.as_deref() {
                Some(parent) => below.entry(parent).or_default().push(&placement.unit),
                None => tops.push(&placement.unit),
            }
        }
        below.values_mut().chain([&mut tops]).for_each(|units| units.sort_unstable());
        Self { placements, tops, below }
    }

    /// The name and place of a unit; `None` for one that is not on this map.
    pub fn find(&self, unit: &str) -> Option<&'t Placement> {
        self.placements.get(unit).copied()
    }

    /// The units directly below one; `None` gives those at the top.
    pub fn below(&self, unit: Option<&str>) -> &[&'t str] {
        unit.map_or(&self.tops, |unit| self.below.get(unit).map_or(&[], Vec::as_slice))
    }

    /// A unit and all below it; nothing for one that is not on this map.
    pub fn subtree(&self, unit: &str) -> HashSet<&'t str> {
        let mut reached = HashSet::new();
        let mut waiting: Vec<&str> = self.placements.get(unit).map(|found| found.unit.as_str()).into_iter().collect();
        while let Some(next) = waiting.pop() {
            if reached.insert(next) {
                waiting.extend(self.below(Some(next)));
            }
        }
        reached
    }

    /// The units above one, the nearest first.
    pub fn above(&self, unit: &str) -> Vec<&'t Placement> {
        let mut path: Vec<&Placement> = Vec::new();
        let mut next = self.find(unit).and_then(|placement| placement.parent.as_deref());
        while let Some(found) = next.and_then(|unit| self.find(unit)) {
            // A circle cannot be written, but must not hang a reader who finds one.
            if path.iter().any(|passed| passed.unit == found.unit) {
                break;
            }
            path.push(found);
            next = found.parent.as_deref();
        }
        path
    }
}

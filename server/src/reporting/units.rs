//! Where an enrolment's unit is counted: as the map was on the day of opening, or as it is now, at a level below the top.

use domain::{organisation::Tree, text};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// The organisation for a report.
pub struct Units {
    tree: Tree,
    /// The units that the reader reaches, with those whose past is counted there; nothing where she reaches everything.
    reached: Option<HashSet<String>>,
    as_of: Date,
    is_map_of_now: bool,
    level: usize,
    names: Vec<(String, String)>,
    numbers: HashMap<String, u32>,
}

impl Units {
    /// Numbers all units in Vietnamese order.
    pub fn new(tree: Tree, reached: Option<HashSet<String>>, as_of: Date, is_map_of_now: bool, level: usize) -> Self {
        let mut names: Vec<(String, String, String)> = tree
            .units()
            .map(|unit| {
                let name = tree.last_name(&unit.id).unwrap_or_default().to_owned();
                (text::sort_key(&name), unit.id.clone(), name)
            })
            .collect();
        names.sort_unstable();
        let names: Vec<(String, String)> = names.into_iter().map(|(_, id, name)| (id, name)).collect();
        let numbers = (0..).zip(&names).map(|(number, (id, _))| (id.clone(), number)).collect();
        Self { tree, reached, as_of, is_map_of_now, level, names, numbers }
    }

    /// The number of a unit.
    pub fn number(&self, unit: &str) -> Option<u32> {
        self.numbers.get(unit).copied()
    }

    /// Id and name of a numbered unit; units of one name are told apart by what is above them.
    pub fn name(&self, number: u32) -> (String, String) {
        let Some((id, name)) = self.names.get(number as usize) else { return Default::default() };
        let around = [number.wrapping_sub(1), number + 1].map(|other| self.names.get(other as usize));
        let is_shared = around.into_iter().flatten().any(|(_, other)| other == name);
        let above = self.tree.placements(id).last().and_then(|placement| placement.parent.as_deref());
        let above = above.and_then(|parent| self.tree.last_name(parent)).filter(|_| is_shared);
        (id.clone(), above.map_or_else(|| name.clone(), |above| format!("{name}, {above}")))
    }

    /// The units from the top of the reach down to the one where an enrolment of this unit and day is counted.
    pub fn path(&self, unit: &str, day: Date) -> Vec<&str> {
        let (unit, day) = if self.is_map_of_now {
            (self.tree.carried(unit, self.as_of).unwrap_or(unit), self.as_of)
        } else {
            (unit, day)
        };
        let Some(unit) = self.tree.unit(unit) else { return Vec::new() };
        let mut path = vec![unit.id.as_str()];
        // A unit that ended without a successor has no place on the map of now; its last one stands for it.
        while let Some(parent) = path.last().and_then(|unit| self.above(unit, day)) {
            // A circle cannot be written, but must not hang a reader who finds one.
            if path.contains(&parent) {
                break;
            }
            path.push(parent);
        }
        path.reverse();
        path.retain(|unit| self.reached.as_ref().is_none_or(|reached| reached.contains(*unit)));
        path
    }

    fn above(&self, unit: &str, day: Date) -> Option<&str> {
        let placement = self.tree.placement(unit, day).or_else(|| self.tree.placements(unit).last())?;
        placement.parent.as_deref()
    }

    /// The number of the unit on a path that is counted.
    pub fn counted(&self, path: &[&str]) -> Option<u32> {
        let unit = path.get(self.level).or(path.last())?;
        self.number(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::organisation::{Kind, Placement, Succession, Unit};
    use jiff::civil::date;

    fn unit(id: &str, to: Option<Date>) -> Unit {
        let from = date(2025, 7, 1);
        Unit { id: id.to_owned(), kind: Kind::Other, area_code: None, agency_code: None, from, to }
    }

    fn place(unit: &str, parent: Option<&str>, from: Date, to: Option<Date>) -> Placement {
        Placement {
            id: format!("{unit}-{from}"),
            unit: unit.to_owned(),
            parent: parent.map(str::to_owned),
            name: unit.to_uppercase(),
            from,
            to,
        }
    }

    /// A province with two communes, of which the second goes into the first on 1 May 2026.
    fn tree() -> Tree {
        let (begin, merger) = (date(2025, 7, 1), date(2026, 5, 1));
        Tree::new(
            vec![unit("tinh", None), unit("a", None), unit("b", Some(merger))],
            vec![
                place("tinh", None, begin, None),
                place("a", Some("tinh"), begin, None),
                place("b", Some("tinh"), begin, Some(merger)),
            ],
            vec![Succession { predecessor: "b".to_owned(), successor: "a".to_owned(), on: merger, is_main: true }],
        )
    }

    #[test]
    fn a_merged_unit_is_counted_where_it_was_or_where_it_is_now() {
        let as_of = date(2026, 11, 1);
        let counted = |is_map_of_now, level| {
            let units = Units::new(tree(), None, as_of, is_map_of_now, level);
            let number = units.counted(&units.path("b", date(2026, 3, 1)));
            number.map(|number| units.name(number).0)
        };
        assert_eq!(counted(false, 1).as_deref(), Some("b"));
        assert_eq!(counted(true, 1).as_deref(), Some("a"));
        assert_eq!(counted(true, 0).as_deref(), Some("tinh"));
        assert_eq!(counted(false, 9).as_deref(), Some("b"), "beyond the lowest level a unit is counted itself");
    }

    #[test]
    fn before_the_merger_the_map_of_now_is_that_of_its_day() {
        let units = Units::new(tree(), None, date(2026, 4, 30), true, 1);
        assert_eq!(units.path("b", date(2026, 3, 1)), ["tinh", "b"]);
    }

    #[test]
    fn a_path_begins_where_the_reach_begins() {
        let reached = ["a", "b"].map(str::to_owned).into();
        let units = Units::new(tree(), Some(reached), date(2026, 11, 1), false, 0);
        assert_eq!(units.path("b", date(2026, 3, 1)), ["b"]);
        assert_eq!(units.path("khong-co", date(2026, 3, 1)), Vec::<&str>::new());
    }
}

//! The fixed grid of the yearly report: which tables it has, and how they are hidden together.

use super::{
    Dimension, Key, Mask, Table,
    hiding::{Plan, is_small_count, is_small_result},
    residual::At,
};
use std::collections::{BTreeMap, BTreeSet};

/// Two dimensions, one down and one across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// Down.
    pub rows: Dimension,
    /// Across.
    pub columns: Dimension,
}

impl Pairing {
    fn sensitive(self) -> (bool, bool) {
        (self.rows.is_sensitive(), self.columns.is_sensitive())
    }
}

const fn pair(rows: Dimension, columns: Dimension) -> Pairing {
    Pairing { rows, columns }
}

/// The tables of the yearly report: level and content group by sex, age band and kind of staff, and these by each other.
pub const GRID: [Pairing; 9] = [
    pair(Dimension::StaffLevel, Dimension::Sex),
    pair(Dimension::StaffLevel, Dimension::Age),
    pair(Dimension::StaffLevel, Dimension::StaffKind),
    pair(Dimension::ContentGroup, Dimension::Sex),
    pair(Dimension::ContentGroup, Dimension::Age),
    pair(Dimension::ContentGroup, Dimension::StaffKind),
    pair(Dimension::StaffKind, Dimension::Sex),
    pair(Dimension::StaffKind, Dimension::Age),
    pair(Dimension::Age, Dimension::Sex),
];

/// What may not leave the desk of tables that stand side by side, in their order.
///
/// They share margins: the sum of women is the same number in each. A margin that one table must hide is hidden in all of
/// them with its whole row or column, so that taking one person for a man instead of a woman would fit everywhere.
pub fn hide_grid(tables: &[(Pairing, Table)]) -> Vec<Mask> {
    let plans: Vec<Plan<'_>> =
        tables.iter().map(|(pairing, table)| Plan::new(table, pairing.sensitive(), false)).collect();
    let (mut counted, mut achieved) = (Margins::default(), Margins::default());
    loop {
        let before = (counted.clone(), achieved.clone());
        let hidden: Vec<(Vec<bool>, Vec<bool>)> = tables
            .iter()
            .zip(&plans)
            .map(|((pairing, table), plan)| {
                let (mut counts, mut results) = (plan.small(is_small_count), plan.small(is_small_result));
                counted.spread(*pairing, table, plan, &mut counts);
                achieved.spread(*pairing, table, plan, &mut results);
                plan.close_results(results, plan.close_counts(counts))
            })
            .collect();
        for (((pairing, table), plan), (counts, results)) in tables.iter().zip(&plans).zip(&hidden) {
            counted.collect(*pairing, table, plan, counts);
            achieved.collect(*pairing, table, plan, results);
        }
        if before == (counted.clone(), achieved.clone()) {
            let masks = plans.iter().zip(hidden).map(|(plan, (counts, results))| plan.mask(counts, results));
            return masks.collect();
        }
    }
}

/// The margins that are hidden wherever they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Margins(BTreeMap<Dimension, BTreeSet<Key>>);

impl Margins {
    /// Takes up what a table had to hide.
    fn collect(&mut self, pairing: Pairing, table: &Table, plan: &Plan<'_>, hidden: &[bool]) {
        for (row, key) in table.rows.iter().enumerate() {
            if hidden[plan.net.index((row, table.columns.len()))] {
                self.0.entry(pairing.rows).or_default().insert(*key);
            }
        }
        for (column, key) in table.columns.iter().enumerate() {
            if hidden[plan.net.index((table.rows.len(), column))] {
                self.0.entry(pairing.columns).or_default().insert(*key);
            }
        }
    }

    /// Hides the lines of these margins; where a line of the other direction has nobody in any of them, that is plain from
    /// its sum and shown.
    fn spread(&self, pairing: Pairing, table: &Table, plan: &Plan<'_>, hidden: &mut [bool]) {
        let (rows, columns) = (self.numbers(pairing.rows, &table.rows), self.numbers(pairing.columns, &table.columns));
        for row in 0..=table.rows.len() {
            spread_line(columns.iter().map(|column| (row, *column)), plan, hidden);
        }
        for column in 0..=table.columns.len() {
            spread_line(rows.iter().map(|row| (*row, column)), plan, hidden);
        }
    }

    fn numbers(&self, dimension: Dimension, keys: &[Key]) -> Vec<usize> {
        let hidden = self.0.get(&dimension);
        let is_hidden = |key: &Key| hidden.is_some_and(|hidden| hidden.contains(key));
        keys.iter().enumerate().filter(|(_, key)| is_hidden(key)).map(|(number, _)| number).collect()
    }
}

fn spread_line(line: impl Iterator<Item = At> + Clone, plan: &Plan<'_>, hidden: &mut [bool]) {
    if line.clone().any(|at| plan.net.cell(at).enrolments > 0) {
        line.for_each(|at| hidden[plan.net.index(at)] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        report::{Count, Fact, Measure, Place, fact::samples::fact},
        roster::{Sex, StaffKind, StaffLevel},
    };

    #[test]
    fn a_small_margin_is_hidden_in_every_table_of_the_grid() {
        let people = (0..60_i64).map(|number| Fact {
            sex: if number < 3 { Sex::Male } else { Sex::Female },
            age: Some(30 + number % 30),
            staff_level: Some(if number % 2 == 0 { StaffLevel::Xa } else { StaffLevel::Tinh }),
            staff_kind: Some(if number % 3 == 0 { StaffKind::VienChuc } else { StaffKind::CongChuc }),
            ..fact()
        });
        let people: Vec<Fact<'_>> = people.collect();
        let tables: Vec<(Pairing, Table)> = GRID
            .into_iter()
            .map(|pairing| {
                let mut count = Count::new(pairing.rows, Some(pairing.columns));
                people.iter().for_each(|one| count.add(&mut [*one]));
                (pairing, count.table())
            })
            .collect();
        let masks = hide_grid(&tables);
        for ((pairing, table), mask) in tables.iter().zip(&masks) {
            if pairing.columns == Dimension::Sex {
                for (column, is_hidden) in [(0, true), (1, true), (2, false)] {
                    assert_eq!(
                        mask.hides(Place::Total, Place::Inner(column), Measure::People),
                        is_hidden,
                        "{pairing:?}"
                    );
                }
            }
            assert!(!mask.hides(Place::Total, Place::Total, Measure::People));
            for row in table.row_places() {
                for column in table.column_places() {
                    let is_small = (1..5).contains(&table.at(row, column).people);
                    let is_open = row == Place::Total || !pairing.rows.is_sensitive();
                    let is_open = is_open && column == Place::Total;
                    assert!(!is_small || is_open || mask.hides(row, column, Measure::People), "{pairing:?}");
                }
            }
        }
    }
}

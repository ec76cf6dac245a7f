//! How far groups lie apart in what they complete. Groups are compared, never persons.

use super::{AgeBand, Key, Mask, Measure, Place, Table, YouthBand};

/// A share of completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The group.
    pub key: Key,
    /// In thousandths of a percent.
    pub share: i64,
}

/// Two groups of a row and what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The row.
    pub row: Place,
    /// The group that is named first: women, or the younger.
    pub first: Share,
    /// The other one.
    pub second: Share,
    /// The first one's share less the second one's, in thousandths of a point.
    pub points: i64,
}

/// The gap of every row: between women and men, or between the age bands that lie furthest apart. Groups in which nobody
/// is, and those that are hidden, are compared with nothing.
pub fn gaps(table: &Table, mask: &Mask) -> Vec<Gap> {
    table.row_places().filter_map(|row| gap(table, mask, row)).collect()
}

fn gap(table: &Table, mask: &Mask, row: Place) -> Option<Gap> {
    let known = table.columns.iter().enumerate().filter(|(_, key)| is_compared(**key)).filter_map(|(column, key)| {
        let column = Place::Inner(column);
        let is_hidden = mask.hides(row, column, Measure::Share);
        let share = table.at(row, column).share().filter(|_| !is_hidden)?;
        Some(Share { key: *key, share })
    });
    let known: Vec<Share> = known.collect();
    let pairs =
        known.iter().enumerate().flat_map(|(at, first)| known[at + 1..].iter().map(move |second| (first, second)));
    let gaps =
        pairs.map(|(first, second)| Gap { row, first: *first, second: *second, points: first.share - second.share });
    // The first of several that lie equally far apart.
    gaps.min_by_key(|gap| std::cmp::Reverse(gap.points.abs()))
}

/// Women and men, and bands of known age.
fn is_compared(key: Key) -> bool {
    match key {
        Key::Sex(place) => place < 2,
        Key::Age(band) => band != AgeBand::Unknown,
        Key::Youth(band) => band != YouthBand::Unknown,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Dimension, Filter, hide};

    fn table(columns: Vec<Key>, counts: &[(i64, i64)]) -> Table {
        let mut table = Table::new(vec![Key::Course(0)], columns);
        for (column, (enrolments, completions)) in counts.iter().enumerate() {
            for row in [Place::Inner(0), Place::Total] {
                for column in [Place::Inner(column), Place::Total] {
                    let cell = table.at_mut(row, column);
                    cell.enrolments += enrolments;
                    cell.people += enrolments;
                    cell.completions += completions;
                }
            }
        }
        table
    }

    #[test]
    fn women_are_compared_with_men_and_with_nobody_else() {
        let table = table(vec![Key::Sex(0), Key::Sex(1), Key::Sex(2)], &[(40, 30), (40, 20), (40, 0)]);
        let gaps = gaps(&table, &Mask::open(&table));
        assert_eq!((gaps[0].points, gaps[0].first.key, gaps[0].second.key), (25_000, Key::Sex(0), Key::Sex(1)));
        assert_eq!(gaps.len(), 2, "the course, and all courses");
    }

    #[test]
    fn of_several_bands_the_furthest_apart_are_named() {
        let columns = AgeBand::ALL.map(Key::Age).to_vec();
        let table = table(columns, &[(40, 20), (40, 30), (40, 10), (40, 40)]);
        let found = gaps(&table, &Mask::open(&table));
        assert_eq!((found[0].points, found[0].first.key), (50_000, Key::Age(AgeBand::To55)));
    }

    #[test]
    fn what_is_hidden_is_compared_with_nothing() {
        let table = table(vec![Key::Sex(0), Key::Sex(1)], &[(40, 3), (40, 20)]);
        let mask = hide(&table, Dimension::Course, Some(Dimension::Sex), &Filter::default());
        assert_eq!(gaps(&table, &mask), []);
    }
}

//! Small numbers are hidden, and as many others as it takes that none can be computed.
//!
//! A number of 1 to 4 in a breakdown by sex, age or kind of staff is hidden; 0 is shown, because it tells of nobody, but
//! may be hidden to protect another. What else is hidden costs as few people as possible, margins last of all. Whoever
//! knows every visible number, that margins are sums, that nothing is below 0 and that no more is completed than begun
//! finds two possible values at least for every small number. A larger one that is hidden for its sake alone may be found,
//! where people stand in several rows.

use super::{
    Cell, Dimension, Filter, Mask, Table,
    residual::{At, Moved, Net},
};

/// The smallest number of a sensitive breakdown that is shown, besides 0.
pub const FEWEST: i64 = 5;

/// What hiding a margin costs besides its people.
const MARGIN: u64 = 1_000_000_000;

/// What may not leave the desk of a table by these dimensions. Where people were chosen by what small groups could tell
/// of, every row is such a group.
pub fn hide(table: &Table, rows: Dimension, columns: Option<Dimension>, chosen: &Filter) -> Mask {
    let sensitive = (rows.is_sensitive() || chosen.is_sensitive(), columns.is_some_and(Dimension::is_sensitive));
    let plan = Plan::new(table, sensitive, true);
    let counts = plan.close_counts(plan.small(is_small_count));
    let (counts, results) = plan.close_results(plan.small(is_small_result), counts);
    plan.mask(counts, results)
}

/// The same of years of training against their target, where each person is one enrolment: few who have not reached it
/// tell as much as few who have.
pub fn hide_years(table: &Table, rows: Dimension, columns: Option<Dimension>, chosen: &Filter) -> Mask {
    let sensitive = (rows.is_sensitive() || chosen.is_sensitive(), columns.is_some_and(Dimension::is_sensitive));
    let plan = Plan::new(table, sensitive, true);
    let counts = plan.close_counts(plan.small(is_small_count));
    let (counts, results) = plan.close_results(plan.small(is_small_on_either_side), counts);
    plan.mask(counts, results)
}

fn is_small_on_either_side(cell: &Cell) -> bool {
    is_small_result(cell) || (1..FEWEST).contains(&cell.missed())
}

/// People are never more than their enrolments. Where somebody enrols twice, the earlier enrolment may stand in a cell
/// that does not count her, and tells of her all the same.
pub(super) fn is_small_count(cell: &Cell) -> bool {
    (1..FEWEST).contains(&cell.people) || (1..FEWEST).contains(&cell.enrolments)
}

pub(super) fn is_small_result(cell: &Cell) -> bool {
    (1..FEWEST).contains(&cell.completions)
}

/// How one table is hidden.
pub(super) struct Plan<'t> {
    table: &'t Table,
    pub(super) net: Net<'t>,
    sensitive: (bool, bool),
    /// Whether margins that tell of nothing sensitive may be hidden too.
    may_hide_open_margins: bool,
}

impl<'t> Plan<'t> {
    /// Whether its rows and its columns are sensitive.
    pub(super) fn new(table: &'t Table, sensitive: (bool, bool), may_hide_open_margins: bool) -> Self {
        Self { table, net: Net::new(table), sensitive, may_hide_open_margins }
    }

    fn is_sensitive(&self, (row, column): At) -> bool {
        (self.sensitive.0 && row < self.table.rows.len()) || (self.sensitive.1 && column < self.table.columns.len())
    }

    /// The sensitive cells that are too small.
    pub(super) fn small(&self, is_small: fn(&Cell) -> bool) -> Vec<bool> {
        self.net.all().map(|at| self.is_sensitive(at) && is_small(self.net.cell(at))).collect()
    }

    /// Hides more enrolments and people until each hidden number could be another.
    pub(super) fn close_counts(&self, mut hidden: Vec<bool>) -> Vec<bool> {
        let mut waiting = self.places(&hidden);
        while let Some(at) = waiting.pop() {
            if self.is_safe(at, &[Moved::Open, Moved::Done], &hidden) {
                continue;
            }
            let Some(way) = self.cheapest(at, &[Moved::Open, Moved::Done], &hidden) else { continue };
            self.hide_all(way, &mut hidden, &mut waiting);
        }
        hidden
    }

    /// The same for completions; where enrolments are hidden they are too. Where nobody else could have completed,
    /// enrolments are hidden with them.
    pub(super) fn close_results(&self, mut hidden: Vec<bool>, mut counts: Vec<bool>) -> (Vec<bool>, Vec<bool>) {
        hidden.iter_mut().zip(&counts).for_each(|(own, other)| *own |= other);
        let mut waiting = self.places(&hidden);
        while let Some(at) = waiting.pop() {
            let moves_with_people = counts[self.net.index(at)] && self.is_safe(at, &[Moved::Done], &counts);
            if moves_with_people || self.is_safe(at, &[Moved::Completion], &hidden) {
                continue;
            }
            if let Some(way) = self.cheapest(at, &[Moved::Completion], &hidden) {
                self.hide_all(way, &mut hidden, &mut waiting);
            } else if let Some(way) = self.cheapest(at, &[Moved::Done], &counts) {
                self.hide_all(way, &mut counts, &mut Vec::new());
                counts = self.close_counts(counts);
                self.hide_all(self.places(&counts), &mut hidden, &mut waiting);
            }
        }
        (counts, hidden)
    }

    fn places(&self, hidden: &[bool]) -> Vec<At> {
        self.net.all().filter(|at| hidden[self.net.index(*at)]).collect()
    }

    fn hide_all(&self, way: Vec<At>, hidden: &mut [bool], waiting: &mut Vec<At>) {
        for at in way {
            let own = &mut hidden[self.net.index(at)];
            if !std::mem::replace(own, true) {
                waiting.push(at);
            }
        }
    }

    /// Whether a closed way leads through the cell over what is hidden.
    fn is_safe(&self, at: At, moved: &[Moved], hidden: &[bool]) -> bool {
        let free = |other: At| hidden[self.net.index(other)].then_some(0);
        moved.iter().any(|one| self.net.way(at, *one, hidden, &free).is_some())
    }

    /// The closed way that costs least to hide; where none is within the visible margins, one that hides them.
    fn cheapest(&self, at: At, moved: &[Moved], hidden: &[bool]) -> Option<Vec<At>> {
        let price = |other: At| if hidden[self.net.index(other)] { Some(0) } else { self.price(other) };
        let among = |margins: &[bool]| {
            let ways = moved.iter().filter_map(|one| self.net.way(at, *one, margins, &price));
            ways.min_by_key(|(price, _)| *price).map(|(_, way)| way)
        };
        among(hidden).or_else(|| among(&vec![true; hidden.len()]))
    }

    /// What hiding a cell costs; nothing gives a price to the sum of all.
    fn price(&self, at: At) -> Option<u64> {
        let is_corner = at == (self.table.rows.len(), self.table.columns.len());
        let is_open = !self.is_sensitive(at);
        if is_corner || (is_open && !self.may_hide_open_margins) {
            return None;
        }
        let margin = if self.net.is_margin(at) { MARGIN } else { 0 };
        Some(margin + 1 + self.net.cell(at).people.unsigned_abs())
    }

    /// Tiết follow the completions. Those of different courses weigh differently, so that their sums would tell more than
    /// the completions do: where anything is hidden, sensitive margins of tiết are too, and the sum of all where a row's
    /// own sum is.
    pub(super) fn mask(&self, counts: Vec<bool>, results: Vec<bool>) -> Mask {
        let (rows, columns) = (self.table.rows.len(), self.table.columns.len());
        let hides_anything = columns > 0 && results.contains(&true);
        let hides_sum = (0..rows).any(|row| results[self.net.index((row, columns))]) && hides_anything;
        let is_hidden = |at: At| {
            let is_margin = self.is_sensitive(at) && self.net.is_margin(at);
            results[self.net.index(at)] || (hides_anything && is_margin) || (hides_sum && at == (rows, columns))
        };
        let tiet = self.net.all().map(is_hidden).collect();
        Mask::of(self.table, counts, results, tiet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Key, Measure, Place};

    /// Courses by sex, from the enrolments of women and men; everybody takes one course, and nobody completes it.
    fn by_sex(rows: &[[i64; 2]]) -> Table {
        let keys = (0..rows.len() as u32).map(Key::Course).collect();
        let mut table = Table::new(keys, vec![Key::Sex(0), Key::Sex(1)]);
        for (row, counts) in rows.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                for row in [Place::Inner(row), Place::Total] {
                    for column in [Place::Inner(column), Place::Total] {
                        let cell = table.at_mut(row, column);
                        cell.enrolments += count;
                        cell.people += count;
                    }
                }
            }
        }
        table
    }

    fn hidden(rows: &[[i64; 2]]) -> Vec<String> {
        let table = by_sex(rows);
        let mask = hide(&table, Dimension::Course, Some(Dimension::Sex), &Filter::default());
        let mut found = Vec::new();
        for row in table.row_places() {
            for column in table.column_places() {
                if mask.hides(row, column, Measure::People) {
                    let name = |place| match place {
                        Place::Inner(number) => number.to_string(),
                        Place::Total => "all".to_owned(),
                    };
                    found.push(format!("{}/{}", name(row), name(column)));
                }
            }
        }
        found
    }

    #[test]
    fn large_numbers_and_noughts_are_shown() {
        assert_eq!(hidden(&[[20, 30], [5, 0]]), Vec::<String>::new());
    }

    #[test]
    fn one_small_number_takes_three_others_along() {
        assert_eq!(hidden(&[[3, 30], [20, 25], [40, 8]]), ["0/0", "0/1", "1/0", "1/1"]);
    }

    #[test]
    fn a_small_margin_is_hidden_with_another_margin() {
        assert_eq!(hidden(&[[3, 30]]), ["0/0", "0/1", "all/0", "all/1"]);
    }

    #[test]
    fn without_sex_age_and_staff_kind_nothing_is_hidden() {
        let table = by_sex(&[[1, 2]]);
        assert!(!hide(&table, Dimension::Course, Some(Dimension::ContentGroup), &Filter::default()).hides_anything());
    }

    #[test]
    fn where_women_alone_are_counted_every_course_is_a_group() {
        let table = by_sex(&[[3, 0], [20, 0], [30, 0]]);
        let women = Filter { sex: Some(crate::roster::Sex::Female), ..Filter::default() };
        let mask = hide(&table, Dimension::Course, None, &women);
        let hidden: Vec<bool> = table.row_places().map(|row| mask.hides(row, Place::Total, Measure::People)).collect();
        assert_eq!(hidden, [true, true, false, false]);
    }

    #[test]
    fn completions_are_hidden_where_enrolments_are_and_where_they_are_few() {
        let mut table = by_sex(&[[30, 30], [30, 30]]);
        for (row, column, count) in [(0, 0, 2), (0, 1, 9), (1, 0, 20), (1, 1, 20)] {
            for row in [Place::Inner(row), Place::Total] {
                for column in [Place::Inner(column), Place::Total] {
                    table.at_mut(row, column).completions += count;
                }
            }
        }
        let mask = hide(&table, Dimension::Course, Some(Dimension::Sex), &Filter::default());
        let (first, last) = (Place::Inner(0), Place::Inner(1));
        assert!(!mask.hides(first, first, Measure::Enrolments));
        for (row, column) in [(first, first), (first, last), (last, first), (last, last)] {
            assert!(mask.hides(row, column, Measure::Completions) && mask.hides(row, column, Measure::Share));
        }
        assert!(!mask.hides(first, Place::Total, Measure::Completions));
        assert!(mask.hides(Place::Total, first, Measure::Tiet) && !mask.hides(first, Place::Total, Measure::Tiet));
    }
}

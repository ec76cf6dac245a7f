//! A table with all its margins.

use super::Key;

/// What is counted at one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Lượt: enrolments.
    pub enrolments: i64,
    /// Người: people, each once.
    pub people: i64,
    /// Enrolments that are completed.
    pub completions: i64,
    /// Twice the tiết, once for each person, course and year.
    pub tiet_halves: i64,
}

impl Cell {
    /// Completions among enrolments, in thousandths of a percent.
    pub fn share(&self) -> Option<i64> {
        (self.completions * 100_000 + self.enrolments / 2).checked_div(self.enrolments)
    }

    /// What is not completed: of a year of training, the people who have not reached their target.
    pub fn missed(&self) -> i64 {
        self.enrolments - self.completions
    }

    /// The tiết of a person on average, in thousandths.
    pub fn mean_tiet(&self) -> Option<i64> {
        (self.tiet_halves * 500 + self.people / 2).checked_div(self.people)
    }
}

/// A row or a column: one of the breakdown, or the margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The one with this number.
    Inner(usize),
    /// All of them.
    Total,
}

/// Cells by rows and columns; the margins are counted, not added up, because people and overlapping cohorts do not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the rows are.
    pub rows: Vec<Key>,
    /// What the columns are.
    pub columns: Vec<Key>,
    cells: Vec<Cell>,
}

impl Table {
    /// A table of nothing.
    pub fn new(rows: Vec<Key>, columns: Vec<Key>) -> Self {
        let cells = vec![Cell::default(); (rows.len() + 1) * (columns.len() + 1)];
        Self { rows, columns, cells }
    }

    /// The rows, the margin last.
    pub fn row_places(&self) -> impl Iterator<Item = Place> + use<> {
        (0..self.rows.len()).map(Place::Inner).chain([Place::Total])
    }

    /// The columns, the margin last.
    pub fn column_places(&self) -> impl Iterator<Item = Place> + use<> {
        (0..self.columns.len()).map(Place::Inner).chain([Place::Total])
    }

    /// What is counted at a place.
    pub fn at(&self, row: Place, column: Place) -> &Cell {
        &self.cells[self.index(row, column)]
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, row: Place, column: Place) -> &mut Cell {
        let index = self.index(row, column);
        &mut self.cells[index]
    }

    fn index(&self, row: Place, column: Place) -> usize {
        number(row, self.rows.len()) * (self.columns.len() + 1) + number(column, self.columns.len())
    }
}

/// A place as a number, the margin after all others.
pub(super) fn number(place: Place, count: usize) -> usize {
    match place {
        Place::Inner(number) => number,
        Place::Total => count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_once() {
        let cell = |enrolments, completions| Cell { enrolments, completions, ..Cell::default() };
        assert_eq!(cell(3, 2).share(), Some(66_667));
        assert_eq!(cell(8, 8).share(), Some(100_000));
        assert_eq!(cell(0, 0).share(), None);
    }

    #[test]
    fn every_place_has_a_cell_of_its_own() {
        let mut table = Table::new(vec![Key::Course(0), Key::Course(1)], vec![Key::Sex(0)]);
        let mut next = 0;
        for row in table.row_places() {
            for column in table.column_places() {
                next += 1;
                table.at_mut(row, column).enrolments = next;
            }
        }
        assert_eq!(next, 6);
        assert_eq!(table.at(Place::Total, Place::Total).enrolments, 6);
        assert_eq!(table.at(Place::Inner(1), Place::Inner(0)).enrolments, 3);
    }
}

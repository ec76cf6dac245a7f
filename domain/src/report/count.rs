//! Counting: the facts of one person after another.

use super::{Cell, Dimension, Fact, Key, Place, Table};
use crate::hours::YearOfHours;
use std::collections::{BTreeSet, HashMap};

/// Counts what is told, person by person.
///
/// An enrolment counts wherever it belongs. A person counts once in each row, column and margin; where a dimension says
/// something of herself she is counted there as of her latest enrolment, so that those numbers add up. Tiết count once for
/// each person, course and year of completion.
#[derive(Clone, Debug)]
pub struct Count {
    rows: Axis,
    columns: Axis,
    /// The margins come first, because the others grow.
    cells: Vec<Vec<Cell>>,
    claimed: Vec<(Slice, Slice)>,
}

/// Where a person is counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slice {
    Margin,
    /// Among all values of a dimension that says something of herself.
    Whole,
    One(usize),
}

#[derive(Clone, Debug)]
struct Axis {
    dimension: Option<Dimension>,
    known: HashMap<Key, usize>,
    keys: Vec<Key>,
    /// Where the present enrolment belongs, the margin last.
    here: Vec<(Place, Slice)>,
}

impl Axis {
    fn new(dimension: Option<Dimension>) -> Self {
        let mut axis = Self { dimension, known: HashMap::new(), keys: Vec::new(), here: Vec::new() };
        for key in dimension.map(Key::listed).unwrap_or_default() {
            axis.number(key);
        }
        axis
    }

    fn number(&mut self, key: Key) -> usize {
        *self.known.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() - 1
        })
    }

    fn place(&mut self, fact: &Fact<'_>) {
        let mut here = std::mem::take(&mut self.here);
        here.clear();
        if let Some(dimension) = self.dimension {
            fact.keys(dimension, |key| {
                let number = self.number(key);
                let slice = if dimension.is_of_person() { Slice::Whole } else { Slice::One(number) };
                here.push((Place::Inner(number), slice));
            });
        }
        here.push((Place::Total, Slice::Margin));
        self.here = here;
    }
}

impl Count {
    /// Counts by rows, and by columns where they are wanted.
    pub fn new(rows: Dimension, columns: Option<Dimension>) -> Self {
        Self { rows: Axis::new(Some(rows)), columns: Axis::new(columns), cells: Vec::new(), claimed: Vec::new() }
    }

    /// Adds all enrolments of one person; the order does not matter.
    pub fn add(&mut self, enrolments: &mut [Fact<'_>]) {
        // The latest comes first: it decides where the person herself is counted.
        enrolments
            .sort_by_key(|fact| std::cmp::Reverse((fact.opened_on, fact.course, fact.completed.map(|one| one.on))));
        let counted = tiet(enrolments);
        self.claimed.clear();
        for (fact, tiet_halves) in enrolments.iter().zip(counted) {
            self.put(fact, fact.completed.is_some(), tiet_halves);
        }
    }

    /// Adds one person by her year of training: as one enrolment, completed where she has reached her target.
    pub fn add_year(&mut self, who: &Fact<'_>, year: &YearOfHours) {
        self.claimed.clear();
        self.put(who, year.left().halves == 0, year.done().halves);
    }

    fn put(&mut self, fact: &Fact<'_>, is_completed: bool, tiet_halves: i64) {
        self.rows.place(fact);
        self.columns.place(fact);
        for (row, row_slice) in &self.rows.here {
            for (column, column_slice) in &self.columns.here {
                let slice = (*row_slice, *column_slice);
                let is_new = !self.claimed.contains(&slice);
                if is_new {
                    self.claimed.push(slice);
                }
                let cell = cell(&mut self.cells, *row, *column);
                cell.enrolments += 1;
                cell.people += i64::from(is_new);
                cell.completions += i64::from(is_completed);
                cell.tiet_halves += tiet_halves;
            }
        }
    }

    /// Adds what another count has found among other people.
    pub fn merge(&mut self, other: Self) {
        let rows: Vec<usize> = other.rows.keys.iter().map(|key| self.rows.number(*key)).collect();
        let columns: Vec<usize> = other.columns.keys.iter().map(|key| self.columns.number(*key)).collect();
        for (row, column, found) in other.found() {
            let cell = cell(&mut self.cells, moved(row, &rows), moved(column, &columns));
            cell.enrolments += found.enrolments;
            cell.people += found.people;
            cell.completions += found.completions;
            cell.tiet_halves += found.tiet_halves;
        }
    }

    /// People counted so far.
    pub fn people(&self) -> i64 {
        self.at(None, None).people
    }

    /// What is counted so far at a row and a column, or a margin.
    pub fn at(&self, row: Option<Key>, column: Option<Key>) -> Cell {
        let slot = |axis: &Axis, key: Option<Key>| match key {
            Some(key) => axis.known.get(&key).map(|number| number + 1),
            None => Some(0),
        };
        let found = slot(&self.rows, row).zip(slot(&self.columns, column));
        found.and_then(|(row, column)| self.cells.get(row)?.get(column).copied()).unwrap_or_default()
    }

    /// The table, its rows and columns in the order of their keys.
    pub fn table(self) -> Table {
        let (rows, row_places) = sorted(&self.rows.keys);
        let (columns, column_places) = sorted(&self.columns.keys);
        let mut table = Table::new(rows, columns);
        for (row, column, cell) in self.found() {
            *table.at_mut(moved(row, &row_places), moved(column, &column_places)) = *cell;
        }
        table
    }

    fn found(&self) -> impl Iterator<Item = (Place, Place, &Cell)> {
        let place = |slot: usize| slot.checked_sub(1).map_or(Place::Total, Place::Inner);
        self.cells.iter().enumerate().flat_map(move |(row, cells)| {
            cells.iter().enumerate().map(move |(column, cell)| (place(row), place(column), cell))
        })
    }
}

fn cell(cells: &mut Vec<Vec<Cell>>, row: Place, column: Place) -> &mut Cell {
    let slot = |place| match place {
        Place::Inner(number) => number + 1,
        Place::Total => 0,
    };
    let (row, column) = (slot(row), slot(column));
    if cells.len() <= row {
        cells.resize(row + 1, Vec::new());
    }
    let cells = &mut cells[row];
    if cells.len() <= column {
        cells.resize(column + 1, Cell::default());
    }
    &mut cells[column]
}

fn moved(place: Place, places: &[usize]) -> Place {
    match place {
        Place::Inner(number) => Place::Inner(places[number]),
        Place::Total => Place::Total,
    }
}

/// The keys in order, and for each of the given ones where it is now.
fn sorted(keys: &[Key]) -> (Vec<Key>, Vec<usize>) {
    let order: BTreeSet<Key> = keys.iter().copied().collect();
    let order: Vec<Key> = order.into_iter().collect();
    let places = keys.iter().map(|key| order.binary_search(key).unwrap_or_default()).collect();
    (order, places)
}

/// The tiết of each enrolment: the first completion of a course in a year has them.
fn tiet(enrolments: &[Fact<'_>]) -> Vec<i64> {
    let first = |fact: &Fact<'_>, place: usize| {
        let completed = fact.completed?;
        let is_earlier = |other: &Fact<'_>, at: usize| {
            other.course == fact.course
                && other
                    .completed
                    .is_some_and(|one| one.on.year() == completed.on.year() && (one.on, at) < (completed.on, place))
        };
        let has_earlier = enrolments.iter().enumerate().any(|(at, other)| is_earlier(other, at));
        (!has_earlier).then_some(completed.tiet_halves)
    };
    enrolments.iter().enumerate().map(|(place, fact)| first(fact, place).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests;

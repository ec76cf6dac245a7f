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
mod tests {
    use super::*;
    use crate::{
        course::Tiet,
        report::{AgeBand, Completed, fact::samples::fact},
        roster::Sex,
    };
    use jiff::civil::{Date, date};

    fn done(on: Date) -> Option<Completed> {
        Some(Completed { on, tiet_halves: 24 })
    }

    fn table(rows: Dimension, columns: Option<Dimension>, people: &[&[Fact<'_>]]) -> Table {
        let mut count = Count::new(rows, columns);
        people.iter().for_each(|enrolments| count.add(&mut enrolments.to_vec()));
        count.table()
    }

    fn numbers(cell: &Cell) -> (i64, i64, i64, i64) {
        (cell.enrolments, cell.people, cell.completions, cell.tiet_halves)
    }

    #[test]
    fn a_repeat_in_the_same_year_brings_no_tiet_and_no_further_person() {
        let first = Fact { opened_on: date(2026, 1, 5), completed: done(date(2026, 2, 1)), ..fact() };
        let again = Fact { opened_on: date(2026, 6, 1), completed: done(date(2026, 7, 1)), ..fact() };
        let next = Fact { opened_on: date(2026, 12, 1), completed: done(date(2027, 1, 2)), ..fact() };
        let table = table(Dimension::Course, None, &[&[first, again, next]]);
        assert_eq!(numbers(table.at(Place::Inner(0), Place::Total)), (3, 1, 3, 48));
        assert_eq!(table.at(Place::Total, Place::Total), table.at(Place::Inner(0), Place::Total));
    }

    #[test]
    fn a_person_is_counted_once_in_each_row_and_once_in_all() {
        let other = Fact { course: 1, ..fact() };
        let table = table(Dimension::Course, Some(Dimension::Sex), &[&[fact(), other], &[fact()]]);
        assert_eq!(table.rows, [Key::Course(0), Key::Course(1)]);
        let people = |row, column| table.at(row, column).people;
        assert_eq!(people(Place::Inner(0), Place::Total), 2);
        assert_eq!(people(Place::Inner(1), Place::Total), 1);
        assert_eq!(people(Place::Total, Place::Total), 2, "not three");
        assert_eq!(table.at(Place::Total, Place::Total).enrolments, 3);
    }

    #[test]
    fn who_grows_older_is_counted_as_of_her_latest_enrolment_of_the_row() {
        let young = Fact { age: Some(44), opened_on: date(2026, 1, 5), ..fact() };
        let older = Fact { age: Some(45), opened_on: date(2026, 9, 1), course: 1, ..fact() };
        let table = table(Dimension::Course, Some(Dimension::Age), &[&[young, older]]);
        let column = |band| Place::Inner(table.columns.iter().position(|key| *key == Key::Age(band)).unwrap());
        let people = |row, band| table.at(row, column(band)).people;
        assert_eq!((people(Place::Inner(0), AgeBand::Below45), people(Place::Inner(1), AgeBand::To55)), (1, 1));
        assert_eq!((people(Place::Total, AgeBand::Below45), people(Place::Total, AgeBand::To55)), (0, 1));
        assert_eq!(table.at(Place::Total, column(AgeBand::Below45)).enrolments, 1, "an enrolment stays where it was");
    }

    #[test]
    fn closed_lists_are_shown_whole_and_in_order() {
        let table = table(Dimension::Sex, Some(Dimension::ContentGroup), &[]);
        assert_eq!(table.rows, [Key::Sex(0), Key::Sex(1), Key::Sex(2)]);
        assert_eq!(table.columns.len(), 5);
        assert_eq!(*table.at(Place::Total, Place::Total), Cell::default());
    }

    #[test]
    fn a_year_counts_a_person_once_with_all_her_tiet() {
        let year = |done| YearOfHours {
            year: 2026,
            courses: Tiet { halves: done },
            outside: Tiet { halves: 8 },
            target: Tiet { halves: 80 },
        };
        let man = Fact { sex: Sex::Male, ..fact() };
        let mut count = Count::new(Dimension::Sex, None);
        count.add_year(&fact(), &year(72));
        count.add_year(&man, &year(71));
        count.add_year(&man, &year(0));
        let table = count.table();
        assert_eq!(numbers(table.at(Place::Inner(0), Place::Total)), (1, 1, 1, 80));
        assert_eq!(numbers(table.at(Place::Inner(1), Place::Total)), (2, 2, 0, 87));
        let all = table.at(Place::Total, Place::Total);
        assert_eq!((all.missed(), all.mean_tiet()), (2, Some(27_833)));
        assert_eq!(Cell::default().mean_tiet(), None);
    }

    #[test]
    fn two_halves_of_the_people_give_the_whole() {
        let people: Vec<Vec<Fact<'_>>> = (0..7_u32)
            .map(|number| {
                let sex = if number % 2 == 0 { Sex::Female } else { Sex::Male };
                vec![Fact { course: number % 3, sex, ..fact() }, Fact { course: (number + 1) % 3, sex, ..fact() }]
            })
            .collect();
        let count = |people: &[Vec<Fact<'_>>]| {
            let mut count = Count::new(Dimension::Course, Some(Dimension::Sex));
            people.iter().for_each(|one| count.add(&mut one.clone()));
            count
        };
        let mut halves = count(&people[4..]);
        halves.merge(count(&people[..4]));
        assert_eq!(halves.table(), count(&people).table());
    }
}

//! Random people: counts against a plain second count, and hidden numbers against whoever tries to compute them.

use super::{
    Cell, Completed, Count, Dimension, FEWEST, Fact, Filter, GRID, Key, Mask, Measure, Pairing, Place, Table, hide,
    hide_grid, hide_years,
};
use crate::{
    course::Tiet,
    hours::YearOfHours,
    roster::{Sex, StaffKind, StaffLevel},
};
use jiff::civil::date;
use proptest::{collection, prelude::*};
use std::collections::{BTreeMap, BTreeSet};

/// A person by numbers: sex, age, kind, level, and for each enrolment course, month and whether it is completed.
type Someone = ((usize, i64, usize, usize), Vec<(u32, i8, bool)>);

fn somebody() -> impl Strategy<Value = Someone> {
    let herself = (0..3_usize, prop_oneof![Just(30_i64), Just(44), Just(60)], 0..2_usize, 0..2_usize);
    (herself, collection::vec((0..3_u32, 1..4_i8, any::<bool>()), 1..3))
}

fn facts(((sex, age, kind, level), enrolments): &Someone) -> Vec<Fact<'static>> {
    let fact = |(course, month, is_done): &(u32, i8, bool)| Fact {
        course: *course,
        content_group: Some(*course as u8 + 1),
        programmes: &[],
        cohorts: &[],
        unit: None,
        opened_on: date(2026, *month, 1),
        completed: is_done.then_some(Completed { on: date(2026, *month + 1, 1), tiet_halves: tiet_halves(*course) }),
        sex: Sex::ALL[*sex],
        age: Some(*age + i64::from(*month > 2)),
        staff_kind: Some(StaffKind::ALL[*kind]),
        staff_level: Some(StaffLevel::ALL[*level]),
    };
    enrolments.iter().map(fact).collect()
}

fn tiet_halves(course: u32) -> i64 {
    [24, 16, 7][course as usize]
}

fn table(people: &[Someone], rows: Dimension, columns: Option<Dimension>) -> Table {
    let mut count = Count::new(rows, columns);
    people.iter().for_each(|one| count.add(&mut facts(one)));
    count.table()
}

/// How parts make up their sum.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Adding {
    /// Everybody stands in one part.
    Up,
    /// People stand in several parts, and once in the sum.
    Shared,
    /// The same, but they may have grown older from part to part: each part counts them as of its own latest enrolment, so
    /// that a part may even count more than the sum.
    Older,
}

impl Adding {
    fn of(measure: Measure, pairing: Pairing, is_by_column: bool) -> Self {
        match () {
            () if measure != Measure::People || pairing.rows.is_of_person() => Self::Up,
            () if is_by_column && pairing.columns == Dimension::Age => Self::Older,
            () => Self::Shared,
        }
    }
}

/// What somebody reads in a table: a number of each cell, where it is shown, and the rules that she knows.
struct Reader<'t> {
    table: &'t Table,
    mask: &'t Mask,
    measure: Measure,
    /// How the rows make up a column's sum.
    adding: Adding,
    /// Numbers that tiết betray: each row's tiết and its weight.
    weights: Vec<i64>,
}

impl Reader<'_> {
    fn number(&self, cell: &Cell) -> i64 {
        match self.measure {
            Measure::Enrolments => cell.enrolments,
            Measure::People => cell.people,
            _ => cell.completions,
        }
    }

    fn true_number(&self, row: Place, column: Place) -> i64 {
        self.number(self.table.at(row, column))
    }

    fn is_hidden(&self, row: Place, column: Place) -> bool {
        self.mask.hides(row, column, self.measure)
    }

    /// The hidden cells that differ from the truth in some other table that fits all that is shown. Every cell may be one
    /// less, one more, or as it is.
    fn doubtful(&self) -> BTreeSet<(Place, Place)> {
        let mut found = BTreeSet::new();
        self.rows(&mut Vec::new(), &mut found);
        found
    }

    fn rows(&self, chosen: &mut Vec<Vec<i64>>, found: &mut BTreeSet<(Place, Place)>) {
        let row = chosen.len();
        if row == self.table.rows.len() {
            return self.margins(chosen, found);
        }
        let mut options = vec![Vec::new()];
        for column in 0..self.table.columns.len() {
            let (row, column) = (Place::Inner(row), Place::Inner(column));
            let numbers = self.numbers(row, column);
            options = options
                .into_iter()
                .flat_map(|option| {
                    numbers.iter().map(move |number| [option.clone(), vec![*number]].concat()).collect::<Vec<_>>()
                })
                .collect();
        }
        for option in options {
            let sum: i64 = option.iter().sum();
            let margin = (Place::Inner(row), Place::Total);
            let fits = self.is_hidden(margin.0, margin.1) || sum == self.true_number(margin.0, margin.1);
            if fits && (sum - self.true_number(margin.0, margin.1)).abs() <= 1 {
                chosen.push(option);
                self.rows(chosen, found);
                chosen.pop();
            }
        }
    }

    /// The numbers that a cell may have.
    fn numbers(&self, row: Place, column: Place) -> Vec<i64> {
        let truth = self.true_number(row, column);
        if !self.is_hidden(row, column) {
            return vec![truth];
        }
        let cell = self.table.at(row, column);
        let shown_enrolments = !self.mask.hides(row, column, Measure::Enrolments);
        let most = if self.measure == Measure::Completions && shown_enrolments { cell.enrolments } else { i64::MAX };
        [truth - 1, truth, truth + 1].into_iter().filter(|number| (0..=most).contains(number)).collect()
    }

    fn margins(&self, chosen: &[Vec<i64>], found: &mut BTreeSet<(Place, Place)>) {
        let row_sums: Vec<i64> = chosen.iter().map(|row| row.iter().sum()).collect();
        let mut options: Vec<Vec<i64>> = vec![Vec::new()];
        for column in 0..self.table.columns.len() {
            let numbers: Vec<i64> = chosen.iter().map(|row| row[column]).collect();
            let fitting = self.numbers(Place::Total, Place::Inner(column)).into_iter().filter(|number| {
                let (largest, sum) = (numbers.iter().copied().max().unwrap_or(0), numbers.iter().sum::<i64>());
                match self.adding {
                    Adding::Up => *number == sum,
                    Adding::Shared => (largest..=sum).contains(number),
                    Adding::Older => *number <= sum,
                }
            });
            let fitting: Vec<i64> = fitting.collect();
            options = options
                .iter()
                .flat_map(|option| fitting.iter().map(move |number| [option.clone(), vec![*number]].concat()))
                .collect();
        }
        let all = self.true_number(Place::Total, Place::Total);
        for totals in options {
            if totals.iter().sum::<i64>() == all && self.fits_tiet(chosen, &row_sums, &totals) {
                self.note(chosen, &row_sums, &totals, found);
            }
        }
    }

    /// Whether the tiết that are shown would be the same.
    fn fits_tiet(&self, chosen: &[Vec<i64>], row_sums: &[i64], _: &[i64]) -> bool {
        if self.weights.is_empty() {
            return true;
        }
        let shown = |row, column| !self.mask.hides(row, column, Measure::Tiet);
        let truth = |row, column| self.table.at(row, column).completions;
        let by_row = row_sums.iter().enumerate().all(|(row, sum)| {
            !shown(Place::Inner(row), Place::Total) || *sum == truth(Place::Inner(row), Place::Total)
        });
        let weighed = |numbers: &mut dyn Iterator<Item = i64>| -> i64 {
            numbers.zip(&self.weights).map(|(number, weight)| number * weight).sum()
        };
        let by_column = (0..self.table.columns.len()).all(|column| {
            let mine = weighed(&mut chosen.iter().map(|row| row[column]));
            let true_one = weighed(&mut (0..chosen.len()).map(|row| truth(Place::Inner(row), Place::Inner(column))));
            !shown(Place::Total, Place::Inner(column)) || mine == true_one
        });
        let all = weighed(&mut row_sums.iter().copied());
        let true_all = weighed(&mut (0..row_sums.len()).map(|row| truth(Place::Inner(row), Place::Total)));
        by_row && by_column && (!shown(Place::Total, Place::Total) || all == true_all)
    }

    fn note(&self, chosen: &[Vec<i64>], row_sums: &[i64], totals: &[i64], found: &mut BTreeSet<(Place, Place)>) {
        let mut see = |row: Place, column: Place, number: i64| {
            if number != self.true_number(row, column) {
                found.insert((row, column));
            }
        };
        for (row, numbers) in chosen.iter().enumerate() {
            numbers
                .iter()
                .enumerate()
                .for_each(|(column, number)| see(Place::Inner(row), Place::Inner(column), *number));
            see(Place::Inner(row), Place::Total, row_sums[row]);
        }
        totals.iter().enumerate().for_each(|(column, number)| see(Place::Total, Place::Inner(column), *number));
    }
}

fn places(table: &Table) -> Vec<(Place, Place)> {
    table.row_places().flat_map(|row| table.column_places().map(move |column| (row, column))).collect()
}

/// Small numbers are hidden, and every hidden number could be another one.
fn holds(table: &Table, mask: &Mask, pairing: Pairing, weights: Vec<i64>) -> Result<(), TestCaseError> {
    for (row, column) in places(table) {
        let cell = table.at(row, column);
        let is_sensitive = (pairing.rows.is_sensitive() && row != Place::Total)
            || (pairing.columns.is_sensitive() && column != Place::Total);
        for (measure, number) in [
            (Measure::Enrolments, cell.enrolments),
            (Measure::People, cell.people),
            (Measure::Completions, cell.completions),
            (Measure::Share, cell.completions),
            (Measure::Tiet, cell.completions),
        ] {
            let is_small = is_sensitive && (1..FEWEST).contains(&number);
            prop_assert!(!is_small || mask.hides(row, column, measure), "{row:?} {column:?} {measure:?} {cell:?}");
        }
        prop_assert!(mask.hides(row, column, Measure::Completions) || !mask.hides(row, column, Measure::Enrolments));
    }
    for measure in [Measure::Enrolments, Measure::People, Measure::Completions] {
        let adding = Adding::of(measure, pairing, true);
        let weights = if measure == Measure::Completions { weights.clone() } else { Vec::new() };
        let reader = Reader { table, mask, measure, adding, weights };
        let doubtful = reader.doubtful();
        for (row, column) in places(table) {
            // What is hidden for another's sake alone may be guessed, as long as the small number may not.
            let is_small = (1..FEWEST).contains(&reader.true_number(row, column));
            let is_safe = !mask.hides(row, column, measure) || !is_small || doubtful.contains(&(row, column));
            prop_assert!(is_safe, "{measure:?} at {row:?} {column:?} can be computed: {table:?} {mask:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_hidden_cannot_be_computed(
        people in collection::vec(somebody(), 0..60),
        rows in 0..3_usize,
        columns in 0..2_usize,
    ) {
        let rows = [Dimension::Course, Dimension::StaffLevel, Dimension::ContentGroup][rows];
        let columns = [Dimension::Sex, Dimension::Age][columns];
        let table = table(&people, rows, Some(columns));
        let mask = hide(&table, rows, Some(columns), &Filter::default());
        let is_course = rows == Dimension::Course;
        let weigh = |key: &Key| match key {
            Key::Course(course) => tiet_halves(*course),
            _ => 0,
        };
        // The rule that repeats bring no tiết would only make it harder to compute anything.
        let weights = if is_course { table.rows.iter().map(weigh).collect() } else { Vec::new() };
        holds(&table, &mask, Pairing { rows, columns }, weights)?;
    }

    #[test]
    fn two_sensitive_breakdowns_hide_each_other(people in collection::vec(somebody(), 0..60)) {
        let table = table(&people, Dimension::StaffKind, Some(Dimension::Sex));
        let mask = hide(&table, Dimension::StaffKind, Some(Dimension::Sex), &Filter::default());
        holds(&table, &mask, Pairing { rows: Dimension::StaffKind, columns: Dimension::Sex }, Vec::new())?;
    }

    /// Without columns a small group is hidden with another one, or both are nobody's.
    #[test]
    fn a_single_column_hides_two_numbers_or_none(people in collection::vec(somebody(), 0..60)) {
        let table = table(&people, Dimension::Sex, None);
        let mask = hide(&table, Dimension::Sex, None, &Filter::default());
        for measure in [Measure::People, Measure::Completions] {
            let hidden = table.row_places().filter(|row| mask.hides(*row, Place::Total, measure)).count();
            prop_assert!(hidden != 1, "{table:?}");
        }
        prop_assert!(!mask.hides(Place::Total, Place::Total, Measure::People));
    }

    /// Of years of training, few who have reached their target and few who have not: neither can be computed.
    #[test]
    fn few_on_either_side_of_a_target_cannot_be_computed(
        people in collection::vec(somebody(), 0..60),
        rows in 0..2_usize,
        columns in 0..2_usize,
    ) {
        let rows = [Dimension::StaffLevel, Dimension::StaffKind][rows];
        let columns = [Dimension::Sex, Dimension::Age][columns];
        let mut count = Count::new(rows, Some(columns));
        for one in &people {
            let who = facts(one)[0];
            let done = if who.completed.is_some() { 80 } else { 7 };
            let (courses, outside, target) = (Tiet { halves: done }, Tiet::default(), Tiet { halves: 80 });
            count.add_year(&who, &YearOfHours { year: 2026, courses, outside, target });
        }
        let table = count.table();
        prop_assert_eq!(table.at(Place::Total, Place::Total).people, people.len() as i64);
        let mask = hide_years(&table, rows, Some(columns), &Filter::default());
        holds(&table, &mask, Pairing { rows, columns }, Vec::new())?;
        let reader = Reader { table: &table, mask: &mask, measure: Measure::Completions, adding: Adding::Up, weights: vec![] };
        let doubtful = reader.doubtful();
        for (row, column) in places(&table) {
            let is_sensitive = (rows.is_sensitive() && row != Place::Total) || column != Place::Total;
            let is_few = is_sensitive && (1..FEWEST).contains(&table.at(row, column).missed());
            prop_assert!(!is_few || mask.hides(row, column, Measure::Missed));
            prop_assert!(!is_few || mask.hides(row, column, Measure::Targeted) || doubtful.contains(&(row, column)));
        }
    }

    #[test]
    fn the_grid_hides_together(people in collection::vec(somebody(), 0..60)) {
        let tables: Vec<(Pairing, Table)> = GRID
            .into_iter()
            .map(|pairing| (pairing, table(&people, pairing.rows, Some(pairing.columns))))
            .collect();
        let masks = hide_grid(&tables);
        for measure in [Measure::Enrolments, Measure::People, Measure::Completions] {
            bounds(&tables, &masks, measure)?;
        }
        for ((pairing, table), mask) in tables.iter().zip(&masks) {
            if table.rows.len() * table.columns.len() <= 12 {
                holds(table, mask, *pairing, Vec::new())?;
            }
        }
    }

    /// The numbers are those of a second count that knows nothing of the first one's ways.
    #[test]
    fn counts_are_those_of_a_plain_second_count(
        people in collection::vec(somebody(), 0..40),
        rows in 0..Dimension::ALL.len(),
        columns in 0..Dimension::ALL.len(),
    ) {
        let (rows, columns) = (Dimension::ALL[rows], Dimension::ALL[columns]);
        let table = table(&people, rows, Some(columns));
        for (row, column) in places(&table) {
            let mut plain = Cell::default();
            for one in &people {
                add_plainly(&mut plain, &facts(one), (rows, columns), (key(&table.rows, row), key(&table.columns, column)));
            }
            prop_assert_eq!(table.at(row, column), &plain, "{:?} {:?}", row, column);
        }
    }
}

fn key(keys: &[Key], place: Place) -> Option<Key> {
    match place {
        Place::Inner(number) => Some(keys[number]),
        Place::Total => None,
    }
}

fn is_at(fact: &Fact<'_>, dimension: Dimension, key: Option<Key>) -> bool {
    let mut found = key.is_none();
    fact.keys(dimension, |own| found |= Some(own) == key);
    found
}

/// One person at one place, in plain words: her enrolments there; herself if her latest enrolment in the slice is there,
/// where a slice takes every value of what is said of herself.
fn add_plainly(
    cell: &mut Cell,
    enrolments: &[Fact<'_>],
    (rows, columns): (Dimension, Dimension),
    (row, column): (Option<Key>, Option<Key>),
) {
    let here = |fact: &&Fact<'_>| is_at(fact, rows, row) && is_at(fact, columns, column);
    let in_slice = |fact: &&Fact<'_>| {
        (rows.is_of_person() || is_at(fact, rows, row)) && (columns.is_of_person() || is_at(fact, columns, column))
    };
    cell.enrolments += enrolments.iter().filter(here).count() as i64;
    cell.completions += enrolments.iter().filter(here).filter(|fact| fact.completed.is_some()).count() as i64;
    let latest = enrolments.iter().filter(in_slice).map(|fact| fact.opened_on).max();
    let is_here = latest.is_some_and(|day| enrolments.iter().filter(here).any(|fact| fact.opened_on == day));
    cell.people += i64::from(is_here);
    let mut first: BTreeMap<(u32, i16), (jiff::civil::Date, i64, bool)> = BTreeMap::new();
    for fact in enrolments {
        if let Some(completed) = fact.completed {
            let mine = (completed.on, completed.tiet_halves, here(&fact));
            let kept = first.entry((fact.course, completed.on.year())).or_insert(mine);
            if completed.on < kept.0 {
                *kept = mine;
            }
        }
    }
    cell.tiet_halves += first.values().filter(|(.., is_here)| *is_here).map(|(_, halves, _)| halves).sum::<i64>();
}

/// What can be said of the hidden numbers of all tables together: margins that two tables share are one number.
fn bounds(tables: &[(Pairing, Table)], masks: &[Mask], measure: Measure) -> Result<(), TestCaseError> {
    type Name = (usize, Option<(Dimension, Key)>, Option<(Dimension, Key)>);
    let mut ranges: BTreeMap<Name, (i64, i64)> = BTreeMap::new();
    let number = |cell: &Cell| match measure {
        Measure::Enrolments => cell.enrolments,
        Measure::People => cell.people,
        _ => cell.completions,
    };
    let name = |table: usize, row: Place, column: Place| -> Name {
        let (pairing, found) = &tables[table];
        let row = key(&found.rows, row).map(|key| (pairing.rows, key));
        let column = key(&found.columns, column).map(|key| (pairing.columns, key));
        match (row, column) {
            (Some(_), Some(_)) => (table + 1, row, column),
            (margin, None) | (None, margin) => (0, margin, None),
        }
    };
    for (table, ((_, found), mask)) in tables.iter().zip(masks).enumerate() {
        let all = number(found.at(Place::Total, Place::Total));
        for (row, column) in places(found) {
            let cell = found.at(row, column);
            let shown = number(cell);
            let is_hidden = mask.hides(row, column, measure);
            let most = if measure == Measure::Completions && !mask.hides(row, column, Measure::Enrolments) {
                cell.enrolments.min(all)
            } else {
                all
            };
            let range = if is_hidden { (0, most) } else { (shown, shown) };
            let before = ranges.insert(name(table, row, column), range);
            prop_assert!(before.is_none_or(|before| before == range), "a margin is hidden in one table alone");
        }
    }
    let mut lines: Vec<(Name, Vec<Name>, Adding)> = Vec::new();
    for (table, (pairing, found)) in tables.iter().enumerate() {
        for row in found.row_places() {
            let parts = (0..found.columns.len()).map(|column| name(table, row, Place::Inner(column))).collect();
            lines.push((name(table, row, Place::Total), parts, Adding::Up));
        }
        for column in found.column_places() {
            let parts = (0..found.rows.len()).map(|row| name(table, Place::Inner(row), column)).collect();
            let adding = Adding::of(measure, *pairing, column != Place::Total);
            lines.push((name(table, Place::Total, column), parts, adding));
        }
    }
    loop {
        let before = ranges.clone();
        for (sum, parts, adding) in &lines {
            narrow(&mut ranges, sum, parts, *adding);
        }
        if ranges == before {
            break;
        }
    }
    for (table, ((_, found), mask)) in tables.iter().zip(masks).enumerate() {
        for (row, column) in places(found) {
            let (least, most) = ranges[&name(table, row, column)];
            let is_small = (1..FEWEST).contains(&number(found.at(row, column)));
            let is_safe = !mask.hides(row, column, measure) || !is_small || least < most;
            prop_assert!(is_safe, "{:?} {:?} {:?} of table {} is {}", measure, row, column, table, least);
        }
    }
    Ok(())
}

/// A sum and its parts bound each other, as far as how they add says.
fn narrow<N: Ord + Copy>(ranges: &mut BTreeMap<N, (i64, i64)>, sum: &N, parts: &[N], adding: Adding) {
    let least: i64 = parts.iter().map(|part| ranges[part].0).sum();
    let most: i64 = parts.iter().map(|part| ranges[part].1).sum();
    let largest = parts.iter().map(|part| ranges[part].0).max().unwrap_or(0);
    let (low, high) = ranges[sum];
    let low = match adding {
        Adding::Up => low.max(least),
        Adding::Shared => low.max(largest),
        Adding::Older => low,
    };
    ranges.insert(*sum, (low, high.min(most)));
    let (low, high) = ranges[sum];
    for part in parts {
        let (own_low, own_high) = ranges[part];
        let from_others = low - (most - own_high);
        let room = match adding {
            Adding::Up => high - (least - own_low),
            Adding::Shared => high,
            Adding::Older => own_high,
        };
        ranges.insert(*part, (own_low.max(from_others), own_high.min(room)));
    }
}

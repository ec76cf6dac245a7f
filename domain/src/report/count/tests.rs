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

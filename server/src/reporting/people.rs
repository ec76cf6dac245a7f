//! The people behind a number.

use super::{
    frame::{Frame, Memory},
    hours::years,
    scan::{Gather, enrolments, scan},
    wish::Wish,
};
use crate::{
    db::{
        Conn, DbError,
        report_facts::{Person, Range},
        report_hours,
        scope::Reach,
    },
    state::AppState,
};
use domain::report::{Count, Dimension, Key, Measure};
use std::sync::Arc;

/// The most people behind a number that are looked for.
pub const MOST: usize = 1_000;

/// Which number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The dimension of the rows.
    pub rows: Dimension,
    /// That of the columns.
    pub columns: Option<Dimension>,
    /// The row by its name; the margin without one.
    pub row: Option<String>,
    /// The column by its name; the margin without one.
    pub column: Option<String>,
    /// What is counted.
    pub measure: Measure,
}

/// The ids of the people behind a number, [`MOST`] and one at most; `None` where there is no such number.
pub async fn behind(
    app: &AppState,
    reach: &Reach,
    wish: &Wish,
    known_at: i64,
    number: Behind,
) -> Result<Option<Vec<String>>, DbError> {
    let frame = Arc::new(Frame::load(app, reach.clone(), wish.clone(), known_at).await?);
    let of = |dimension: Option<Dimension>, name: &Option<String>| match name {
        Some(name) => dimension.and_then(|dimension| frame.key(dimension, name)).map(Some),
        None => Some(None),
    };
    let (Some(row), Some(column)) = (of(Some(number.rows), &number.row), of(number.columns, &number.column)) else {
        return Ok(None);
    };
    let empty = Found { number, row, column, people: Vec::new() };
    let parts: Vec<Found> = if wish.is_hours {
        let parts = scan(app, &frame, &FoundYears(empty), |_| async { Ok(true) }).await?.unwrap_or_default();
        parts.into_iter().map(|part| part.0).collect()
    } else {
        scan(app, &frame, &empty, |_| async { Ok(true) }).await?.unwrap_or_default()
    };
    let mut people: Vec<String> = parts.into_iter().flat_map(|part| part.people).collect();
    people.sort_unstable();
    people.truncate(MOST + 1);
    Ok(Some(people))
}

#[derive(Clone)]
struct Found {
    number: Behind,
    row: Option<Key>,
    column: Option<Key>,
    people: Vec<String>,
}

impl Found {
    fn take_counted(&mut self, count: &Count, person: &str) -> bool {
        let cell = count.at(self.row, self.column);
        let is_behind = match self.number.measure {
            Measure::Enrolments => cell.enrolments > 0,
            Measure::People | Measure::Targeted => cell.people > 0,
            Measure::Completions | Measure::Share | Measure::Reached | Measure::ReachedShare => cell.completions > 0,
            Measure::Missed => cell.missed() > 0,
            Measure::Tiet | Measure::MeanTiet => cell.tiet_halves > 0,
        };
        if is_behind {
            self.people.push(person.to_owned());
        }
        self.people.len() <= MOST
    }
}

impl Gather for Found {
    type Person = Person;

    async fn load(conn: &mut Conn, frame: &Frame, range: &Range) -> Result<Vec<Person>, DbError> {
        enrolments(conn, frame, range).await
    }

    /// Counted as the report counts, so that as many people are found as it says.
    fn take(&mut self, frame: &Frame, memory: &mut Memory, person: &Person) -> Result<bool, DbError> {
        let mut cohorts = Vec::new();
        let mut facts = frame.read(person, &mut cohorts, memory)?;
        facts.retain(|fact| frame.filter.holds_sensitively(fact));
        if facts.is_empty() {
            return Ok(true);
        }
        let mut count = Count::new(self.number.rows, self.number.columns);
        count.add(&mut facts);
        Ok(self.take_counted(&count, &person.person))
    }
}

/// The same among years of training.
#[derive(Clone)]
struct FoundYears(Found);

impl Gather for FoundYears {
    type Person = report_hours::Person;

    async fn load(conn: &mut Conn, frame: &Frame, range: &Range) -> Result<Vec<report_hours::Person>, DbError> {
        years(conn, frame, range).await
    }

    fn take(&mut self, frame: &Frame, memory: &mut Memory, person: &report_hours::Person) -> Result<bool, DbError> {
        let Some((who, year)) = frame.year(person, memory)? else { return Ok(true) };
        if !frame.filter.holds_sensitively(&who) {
            return Ok(true);
        }
        let mut count = Count::new(self.0.number.rows, self.0.number.columns);
        count.add_year(&who, &year);
        Ok(self.0.take_counted(&count, &person.person))
    }
}

//! A schedule as it is read from its row, and what is asked for on a day.

use crate::{
    db::{DbError, report_schedules::Schedule},
    reporting::{Format, Wish},
};
use domain::schedule::{Rhythm, Span};
use jiff::{ToSpan, civil::Date};

/// A schedule, read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// On which days.
    pub rhythm: Rhythm,
    /// About which time before.
    pub span: Span,
    /// As which files.
    pub formats: Vec<Format>,
    /// The first day that has not been run.
    pub next_on: Date,
    wish: Wish,
}

impl Plan {
    /// Reads a row; one that cannot be read is an error.
    pub fn read(schedule: &Schedule) -> Result<Self, DbError> {
        let small = |number: i64| i8::try_from(number).unwrap_or_default();
        let (weekday, day, month) = (small(schedule.weekday), small(schedule.day), small(schedule.month));
        let unreadable = || DbError::Other(format!("schedule {} cannot be read", schedule.id));
        Ok(Self {
            rhythm: Rhythm::read(&schedule.rhythm, weekday, day, month).ok_or_else(unreadable)?,
            span: Span::named(&schedule.span).ok_or_else(unreadable)?,
            formats: schedule.formats.split(' ').filter_map(Format::named).collect(),
            next_on: schedule.next_on.parse().map_err(|_| unreadable())?,
            wish: serde_json::from_str(&schedule.wish).map_err(|_| unreadable())?,
        })
    }

    /// What is asked for on a day: the time before it, by what has happened until the evening before.
    pub fn wish_on(&self, day: Date) -> Wish {
        let (from, to) = self.span.before(day);
        Wish { from, to, as_of: day.saturating_sub(1.day()), ..self.wish.clone() }
    }
}

//! Which numbers of a table may not leave the desk.

use super::{Place, Table, table::number};

/// One number of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Lượt.
    Enrolments,
    /// Người.
    People,
    /// Completed enrolments.
    Completions,
    /// Their share.
    Share,
    /// Tiết.
    Tiet,
}

impl Measure {
    /// All of them, as a report lists them.
    pub const ALL: [Self; 5] = [Self::Enrolments, Self::People, Self::Completions, Self::Share, Self::Tiet];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enrolments => "enrolments",
            Self::People => "people",
            Self::Completions => "completions",
            Self::Share => "share",
            Self::Tiet => "tiet",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.name() == name)
    }
}

/// The numbers that are hidden, place by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    rows: usize,
    columns: usize,
    counts: Vec<bool>,
    results: Vec<bool>,
    tiet: Vec<bool>,
}

impl Mask {
    /// Nothing is hidden: for who sees the people themselves.
    pub fn open(table: &Table) -> Self {
        let cells = (table.rows.len() + 1) * (table.columns.len() + 1);
        Self::of(table, vec![false; cells], vec![false; cells], vec![false; cells])
    }

    pub(super) fn of(table: &Table, counts: Vec<bool>, results: Vec<bool>, tiet: Vec<bool>) -> Self {
        Self { rows: table.rows.len(), columns: table.columns.len(), counts, results, tiet }
    }

    /// Whether a number is hidden.
    pub fn hides(&self, row: Place, column: Place, measure: Measure) -> bool {
        let of = match measure {
            Measure::Enrolments | Measure::People => &self.counts,
            Measure::Completions | Measure::Share => &self.results,
            Measure::Tiet => &self.tiet,
        };
        of[number(row, self.rows) * (self.columns + 1) + number(column, self.columns)]
    }

    /// Whether anything is.
    pub fn hides_anything(&self) -> bool {
        [&self.counts, &self.results, &self.tiet].into_iter().flatten().any(|hidden| *hidden)
    }
}

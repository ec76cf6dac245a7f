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
    /// People who have a target for the year.
    Targeted,
    /// Those of them who have reached it.
    Reached,
    /// Those who have not.
    Missed,
    /// The share of those who have.
    ReachedShare,
    /// The tiết of a person on average.
    MeanTiet,
}

impl Measure {
    /// Those of enrolments, as a report lists them.
    pub const OF_ENROLMENTS: [Self; 5] = [Self::Enrolments, Self::People, Self::Completions, Self::Share, Self::Tiet];
    /// Those of a year of training against its target.
    pub const OF_YEARS: [Self; 5] = [Self::Targeted, Self::Reached, Self::Missed, Self::ReachedShare, Self::MeanTiet];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enrolments => "enrolments",
            Self::People => "people",
            Self::Completions => "completions",
            Self::Share => "share",
            Self::Tiet => "tiet",
            Self::Targeted => "targeted",
            Self::Reached => "reached",
            Self::Missed => "missed",
            Self::ReachedShare => "reached-share",
            Self::MeanTiet => "mean-tiet",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let all = Self::OF_ENROLMENTS.into_iter().chain(Self::OF_YEARS);
        all.into_iter().find(|measure| measure.name() == name)
    }

    /// Whether it is a share of the people or enrolments of a cell.
    pub fn is_share(self) -> bool {
        matches!(self, Self::Share | Self::ReachedShare)
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
            Measure::Enrolments | Measure::People | Measure::Targeted => &self.counts,
            Measure::Completions | Measure::Share | Measure::Reached | Measure::Missed | Measure::ReachedShare => {
                &self.results
            }
            Measure::Tiet | Measure::MeanTiet => &self.tiet,
        };
        of[number(row, self.rows) * (self.columns + 1) + number(column, self.columns)]
    }

    /// Whether anything is.
    pub fn hides_anything(&self) -> bool {
        [&self.counts, &self.results, &self.tiet].into_iter().flatten().any(|hidden| *hidden)
    }
}

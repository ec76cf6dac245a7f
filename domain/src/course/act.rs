//! Acts of law and regulation, and whether they are in force.

use jiff::civil::Date;

/// An act of law or regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its number, as it is cited: `30/2020/NĐ-CP`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// The first day on which it is in force.
    pub from: Option<Date>,
    /// The last day on which it is in force.
    pub until: Option<Date>,
    /// The numbers of the acts that replaced it.
    pub replaced_by: Vec<String>,
}

/// How an act stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// In force.
    InForce,
    /// The list knows no date of it.
    Unknown,
    /// Its first day is still to come.
    NotYet,
    /// Its last day has passed, or another act has replaced it.
    Ended,
}

impl Act {
    /// How it stands on a day. An act that was replaced without a last day has ended.
    pub fn validity(&self, on: Date) -> Validity {
        let has_ended = self.until.map_or(!self.replaced_by.is_empty(), |last| last < on);
        match self.from {
            _ if has_ended => Validity::Ended,
            Some(first) if on < first => Validity::NotYet,
            None if self.until.is_none() => Validity::Unknown,
            _ => Validity::InForce,
        }
    }
}

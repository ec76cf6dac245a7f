//! Why a change of the organisation cannot be made.

use jiff::civil::Date;

/// Why a change cannot be made; each names what to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The unit is not on the map of the day.
    NotThere(String),
    /// A later change of the unit has been recorded, from this day.
    ChangedLater(String, Date),
    /// The unit would stand below itself.
    Circle(String),
    /// Nothing would change.
    Same,
    /// The name is missing.
    NoName,
    /// The name is that of another unit at the same place.
    NameTaken(String),
    /// The code is that of another unit, perhaps one that has ended: codes are never used again.
    CodeTaken(String),
    /// Units below still hold on the day.
    HasUnits(usize),
    /// Merging and splitting want at least two units.
    TooFew,
    /// A unit was named twice.
    Twice(String),
}

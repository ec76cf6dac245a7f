//! Lists of people as spreadsheets bring them: what the columns mean, what a row says of a person, what is wrong with
//! it and how to mend it, and what it would change in what is known.
//!
//! Nothing here looks anything up: the server gives what is known, the rules compare.

mod cells;
mod column;
mod comparison;
mod day;
mod decision;
mod draft;
mod facts;
mod fault;
mod heading;
mod known;
mod name;
mod repeat;
mod unit;
mod verdict;
mod wording;

#[cfg(test)]
mod tests;

pub use column::{Column, Mapping, Purpose, column_letters, sensitive_places};
pub use day::{DayError, day};
pub use decision::decide;
pub use draft::{Draft, Leaving, Row, UnitWish, read};
pub use fault::Fault;
pub use heading::{find_heading, recognised};
pub use known::{Known, KnownMembership, Sex, StaffKind, StaffLevel};
pub use name::proper_case;
pub use repeat::Repeats;
pub use unit::{EndedUnit, Found, PlacedUnit, UnitIndex};
pub use verdict::{Act, Change, Defaults, Finding, Matches, Verdict};

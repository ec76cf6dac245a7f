//! The dated organisation: units, their names and places over time, and what became of them.
//!
//! A unit lives from its first day to the day on which it ends (exclusive). Each of its names and places is a
//! [`Placement`] of its own, so that the map of any day can be drawn again. What ends says what replaced it.

mod change;
mod history;
mod kind;
mod listing;
mod map;
#[cfg(test)]
mod properties;
mod refusal;
mod tree;

pub use change::{Change, Effect, Newcomer, effects};
pub use history::{Event, What, history};
pub use kind::{CodeError, Kind, check_area_code, is_agency_code};
pub use listing::{Known, ListFault, Listed, NoNames, compare};
pub use map::Map;
pub use refusal::Refusal;
pub use tree::{Placement, Succession, Tree, Unit};

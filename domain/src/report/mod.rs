//! Reports: what is counted by what, what may leave the desk, and how women and men, younger and older fare.
//!
//! A report counts enrolments that were opened in a period: *lượt* (enrolments), *người* (people, each once), completions
//! and *tiết* up to a day. It is a pure function of its [`Fact`]s, so the same facts always give the same numbers. Whoever
//! sees the people themselves sees every number; what is exported or published passes [`hide`] first, and a choice of
//! people by sex, age or kind of staff must be [`large_enough`].

mod band;
mod count;
mod dimension;
mod fact;
mod filter;
mod gap;
mod grid;
mod hiding;
mod mask;
mod residual;
mod table;

#[cfg(test)]
mod properties;

pub use band::{AgeBand, YouthBand};
pub use count::Count;
pub use dimension::{Dimension, Period};
pub use fact::{Completed, Fact, Key};
pub use filter::{Filter, LEAST_CHOSEN, large_enough};
pub use gap::{Gap, Share, gaps};
pub use grid::{GRID, Pairing, hide_grid};
pub use hiding::{FEWEST, hide, hide_years};
pub use mask::{Mask, Measure};
pub use table::{Cell, Place, Table};

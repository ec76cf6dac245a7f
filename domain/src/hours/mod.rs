//! Hours of training: what a year counts, what it is to reach, and hours done elsewhere.

mod deciding;
mod outside;
mod target;
mod year;

pub use deciding::{NotHers, may_decide};
pub use outside::{Event, Fault, FaultField, HoursState, LONGEST_TEXT, MOST_A_DAY, check_days, is_repeat, read_tiet};
pub use target::{DEFAULT_TARGET, MOST_OF_A_YEAR, Post, deciding_day, read_target};
pub use year::{CourseDone, OutsideDone, YearOfHours, years};

//! Marking: the queue of a quiz, one answer by its rubric, and a second marking of it.

mod file;
mod queue;
mod second;
mod sheet;
mod work;

pub use file::show as file;
pub use queue::show as queue;
pub use second::{ask, mark as mark_again, settle, show as second, total, withdraw};
pub use sheet::{mark, show};
pub use work::markers;

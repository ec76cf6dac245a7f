//! Learning as it stands, and the one function that decides what has happened.

mod issuing;
mod record;
pub mod regrading;
mod settle;

pub use issuing::{Printed, replace};
pub use record::{Record, answers_by_question, marks_by_question};
pub use settle::Settling;

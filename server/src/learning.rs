//! Learning as it stands, and the one function that decides what has happened.

pub mod admitting;
pub mod attending;
pub mod certificate;
pub mod cohort_filling;
mod issuing;
mod learner;
pub mod pausing;
pub mod peers;
mod record;
pub mod regrading;
mod request_letters;
pub mod second_marking;
mod settle;

pub use certificate::Printed;
pub use issuing::replace;
pub use learner::Learner;
pub use record::{Record, answers_by_question, marks_by_question};
pub use settle::Settling;

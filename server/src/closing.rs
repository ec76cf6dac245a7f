//! Closing a programme for a cohort: the list with everybody's verdict, issuing by portions, and what is downloaded.

mod deciding;
mod issuing;
mod listing;
mod package;
pub mod register;
mod writing;

pub use deciding::{Decided, decide};
pub use issuing::{Outcome, issue};
pub use listing::list;
pub use package::{Package, Packaging, body};
pub use writing::{PORTION, draft, go_on_logged, write_certificates};

//! QTI 2.1, 2.2 and 3.0: one item, a test that names its items, or a package of both.
//!
//! An item is taken when its key can be seen: in its correct response, in a mapping, or in conditions that compare a
//! number or words. What templates, adaptive items or custom interactions would do is refused by name.

mod gaps;
mod interactions;
mod item;
mod package;
mod processing;
mod response;
mod typed;
mod write;

pub(super) use package::read;
pub(super) use write::write;

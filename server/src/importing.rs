//! Lists of people: read, compared with what is known, and put into effect in portions.

mod names;

pub use names::unit_index;

//! The HTML of other systems, as far as it is text: in any order, with anything missing, and of any length.

mod builder;
mod entity;
mod read;
mod role;
mod script;
mod token;
mod write;

pub(super) use builder::is_loose;

pub(super) use read::{Lines, plain, read};
pub(super) use write::simple;

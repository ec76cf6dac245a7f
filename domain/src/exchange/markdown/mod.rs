//! Our markdown: written so that our own reader gives back exactly the text, and read where Moodle has some.

mod escape;
mod read;
mod write;

pub(super) use escape::answer;
pub(super) use read::read;
pub(super) use write::{blocks, heading, indented, option, quoted};

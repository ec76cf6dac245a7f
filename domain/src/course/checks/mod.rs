//! Checks over what has been read: questions, time, ids, references between files and between courses.

pub(super) mod courses;
pub(super) mod ids;
pub(super) mod questions;
pub(super) mod rules;
pub(super) mod time;

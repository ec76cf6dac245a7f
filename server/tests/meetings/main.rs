//! Meetings of a class: planned, moved, cancelled; marked by hand and by the code on the wall; counted toward completion.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod code;
mod marking;
mod planning;
mod rule;
#[path = "../support/mod.rs"]
mod support;
mod world;

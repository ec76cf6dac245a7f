//! Hours done elsewhere, yearly targets, training records, roles and surveys of the desk.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod desk;
mod entries;
mod records;
#[path = "../support/mod.rs"]
mod support;
mod surveys;
mod targets;
mod world;

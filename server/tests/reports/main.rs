//! Reports: every number against a second count, before and after a merger; what leaves the desk, and who may see it.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod files;
mod hours;
mod numbers;
mod plain;
mod scene;
mod schedules;
mod scope;
#[path = "../support/mod.rs"]
mod support;
mod work;
mod world;

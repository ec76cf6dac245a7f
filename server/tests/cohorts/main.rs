//! Cohorts: opened, filled, followed; what holds for one person alone; and every number equal to the rule.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod days;
mod duties;
mod filling;
mod requests;
mod standings;
#[path = "../support/mod.rs"]
mod support;
mod world;

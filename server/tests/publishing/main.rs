//! Publishing: over answers, from the writing room, into the folder and beside it; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../support/mod.rs"]
mod support;

mod answered;
mod both;
mod nodes;
mod pages;
mod room;

//! Closing decisions: who may get a chứng chỉ, issuing without gaps, what follows after issue, and what is downloaded.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod after;
mod files;
mod issuing;
mod reviewing;
#[path = "../support/mod.rs"]
mod support;
mod world;

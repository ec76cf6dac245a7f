//! People whom an import finds outside the reach of its coordinator: she cannot tell them from new ones, whatever she
//! does; they themselves decide, and what came to their stand-ins is theirs.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod answering;
mod linking;
mod looking;
#[path = "../support/mod.rs"]
mod support;
mod world;

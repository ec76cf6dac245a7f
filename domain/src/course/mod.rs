//! The markdown course format: text in, a course and every problem out.

mod model;

pub use model::*;

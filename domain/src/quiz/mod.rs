//! Quizzes: what the author wrote, what the learner sees, what she answered, what it is worth.

mod model;

pub use model::*;

//! Handlers.
pub mod attempts;
pub mod certificates;
pub mod enrolments;
pub mod media;
pub mod preferences;
pub mod quizzes;
pub mod results;
pub mod study;
pub mod verify;

//! Handlers, one file per resource: who, what, may they, rule, remember, answer.

pub mod administration;
pub mod attempts;
pub mod certificates;
pub mod courses;
pub mod enrolments;
pub mod error_pages;
pub mod home;
pub mod invitations;
pub mod legal;
pub mod lessons;
pub mod media;
pub mod overview;
pub mod passwords;
pub mod people;
pub mod preferences;
pub mod profile;
pub mod programmes;
pub mod public;
pub mod quizzes;
pub mod results;
pub mod sessions;
pub mod set_up;
pub mod study;
pub mod teaching;
pub mod verify;

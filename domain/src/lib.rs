//! The rules of Khuê Văn, pure: no files, environment, clock or network.
//!
//! Course format ([`course`]), other systems' formats ([`exchange`]), quizzes and grading ([`quiz`]), surveys
//! ([`survey`]), completion, certificates, permissions, and what authors do to a course ([`writing`]). Everything
//! compiles to wasm, so that authors and verifiers run the same code.

pub mod calendar;
pub mod closing;
pub mod cohort;
pub mod completion;
pub mod course;
pub mod credential;
pub mod exchange;
pub mod hours;
pub mod letter;
pub mod locale;
pub mod meeting;
pub mod number;
pub mod organisation;
pub mod permission;
pub mod phrase;
pub mod preview;
pub mod problem;
pub mod programme;
pub mod quiz;
pub mod reminder;
pub mod report;
pub mod roster;
pub mod sarif;
pub mod schedule;
pub mod sensitive;
pub mod sign_in_name;
pub mod survey;
pub mod text;
pub mod writing;

//! Quizzes: what the author wrote, what the learner sees, what she answered, what it is worth.
//!
//! [`Quiz`] holds the key and is never serialised. [`Quiz::plan`] chooses the questions of an attempt, [`Quiz::sheet`]
//! shows them without the key, [`Quiz::read_answers`] reads a form, [`Quiz::grade`] grades raw answers,
//! [`Quiz::standing`] says which attempt counts and whether another one may start, and [`Quiz::review`] is the page
//! after submission.

mod answer;
mod form;
mod grade;
mod judge;
mod model;
mod plan;
mod points;
#[cfg(test)]
mod properties;
mod random;
mod review;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod secrets;
mod sheet;
mod standing;

pub use answer::{Answer, AnswerError, TEXT_LIMIT};
pub use form::{AnswerForm, field_name};
pub use grade::{Grade, QuestionGrade, Verdict};
pub use model::*;
pub use plan::{Plan, PlannedQuestion};
pub use points::{Percent, Points};
pub use review::{Key, Response, Revealed, Review, ReviewOption, ReviewQuestion, ReviewSection};
pub use sheet::{Field, Sheet, SheetOption, SheetQuestion, SheetSection};
pub use standing::{Disclosure, Next, Standing, Submitted};

//! Quizzes: what the author wrote, what the learner sees, what she answered, what it is worth.
//!
//! Each kind of question that is more than a list of options has a file of its own, with everything about it: how it is
//! arranged, shown, read, judged and reviewed.
//!
//! [`Quiz`] holds the key and is never serialised. [`Quiz::plan`] chooses the questions of an attempt, [`Quiz::sheet`]
//! shows them without the key, [`Quiz::read_answers`] reads a form, [`Quiz::grade`] grades raw answers,
//! [`Quiz::standing`] says which attempt counts and whether another one may start, and [`Quiz::review`] is the page
//! after submission.

mod answer;
mod answer_error;
mod appeal;
mod carry;
mod cloze;
mod form;
mod grade;
pub mod items;
mod judge;
mod mark;
mod matching;
mod model;
mod opinion;
mod ordering;
mod parts_right;
pub mod peers;
mod plan;
mod points;
#[cfg(test)]
mod properties;
mod random;
mod reading;
mod regrade;
mod review;
mod reviewing;
#[cfg(test)]
pub(crate) mod samples;
mod second;
#[cfg(test)]
mod secrets;
mod sheet;
mod standing;
mod time;
mod typed;
mod writing;

pub use answer::Answer;
pub use answer_error::AnswerError;
pub use cloze::{Gap, GapAnswer, gap_marker};
pub use form::{AnswerForm, field_name, part_name, question_of_field};
pub use grade::{Grade, QuestionGrade, Verdict};
pub use mark::{MARK_STEP, Mark, MarkError, ReviewMark};
pub use matching::{Matching, Partner, Prompt};
pub use model::*;
pub use opinion::{Poll, Scale};
pub use ordering::Step;
pub use plan::{Arrangement, Plan, PlannedQuestion};
pub use points::{Percent, Points};
pub use reading::{Sent, TEXT_LIMIT};
pub use regrade::{Regrade, RegradePolicy, Unmatched};
pub use review::{
    Key, PartsRight, Response, Revealed, Review, ReviewGap, ReviewOption, ReviewPair, ReviewQuestion, ReviewSection,
    ReviewStep,
};
pub use second::TOLERANCE;
pub use sheet::{Field, Sheet, SheetGap, SheetOption, SheetQuestion, SheetSection};
pub use standing::{Disclosure, Next, Standing, Submitted};
pub use time::{ExtraTime, GRACE, is_over};
pub use writing::{Criterion, ESSAY_LIMIT, Essay, FileKind, HandedFile, Level, PeerReview, Upload};

//! Checks over what has been read, one file a family.

pub(super) mod access;
pub(super) mod acts;
pub(super) mod banks;
pub(super) mod courses;
pub(super) mod dates;
pub(super) mod feedback;
pub(super) mod ids;
pub(super) mod keys;
pub(super) mod kinds;
pub(super) mod programmes;
pub(super) mod prose;
pub(super) mod questions;
pub(super) mod rules;
pub(super) mod spelling;
pub(super) mod survey;
pub(super) mod time;
pub(super) mod wording;

use super::{manuscript::Report, question::ReadQuestion};

/// What every question of a quiz, a bank or a lesson is looked at for; `shuffles` where its options may change places.
pub(super) fn check_questions(questions: &[ReadQuestion], shuffles: bool, report: &mut Report<'_>) {
    keys::check_lengths(questions, report);
    wording::check(questions, shuffles, report);
    feedback::check(questions, report);
}

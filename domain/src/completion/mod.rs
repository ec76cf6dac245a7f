//! When a course is complete, what is still missing, and what may be opened next.
//!
//! Everything is a function of the course and of what one enrolment has [`Achieved`].

mod opening;
mod progress;
mod rule;
#[cfg(test)]
mod samples;
mod shut;
mod way;

pub use progress::{Missing, Progress};
pub use rule::RuleSentence;
pub use shut::{Opening, Shut};
pub use way::ASKED_FOR;

use crate::{
    course::{Course, Item, Module, Status},
    meeting::Attendance,
    quiz::{Mode, Quiz},
};
use std::collections::BTreeSet;

/// What one enrolment has achieved so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Achieved {
    /// Ids of the lessons marked as read.
    pub lessons_read: BTreeSet<String>,
    /// Ids of the quizzes passed: those whose kept score reaches the pass mark, and surveys that were sent.
    pub quizzes_passed: BTreeSet<String>,
    /// How often she was at the meetings of her class.
    pub attendance: Attendance,
    /// Milliseconds since the course was completed; nothing before.
    pub completed_for: Option<i64>,
}

impl Achieved {
    /// Whether a lesson is read or a quiz passed.
    pub fn has_done(&self, item: &Item) -> bool {
        match item {
            Item::Lesson(lesson) => self.lessons_read.contains(&lesson.id),
            Item::Quiz(quiz) => self.quizzes_passed.contains(&quiz.id),
            Item::Planned(_) => false,
        }
    }
}

impl Course {
    /// The quizzes that completion asks for. Practice and surveys never count, even where a rule lists one.
    pub fn counted_quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.required_quizzes().filter(|quiz| quiz.mode == Mode::Exam)
    }

    /// Whether progress waits for this item: a lesson, or a quiz that completion asks for.
    fn waits_for(&self, item: &Item) -> bool {
        match item {
            Item::Lesson(_) => true,
            Item::Quiz(quiz) => self.counted_quizzes().any(|counted| counted.id == quiz.id),
            Item::Planned(_) => false,
        }
    }
}

/// Whether a module is announced, but not open to learners.
fn is_planned(module: &Module) -> bool {
    module.status == Status::Draft || module.items.is_empty()
}

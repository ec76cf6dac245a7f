//! The texts of one language, by the parts of the course that they are for.

use crate::{
    course::{Block, Lesson},
    locale::Locale,
    quiz::Question,
};
use std::collections::BTreeMap;

/// What is translated, by path or by id.
pub(super) struct Texts {
    pub language: Locale,
    pub course: Option<CourseText>,
    pub modules: BTreeMap<String, ModuleText>,
    pub lessons: BTreeMap<String, Lesson>,
    pub quizzes: BTreeMap<String, QuizText>,
    pub questions: BTreeMap<String, Question>,
}

/// The texts of `course.md`.
pub(super) struct CourseText {
    pub title: String,
    pub summary: Option<String>,
    pub outcomes: Option<Vec<String>>,
    pub intro_html: String,
    /// The titles of its outline: each module with those of its entries that are only planned.
    pub outline: Vec<(String, Vec<String>)>,
}

/// The texts of a `module.md`.
pub(super) struct ModuleText {
    pub title: String,
    pub aim: Option<String>,
    pub body_html: String,
    pub planned: Vec<String>,
}

/// The texts of a quiz besides its questions.
pub(super) struct QuizText {
    pub title: String,
    pub intro_html: String,
    /// Title and introduction of its sections.
    pub sections: BTreeMap<String, (String, String)>,
}

/// The practice questions of a lesson.
pub(super) fn practice(lesson: &Lesson) -> impl Iterator<Item = &Question> {
    lesson.blocks.iter().filter_map(|block| match block {
        Block::Practice(question) => Some(question.as_ref()),
        Block::Html(_) => None,
    })
}

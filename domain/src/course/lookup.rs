//! Finding things in a course.

use super::{Catalogue, Course, Item, Lesson, Module};
use crate::{locale::Locale, quiz::Quiz};
use std::sync::Arc;

impl Catalogue {
    /// The course with this id.
    pub fn course(&self, id: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.id == id)
    }
}

impl Course {
    /// The course in this language; the original where there is no translation.
    pub fn in_locale(self: &Arc<Self>, locale: Locale) -> &Arc<Self> {
        self.translated.get(&locale).map_or(self, |translated| &translated.course)
    }

    /// All lessons, quizzes and planned entries in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.modules.iter().flat_map(|module| &module.items)
    }

    /// All lessons in order.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.items().filter_map(Item::as_lesson)
    }

    /// All quizzes in order.
    pub fn quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.items().filter_map(Item::as_quiz)
    }

    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons().find(|lesson| lesson.id == id)
    }

    /// The quiz with this id.
    pub fn quiz(&self, id: &str) -> Option<&Quiz> {
        self.quizzes().find(|quiz| quiz.id == id)
    }

    /// The module that holds the lesson or quiz with this id.
    pub fn module_of(&self, item: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.items.iter().any(|entry| entry.id() == Some(item)))
    }

    /// The quizzes that must be passed, in the order of the course.
    pub fn required_quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.quizzes().filter(|quiz| self.complete.quizzes.contains(&quiz.id))
    }

    /// Whether a part is only planned; such a course gives no certificate.
    pub fn has_planned_items(&self) -> bool {
        self.modules.iter().any(|module| module.items.is_empty() || module.items.iter().any(Item::is_planned))
    }

    /// Study time of everything that is there.
    pub fn minutes(&self) -> u32 {
        self.modules.iter().map(Module::minutes).sum()
    }
}

impl Module {
    /// Study time of everything that is there.
    pub fn minutes(&self) -> u32 {
        self.items.iter().map(Item::minutes).sum()
    }
}

impl Item {
    /// Its id; planned entries have none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Lesson(lesson) => Some(&lesson.id),
            Self::Quiz(quiz) => Some(&quiz.id),
            Self::Planned(_) => None,
        }
    }

    /// The language of its title; a planned entry has that of its module.
    pub fn lang(&self) -> Option<Locale> {
        match self {
            Self::Lesson(lesson) => Some(lesson.lang),
            Self::Quiz(quiz) => Some(quiz.lang),
            Self::Planned(_) => None,
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Lesson(lesson) => &lesson.title,
            Self::Quiz(quiz) => &quiz.title,
            Self::Planned(title) => title,
        }
    }

    /// Study time; planned entries have none.
    pub fn minutes(&self) -> u32 {
        match self {
            Self::Lesson(lesson) => lesson.minutes,
            Self::Quiz(quiz) => quiz.minutes,
            Self::Planned(_) => 0,
        }
    }

    /// Whether it is not written yet.
    pub fn is_planned(&self) -> bool {
        matches!(self, Self::Planned(_))
    }

    fn as_lesson(&self) -> Option<&Lesson> {
        if let Self::Lesson(lesson) = self { Some(lesson) } else { None }
    }

    pub(super) fn as_quiz(&self) -> Option<&Quiz> {
        if let Self::Quiz(quiz) = self { Some(quiz) } else { None }
    }
}

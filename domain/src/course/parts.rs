//! The parts of a course once they have been read: modules, lessons and what stands in those.

use super::{Order, Status, Tiet};
use crate::{
    locale::Locale,
    quiz::{Question, Quiz},
};
use jiff::civil::Date;

/// A module.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// Unique in the course; planned modules have none.
    pub id: Option<String>,
    /// The language of its texts.
    pub lang: Locale,
    /// The title without its number.
    pub title: String,
    /// What it is for, one sentence.
    pub aim: Option<String>,
    /// Declared tiết.
    pub tiet: Option<Tiet>,
    /// The order of its items.
    pub order: Order,
    /// Ids of the modules or items to finish first.
    pub after: Vec<String>,
    /// Draft or published.
    pub status: Status,
    /// Its text, safe HTML.
    pub body_html: String,
    /// Lessons and quizzes in order.
    pub items: Vec<Item>,
}

/// One entry of a module.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A lesson.
    Lesson(Lesson),
    /// A quiz.
    Quiz(Quiz),
    /// An entry of the outline that is not linked yet: its title.
    Planned(String),
}

/// A lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Unique in the course.
    pub id: String,
    /// The language of its text.
    pub lang: Locale,
    /// The title.
    pub title: String,
    /// Study time, tasks included.
    pub minutes: u32,
    /// The part of `minutes` that its `[!TASK]` call-outs take.
    pub task_minutes: u32,
    /// Space-separated words of the whole file.
    pub words: usize,
    /// Video or audio at the head of the lesson.
    pub media: Option<LessonMedia>,
    /// The text in order, practice questions in their places.
    pub blocks: Vec<Block>,
    /// Headings of level 2 for a table of contents: (anchor, text).
    pub headings: Vec<(String, String)>,
    /// Sources with their dates.
    pub sources: Vec<Source>,
}

/// Video or audio of a lesson; paths are relative to the course folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonMedia {
    /// The video, if any.
    pub video: Option<String>,
    /// The audio, if any.
    pub audio: Option<String>,
    /// The transcript as safe HTML.
    pub transcript_html: String,
}

/// A piece of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Safe HTML.
    Html(String),
    /// A self-check question.
    Practice(Box<Question>),
}

/// A source of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The footnote's id.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Where it is.
    pub url: Option<String>,
    /// Its own date, as the author wrote it.
    pub date: Option<String>,
    /// When it was last looked at.
    pub seen: Option<Date>,
    /// Until when it holds.
    pub until: Option<Date>,
}

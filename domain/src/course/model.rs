//! What a course is once it has been read.

use super::{Act, Module};
use crate::{locale::Locale, programme::Programme, quiz::Quiz};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Tiết: 45 minutes of the learner's whole effort, counted in halves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tiet {
    /// Twice the number of tiết, so that half ones stay whole numbers.
    pub halves: i64,
}

impl Tiet {
    /// Its minutes; those of an odd half are rounded down.
    pub fn minutes(self) -> i64 {
        self.halves * 45 / 2
    }
}

/// Draft, published or retired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not yet shown to learners as complete.
    Draft,
    /// Open.
    #[default]
    Published,
    /// No longer offered: whoever is in a course goes on, nobody new comes in. Modules have no such state.
    Retired,
}

/// Whether parts must be taken one after another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Any part at any time.
    #[default]
    Free,
    /// Each part opens when the one before it is done.
    Sequential,
}

/// Which lessons the completion rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequiredLessons {
    /// Every lesson.
    All,
    /// At least this share of the lessons, in percent.
    Share(u32),
    /// These lessons.
    Listed(Vec<String>),
}

/// How many meetings of the class the completion rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequiredAttendance {
    /// Every meeting.
    All,
    /// At least this share of the meetings, in percent.
    Share(u32),
    /// At least so many meetings.
    Count(u32),
}

/// The completion rule of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionRule {
    /// The lessons to mark as read.
    pub lessons: RequiredLessons,
    /// Ids of the quizzes to pass, each by its own mark.
    pub quizzes: Vec<String>,
    /// The meetings to attend, where the course has a class that meets.
    pub attendance: Option<RequiredAttendance>,
}

/// What the author proposes for the certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateProposal {
    /// The name of the template.
    pub template: String,
    /// How long it holds, in months; `None` for ever.
    pub valid_months: Option<u32>,
}

/// All courses of a folder, the programmes made of them, and the acts that they cite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// The courses without errors, by folder name.
    pub courses: Vec<Course>,
    /// The programmes without errors, by file name.
    pub programmes: Vec<Programme>,
    /// The acts of `legal.md`.
    pub legal: Vec<Act>,
}

/// A course, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The name of its folder.
    pub folder: String,
    /// `[a-z0-9-]{1,64}`, never changes.
    pub id: String,
    /// The language in which its title, summary and introduction stand here.
    pub text_lang: Locale,
    /// The catalogue's code, for people: `TT-01`.
    pub code: String,
    /// The title.
    pub title: String,
    /// One sentence for the card.
    pub summary: String,
    /// `leadership`, `digital`, `reform`, `ethics` …
    pub track: String,
    /// The content group of the law, 1 to 5.
    pub content_group: u8,
    /// The language of the original.
    pub lang: Locale,
    /// The languages into which its author means to translate it.
    pub translations: Vec<Locale>,
    /// The course in other languages: the same structure and key with other texts; parts without a translation stand
    /// there in the language of the original.
    pub translated: BTreeMap<Locale, Translated>,
    /// For people: `2026.2`.
    pub version: String,
    /// Proposed tiết.
    pub tiet: Tiet,
    /// `co-ban`, `trung-cap`, `nang-cao`.
    pub level: String,
    /// For whom.
    pub audience: Vec<String>,
    /// What a learner can do afterwards.
    pub outcomes: Vec<String>,
    /// Competencies served.
    pub competencies: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who reviewed it.
    pub reviewers: Vec<String>,
    /// `truc-tuyen`, `truc-tiep`, `ket-hop`.
    pub form: String,
    /// Acts cited.
    pub legal: Vec<String>,
    /// When it should be looked at again.
    pub review_by: Option<Date>,
    /// The order of its modules.
    pub order: Order,
    /// Ids of the courses to finish first.
    pub after: Vec<String>,
    /// Licence of the content.
    pub license: Option<String>,
    /// Whether learners may come in.
    pub status: Status,
    /// When it is complete.
    pub complete: CompletionRule,
    /// What it gives, if anything.
    pub certificate: Option<CertificateProposal>,
    /// The introduction, safe HTML.
    pub intro_html: String,
    /// The modules in order.
    pub modules: Vec<Module>,
    /// The surveys that ask only those who teach: no items, for learners do not meet them.
    pub instructor_surveys: Vec<Quiz>,
    /// Paths of the media that published text links to; nothing else is served.
    pub media: BTreeSet<String>,
}

/// A course in another language.
#[derive(Clone, Debug, PartialEq)]
pub struct Translated {
    /// The course with its texts.
    pub course: Arc<Course>,
    /// How much of it is translated, in percent: texts of course and modules, lessons, quizzes and questions count as
    /// one part each. 100 only when nothing is missing.
    pub percent: u32,
}

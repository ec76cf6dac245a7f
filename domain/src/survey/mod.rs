//! Surveys: which forms are valid, and what may be told of them.
//!
//! After Circular 10/2017/TT-BNV: six objects, numbered forms, one option for each indicator, and a form of which more
//! than 5 % of the indicators are blank is invalid. Ours besides: nothing is told of fewer than [`FEWEST`] people, and
//! figures change only when so many people more have answered, so that no form can be found by subtraction.

mod form;
mod part;
mod results;
#[cfg(test)]
mod samples;
mod sum;
mod tally;

pub use form::{Form, MOST_BLANK, Opinion};
pub use part::PartTally;
pub use results::{Figures, Results, Row, Shown};
pub use tally::{FEWEST, Tally};

/// What a survey may be about: the six objects of the circular. Online the platform stands for the facilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The programme and its content.
    Programme,
    /// The learners themselves.
    Learners,
    /// Whoever teaches.
    Lecturers,
    /// The platform.
    Platform,
    /// The course as a whole.
    Course,
    /// What has come of it at work.
    Effect,
}

impl Subject {
    /// All of them under the names that authors write.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("programme", Self::Programme),
        ("learners", Self::Learners),
        ("lecturers", Self::Lecturers),
        ("platform", Self::Platform),
        ("course", Self::Course),
        ("effect", Self::Effect),
    ];

    /// The Fluent key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Programme => "survey-about-programme",
            Self::Learners => "survey-about-learners",
            Self::Lecturers => "survey-about-lecturers",
            Self::Platform => "survey-about-platform",
            Self::Course => "survey-about-course",
            Self::Effect => "survey-about-effect",
        }
    }
}

/// Whom a survey asks: the circular wants learners and those who teach them, each apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Respondent {
    /// Who has enrolled in the course.
    Learners,
    /// Who teaches it.
    Instructors,
}

impl Respondent {
    /// Both under the names that authors write.
    pub const NAMES: [(&'static str, Self); 2] = [("learners", Self::Learners), ("instructors", Self::Instructors)];

    /// The name that authors write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Learners => "learners",
            Self::Instructors => "instructors",
        }
    }
}

/// What only a survey declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// What it is about.
    pub about: Vec<Subject>,
    /// Whom it asks; nobody named means learners.
    pub by: Vec<Respondent>,
    /// Opens so many milliseconds after the course is completed; `None` opens with its place in the outline.
    pub after: Option<i64>,
}

impl Survey {
    /// Whether these people are asked.
    pub fn asks(&self, respondent: Respondent) -> bool {
        if self.by.is_empty() { respondent == Respondent::Learners } else { self.by.contains(&respondent) }
    }
}

//! Programmes: several courses under one rule, and how far a learner is in them.
//!
//! A programme owns no learning. What counts is completed in the courses, under whatever enrolment; so two programmes
//! may ask for the same course, and it is taken once.

mod progress;

pub use progress::{Completed, Line, Progress, Taken};

use crate::course::Tiet;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A programme, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// `[a-z0-9-]{1,64}`, never changes.
    pub id: String,
    /// The title.
    pub title: String,
    /// All of these must hold.
    pub requirements: Vec<Requirement>,
    /// The last day, which belongs to the time.
    pub by: Option<Date>,
    /// For how many months its chứng chỉ should hold; only proposed, because the assignment decides.
    pub valid_months: Option<u32>,
    /// For whom it is and why, safe HTML.
    pub body_html: String,
}

/// One line of the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Every one of these courses.
    All(Vec<String>),
    /// So many of these courses.
    Any {
        /// How many.
        count: usize,
        /// Which ones.
        of: Vec<String>,
    },
    /// So many tiết of the courses that the programme names; of every course where it names none.
    Tiet(Tiet),
}

impl Requirement {
    /// The courses that it names.
    pub fn courses(&self) -> &[String] {
        match self {
            Self::All(courses) | Self::Any { of: courses, .. } => courses,
            Self::Tiet(_) => &[],
        }
    }
}

impl Programme {
    /// Every course that the programme names, in its order, each once.
    pub fn courses(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let named = self.requirements.iter().flat_map(Requirement::courses).map(String::as_str);
        named.filter(|course| seen.insert(*course)).collect()
    }

    /// The courses that nobody can leave out, in their order.
    pub fn compulsory(&self) -> impl Iterator<Item = &str> {
        let all = self.requirements.iter().filter(|requirement| matches!(requirement, Requirement::All(_)));
        all.flat_map(Requirement::courses).map(String::as_str)
    }

    /// Whether a completed course counts toward the tiết.
    pub fn counts(&self, course: &str) -> bool {
        let mut named = self.requirements.iter().flat_map(Requirement::courses).peekable();
        named.peek().is_none() || named.any(|other| other == course)
    }
}

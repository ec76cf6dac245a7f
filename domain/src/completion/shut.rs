//! Whether an item is open, and why it is still shut.

use crate::phrase::Phrase;

/// Whether an item may be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It may.
    Open,
    /// It may not yet.
    Shut(Shut),
}

/// Why an item is still shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shut {
    /// These courses come first.
    Courses {
        /// Their ids; the catalogue knows their titles.
        ids: Vec<String>,
    },
    /// This lesson or quiz comes first.
    Item {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
    /// This module comes first; the item names what is missing in it.
    Module {
        /// Its title.
        title: String,
    },
    /// It is not written yet.
    Planned,
    /// The survey opens when the course is completed, or some days later.
    Completion {
        /// How many days later.
        days: u64,
    },
    /// The survey opens in some days.
    Days {
        /// How many.
        days: u64,
    },
}

impl Opening {
    /// Whether it may be opened.
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

impl Shut {
    /// The sentence for the learner; `title_of_course` gives the title of a course by its id.
    pub fn phrase(&self, title_of_course: impl Fn(&str) -> Option<String>) -> Phrase {
        match self {
            Self::Courses { ids } => {
                let titles: Vec<String> =
                    ids.iter().map(|id| title_of_course(id).unwrap_or_else(|| id.clone())).collect();
                Phrase::new("shut-courses").number("count", ids.len() as u64).text("titles", &titles.join("; "))
            }
            Self::Item { title, .. } => Phrase::new("shut-item").text("title", title),
            Self::Module { title } => Phrase::new("shut-module").text("title", title),
            Self::Planned => Phrase::new("shut-planned"),
            Self::Completion { days: 0 } => Phrase::new("shut-completion"),
            Self::Completion { days } => Phrase::new("shut-after-completion").number("days", *days),
            Self::Days { days } => Phrase::new("shut-days").number("days", *days),
        }
    }
}

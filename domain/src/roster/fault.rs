//! What is wrong in a row, where, and how to mend it.

use super::column_letters;
use crate::{locale::Locale, problem::Sentence};
use serde::Serialize;

/// One thing that is wrong in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// A stable name, for instance `name-missing`.
    pub code: &'static str,
    /// The letters of the column, where it is about one.
    pub column: Option<String>,
    /// What is wrong.
    pub what: Sentence,
    /// How to mend it.
    pub mend: Sentence,
}

impl Fault {
    /// A fault of the whole row, or of the column at this place.
    pub fn new(code: &'static str, place: Option<usize>, what: Sentence, mend: Sentence) -> Self {
        Self { code, column: place.map(column_letters), what, mend }
    }

    /// What is wrong and how to mend it, for a reader.
    pub fn text(&self, locale: Locale) -> String {
        format!("{} {}", self.what.text(locale), self.mend.text(locale))
    }
}

/// A sentence in both languages.
pub(super) fn say(vi: impl Into<String>, en: impl Into<String>) -> Sentence {
    Sentence::new(vi, en)
}

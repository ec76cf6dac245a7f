//! What is wrong in a course, where, and how to mend it.

use crate::locale::Locale;
use serde::Serialize;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The course is published, but should be mended.
    Warning,
    /// The course is refused.
    Error,
}

/// A sentence in Vietnamese and in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Sentence {
    /// The sentence for a reader; French readers get English.
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En | Locale::Fr => &self.en,
        }
    }
}

/// One problem of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for tools, for instance `no-right-answer`.
    pub code: &'static str,
    /// The file, relative to the folder that was read.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: Sentence,
    /// How to mend it, with an example where one helps.
    pub mend: Sentence,
}

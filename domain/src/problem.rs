//! What is wrong in a course, where, and how to mend it.

use crate::locale::Locale;
use serde::Serialize;
use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The course is published, but should be mended.
    Warning,
    /// The course is refused.
    Error,
}

impl Severity {
    /// The word for a reader.
    pub fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Error, Locale::Vi) => "lỗi",
            (Self::Error, Locale::En) => "error",
            (Self::Error, Locale::Fr) => "erreur",
            (Self::Warning, Locale::Vi) => "cảnh báo",
            (Self::Warning, Locale::En) => "warning",
            (Self::Warning, Locale::Fr) => "avertissement",
        }
    }
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
    /// The same sentence in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The sentence for a reader; French readers get English.
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En | Locale::Fr => &self.en,
        }
    }
}

/// A line and a column in characters, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Place {
    /// The first character of a file, for problems of the file as a whole.
    pub const START: Self = Self { line: 1, column: 1 };
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
    /// How to mend it.
    pub mend: Sentence,
    /// One piece of markdown as it should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Sentence>,
}

impl Problem {
    /// A problem that refuses the course.
    pub fn error(code: &'static str, file: impl Into<String>, place: Place, what: Sentence, mend: Sentence) -> Self {
        let Place { line, column } = place;
        Self { severity: Severity::Error, code, file: file.into(), line, column, what, mend, example: None }
    }

    /// A problem that the course may be published with.
    pub fn warning(code: &'static str, file: impl Into<String>, place: Place, what: Sentence, mend: Sentence) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, place, what, mend) }
    }

    /// Whether it refuses the course.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The problem as people read it, on two lines.
    pub fn printed(&self, locale: Locale) -> Printed<'_> {
        Printed { problem: self, locale, example: None }
    }

    /// The same with its example, if it has one.
    pub fn taught(&self, locale: Locale) -> Printed<'_> {
        Printed { problem: self, locale, example: self.example.as_ref() }
    }
}

/// Prints a [`Problem`] in a language: `file:line:column: severity [code] what`, then how to mend it, then an example.
#[derive(Debug)]
pub struct Printed<'a> {
    problem: &'a Problem,
    locale: Locale,
    example: Option<&'a Sentence>,
}

impl fmt::Display for Printed<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { severity, code, file, line, column, what, mend, .. } = self.problem;
        let (name, what, mend) = (severity.name(self.locale), what.text(self.locale), mend.text(self.locale));
        let (cure, example) = match self.locale {
            Locale::Vi => ("Cách sửa", "Ví dụ đúng"),
            Locale::En | Locale::Fr => ("To mend it", "How it looks"),
        };
        write!(formatter, "{file}:{line}:{column}: {name} [{code}] {what}\n    {cure}: {mend}")?;
        let Some(text) = self.example else { return Ok(()) };
        write!(formatter, "\n    {example}:")?;
        for line in text.text(self.locale).lines() {
            // An empty line stays empty, so that the example can be copied.
            let indent = if line.is_empty() { "" } else { "        " };
            write!(formatter, "\n{indent}{line}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_printed_with_its_place_and_its_cure() {
        let place = Place { line: 12, column: 3 };
        let mut problem = Problem::error(
            "no-right-answer",
            "a/b.quiz.md",
            place,
            Sentence::new("Chưa có đáp án đúng.", "No right answer."),
            Sentence::new("Đánh dấu [x].", "Tick one with [x]."),
        );
        assert_eq!(
            problem.printed(Locale::Vi).to_string(),
            "a/b.quiz.md:12:3: lỗi [no-right-answer] Chưa có đáp án đúng.\n    Cách sửa: Đánh dấu [x]."
        );
        assert!(problem.printed(Locale::En).to_string().contains("error [no-right-answer] No right answer."));
        problem.example = Some(Sentence::new("1. [x] Đúng\n2. [ ] Sai", "1. [x] True\n2. [ ] False"));
        assert_eq!(
            problem.taught(Locale::En).to_string(),
            "a/b.quiz.md:12:3: error [no-right-answer] No right answer.\n    To mend it: Tick one with [x].\n    How it looks:\n        1. [x] True\n        2. [ ] False"
        );
    }
}

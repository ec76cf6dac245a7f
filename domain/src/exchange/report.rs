//! What became of each question, by line, and what its owner can do about it.

use crate::{locale::Locale, problem::Sentence};
use serde::Serialize;
use std::fmt;

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It is there, as it was.
    Taken,
    /// It is there, but not all of it, or not as it was.
    Changed,
    /// It is not there.
    Refused,
}

impl Fate {
    /// The word for a reader.
    pub fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Taken, Locale::Vi) => "nhận",
            (Self::Taken, Locale::En) => "taken",
            (Self::Taken, Locale::Fr) => "repris",
            (Self::Changed, Locale::Vi) => "đổi",
            (Self::Changed, Locale::En) => "changed",
            (Self::Changed, Locale::Fr) => "modifié",
            (Self::Refused, Locale::Vi) => "từ chối",
            (Self::Refused, Locale::En) => "refused",
            (Self::Refused, Locale::Fr) => "refusé",
        }
    }
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The file within a package; nothing where there is only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of the file that was imported, from 1; an export has none.
    pub line: Option<usize>,
    /// The id of the question on our side, where it has one.
    pub question: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// A stable name for tools, for instance `weight-rounded`.
    pub code: &'static str,
    /// What happened.
    pub what: Sentence,
    /// What to do about it; nothing for what was taken.
    pub mend: Option<Sentence>,
}

/// Everything that an import or an export has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// In the order of the source.
    pub lines: Vec<Line>,
}

impl Report {
    /// How many lines tell of this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.lines.iter().filter(|line| line.fate == fate).count()
    }

    /// Whether something is missing on the other side.
    pub fn has_refused(&self) -> bool {
        self.count(Fate::Refused) > 0
    }

    /// The report as people read it; what was simply taken is only counted.
    pub fn printed<'r>(&'r self, file: &'r str, locale: Locale) -> Printed<'r> {
        Printed { report: self, file, locale }
    }
}

/// Prints a [`Report`] in a language.
#[derive(Debug)]
pub struct Printed<'r> {
    report: &'r Report,
    file: &'r str,
    locale: Locale,
}

impl fmt::Display for Printed<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.report.lines.iter().filter(|line| line.fate != Fate::Taken) {
            self.line(line, formatter)?;
        }
        let [taken, changed, refused] = [Fate::Taken, Fate::Changed, Fate::Refused].map(|fate| self.report.count(fate));
        match self.locale {
            Locale::Vi => write!(formatter, "{taken} câu đã nhận, {changed} thay đổi, {refused} phần bị từ chối."),
            Locale::En | Locale::Fr => {
                write!(formatter, "{taken} questions taken, {changed} changes, {refused} parts refused.")
            }
        }
    }
}

impl Printed<'_> {
    fn line(&self, line: &Line, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file)?;
        if let Some(file) = &line.file {
            write!(formatter, "/{file}")?;
        }
        if let Some(number) = line.line {
            write!(formatter, ":{number}")?;
        }
        write!(formatter, ": {} [{}] ", line.fate.name(self.locale), line.code)?;
        if let Some(question) = &line.question {
            write!(formatter, "{question}: ")?;
        }
        writeln!(formatter, "{}", line.what.text(self.locale))?;
        let Some(mend) = &line.mend else { return Ok(()) };
        let label = match self.locale {
            Locale::Vi => "Cách sửa",
            Locale::En | Locale::Fr => "To mend it",
        };
        writeln!(formatter, "    {label}: {}", mend.text(self.locale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::told::{Refusal, say};

    #[test]
    fn a_report_names_place_fate_and_cure_and_counts_the_rest() {
        let taken = Line {
            file: None,
            line: Some(1),
            question: Some("q-a".to_owned()),
            fate: Fate::Taken,
            code: "single",
            what: say("Chọn một.", "Single choice."),
            mend: None,
        };
        let refused = Refusal::new(7, "no-braces", say("Thiếu }.", "} is missing."), say("Thêm }.", "Add }."));
        let report = Report { lines: vec![taken, refused.told(None)] };
        assert_eq!(
            report.printed("de.txt", Locale::Vi).to_string(),
            "de.txt:7: từ chối [no-braces] Thiếu }.\n    Cách sửa: Thêm }.\n1 câu đã nhận, 0 thay đổi, 1 phần bị từ chối."
        );
        assert!(report.has_refused());
    }
}

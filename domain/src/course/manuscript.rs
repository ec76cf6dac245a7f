//! A markdown file while it is read, and the problems found in it.

use super::examples;
use crate::problem::{Place, Problem, Sentence};
use std::sync::Arc;

/// No reader mends more than this at once, and a hostile file must not make a list without end.
const MOST_PROBLEMS: usize = 1000;

/// A normalised file that knows its lines.
#[derive(Clone)]
pub(super) struct Manuscript {
    /// The path inside the course folder, by which links find it.
    pub path: String,
    /// The name that problems give.
    pub file: String,
    /// The whole text.
    pub text: Arc<str>,
    line_starts: Vec<usize>,
}

impl Manuscript {
    /// Takes text that is normalised already.
    pub fn new(path: String, file: String, text: String) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path, file, text: text.into(), line_starts }
    }

    /// Line and column of a byte.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        // Counting is bounded, so that many problems on one endless line stay cheap.
        let from = self.text.floor_char_boundary(start.max(offset.saturating_sub(4096)));
        Place { line, column: self.text[from..offset].chars().count() + (from - start) + 1 }
    }

    /// Whether the sign at a byte is plain text, because its author put a backslash before it.
    pub fn is_escaped(&self, offset: usize) -> bool {
        self.text.get(..offset).is_some_and(|before| before.ends_with('\\'))
    }

    /// A place in this file, for checks that come later.
    pub fn spot(&self, place: Place) -> Spot {
        Spot { file: self.file.clone(), place }
    }
}

/// A place with its file.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub file: String,
    pub place: Place,
}

/// Everything found so far.
#[derive(Clone, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    pub fn error(&mut self, spot: &Spot, code: &'static str, what: Sentence, mend: Sentence) {
        self.push(Problem::error(code, &spot.file, spot.place, what, mend));
    }

    pub fn warning(&mut self, spot: &Spot, code: &'static str, what: Sentence, mend: Sentence) {
        self.push(Problem::warning(code, &spot.file, spot.place, what, mend));
    }

    pub fn push(&mut self, problem: Problem) {
        // Past the limit an error still replaces a warning, so that a full list never lets a broken course through.
        if !self.is_full() {
            self.list.push(with_example(problem));
        } else if problem.is_error()
            && let Some(warning) = self.list.iter_mut().find(|known| !known.is_error())
        {
            *warning = with_example(problem);
        }
    }

    /// Takes over what was found elsewhere.
    pub fn append(&mut self, other: Self) {
        other.list.into_iter().for_each(|problem| self.push(problem));
    }

    /// Whether something refuses the course.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Problem::is_error)
    }

    /// Whether there are more problems than anyone reads at once.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MOST_PROBLEMS
    }

    /// All problems by file and place.
    pub fn sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|left, right| {
            (&left.file, left.line, left.column, left.code).cmp(&(&right.file, right.line, right.column, right.code))
        });
        self.list
    }
}

fn with_example(problem: Problem) -> Problem {
    Problem { example: examples::of(problem.code), ..problem }
}

/// Reports on one file.
pub(super) struct Report<'a> {
    pub manuscript: &'a Manuscript,
    pub problems: &'a mut Problems,
}

impl<'a> Report<'a> {
    pub fn new(manuscript: &'a Manuscript, problems: &'a mut Problems) -> Self {
        Self { manuscript, problems }
    }

    /// An error at a byte of the file.
    pub fn error(&mut self, offset: usize, code: &'static str, what: Sentence, mend: Sentence) {
        self.error_at(self.manuscript.place(offset), code, what, mend);
    }

    /// A warning at a byte of the file.
    pub fn warning(&mut self, offset: usize, code: &'static str, what: Sentence, mend: Sentence) {
        self.warning_at(self.manuscript.place(offset), code, what, mend);
    }

    pub fn error_at(&mut self, place: Place, code: &'static str, what: Sentence, mend: Sentence) {
        self.problems.error(&self.manuscript.spot(place), code, what, mend);
    }

    pub fn warning_at(&mut self, place: Place, code: &'static str, what: Sentence, mend: Sentence) {
        self.problems.warning(&self.manuscript.spot(place), code, what, mend);
    }
}

/// Both languages of a sentence, short enough to stand beside the check that says it.
pub(super) fn say(vi: impl Into<String>, en: impl Into<String>) -> Sentence {
    Sentence::new(vi, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_lines_from_one() {
        let manuscript = Manuscript::new("a.md".into(), "a.md".into(), "một\nhai ba\n".into());
        assert_eq!(manuscript.place(0), Place { line: 1, column: 1 });
        let hai = manuscript.text.find("ba").expect("there");
        assert_eq!(manuscript.place(hai), Place { line: 2, column: 5 });
        assert_eq!(manuscript.place(9999), Place { line: 3, column: 1 });
    }
}

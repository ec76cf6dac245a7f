//! Quick fixes: the mend of a problem as edits of a text, where only one can be meant.

mod boxes;
mod lines;
mod links;
mod words;

use crate::{
    course::{Content, SourceFile, missing_ids},
    problem::{Problem, Sentence},
    text::nfc,
};
use lines::{Line, line};
use serde::Serialize;

/// A quick fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What its button says.
    pub label: Sentence,
    /// What changes; edits of one file do not overlap.
    pub edits: Vec<TextEdit>,
}

/// Other text in the place of some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextEdit {
    /// The file, as its path was given.
    pub path: String,
    /// The first byte that goes.
    pub start: usize,
    /// The first byte that stays.
    pub end: usize,
    /// What comes in their place.
    pub text: String,
}

/// The fix of a problem that `read_course` found in these files of this folder; `None` where its author must decide.
pub fn quick_fix(folder: &str, files: &[SourceFile], problem: &Problem) -> Option<Fix> {
    let (file, text) = file_of(folder, files, problem)?;
    if let Some(fix) = missing_id(files, file, problem) {
        return Some(fix);
    }
    let line = line(text, problem.line)?;
    let place = Spot { files, path: &file.path, text, line, problem };
    match problem.code {
        "unknown-field" | "unknown-word" | "unknown-attribute" | "unknown-reference" => words::near(&place),
        "translation-differs" => words::without_line(&place),
        "dead-link" => links::near(&place),
        "title-differs" => links::title(&place),
        "broken-box" => boxes::mended(&place),
        "accidental-heading" => boxes::apart(&place),
        "heading-broken" => boxes::joined(&place),
        _ => None,
    }
}

/// The line of a problem, and what is known beside it.
struct Spot<'f> {
    files: &'f [SourceFile],
    path: &'f str,
    text: &'f str,
    line: Line<'f>,
    problem: &'f Problem,
}

impl Spot<'_> {
    /// A fix that puts other text in the place of some bytes of the line.
    fn fix(&self, label: Sentence, start: usize, end: usize, text: impl Into<String>) -> Fix {
        let at = self.line.start;
        let edit = TextEdit { path: self.path.to_owned(), start: at + start, end: at + end, text: text.into() };
        Fix { label, edits: vec![edit] }
    }
}

fn file_of<'f>(folder: &str, files: &'f [SourceFile], problem: &Problem) -> Option<(&'f SourceFile, &'f str)> {
    let path = problem.file.strip_prefix(folder).map_or(problem.file.as_str(), |path| path.trim_start_matches('/'));
    let file = files.iter().find(|file| nfc(&file.path) == path)?;
    match &file.content {
        Content::Text(text) => Some((file, text)),
        Content::Medium { .. } => None,
    }
}

/// The id that the file lacks at this place.
fn missing_id(files: &[SourceFile], file: &SourceFile, problem: &Problem) -> Option<Fix> {
    let is_of_file = problem.code == "field-missing" && problem.what.en == "'id' is missing.";
    if !is_of_file && !matches!(problem.code, "question-without-id" | "heading-without-id" | "section-without-id") {
        return None;
    }
    let insertion = missing_ids(files)
        .into_iter()
        .find(|one| one.path == file.path && (is_of_file && one.text.contains("id:") || one.line == problem.line))?;
    let label = Sentence::new(format!("Thêm mã {}", insertion.id), format!("Add the id {}", insertion.id));
    let (path, start) = (insertion.path, insertion.offset);
    Some(Fix { label, edits: vec![TextEdit { path, start, end: start, text: insertion.text }] })
}

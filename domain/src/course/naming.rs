//! Ids that are missing, made once from titles: what `khuevan fmt` writes, and where.

mod draft;
mod headings;

use super::SourceFile;
use draft::Draft;
use std::collections::{BTreeMap, BTreeSet};

/// An id to put into a file; nothing else in the file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// The file, as its path was given.
    pub path: String,
    /// The byte of its text before which the id is put.
    pub offset: usize,
    /// What is put there: the id, with what makes it one.
    pub text: String,
    /// The line of the place, from 1.
    pub line: usize,
    /// The id alone.
    pub id: String,
}

/// The ids that the files of one course lack, each new in the course; paths are relative to its folder.
///
/// Files without front matter, sections, questions, practice questions, and headings of a lesson that have the text of
/// an earlier one: their anchors would follow what stands above them. What has an id, however bad, keeps it.
pub fn missing_ids(files: &[SourceFile]) -> Vec<Insertion> {
    let drafts: Vec<Draft<'_>> = files.iter().filter_map(Draft::of).collect();
    let mut names = Names::of(&drafts);
    let mut insertions = Vec::new();
    for draft in &drafts {
        let mut own: Vec<Insertion> = draft.file_id(&mut names).into_iter().collect();
        draft.name_headings(&mut names, &mut own);
        own.sort_by_key(|insertion| insertion.offset);
        insertions.append(&mut own);
    }
    insertions
}

/// A text with its insertions, which may come in any order.
pub fn with_insertions(text: &str, insertions: &[Insertion]) -> String {
    let mut sorted: Vec<&Insertion> = insertions.iter().collect();
    sorted.sort_by_key(|insertion| insertion.offset);
    let mut written = String::with_capacity(text.len() + sorted.iter().map(|one| one.text.len()).sum::<usize>());
    let mut at = 0;
    for insertion in sorted {
        written.push_str(&text[at..insertion.offset]);
        written.push_str(&insertion.text);
        at = insertion.offset;
    }
    written.push_str(&text[at..]);
    written
}

/// The ids that the files of a course have.
pub(super) fn names(files: &[SourceFile]) -> Names {
    let drafts: Vec<Draft<'_>> = files.iter().filter_map(Draft::of).collect();
    Names::of(&drafts)
}

/// The ids of a course.
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// The number to try next for a name that was taken.
    next: BTreeMap<String, usize>,
}

impl Names {
    fn of(drafts: &[Draft<'_>]) -> Self {
        Self { taken: drafts.iter().flat_map(Draft::ids).collect(), next: BTreeMap::new() }
    }

    /// Whether nothing has this id yet.
    pub fn is_free(&self, id: &str) -> bool {
        !self.taken.contains(id)
    }

    /// The first id of this name that is free; it is taken from now on.
    pub fn free(&mut self, base: &str) -> String {
        if self.taken.insert(base.to_owned()) {
            return base.to_owned();
        }
        let next = self.next.entry(base.to_owned()).or_insert(2);
        loop {
            let id = format!("{base}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

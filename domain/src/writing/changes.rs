//! Which files two editions of a course do not have in common.

use super::{Piece, compare};
use crate::{
    course::{Content, SourceFile, normalise},
    text::nfc,
};
use std::collections::{BTreeMap, BTreeSet};

/// A file that is not the same in two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its path inside the course.
    pub path: String,
    /// What happened to it.
    pub kind: FileChangeKind,
    /// The comparison of its texts; empty for a medium.
    pub pieces: Vec<Piece>,
}

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileChangeKind {
    /// It is there now.
    New,
    /// It has another content.
    Changed,
    /// It is not there any more.
    Gone,
}

/// Compares two editions file by file, in the order of the paths; what the reader does not see is no change: line ends,
/// composition of letters, a byte order mark.
pub fn changes(before: &[SourceFile], after: &[SourceFile]) -> Vec<FileChange> {
    let (old, new) = (by_path(before), by_path(after));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    paths.into_iter().filter_map(|path| change(path, old.get(path).copied(), new.get(path).copied())).collect()
}

fn by_path(files: &[SourceFile]) -> BTreeMap<String, &Content> {
    files.iter().map(|file| (nfc(&file.path), &file.content)).collect()
}

fn change(path: &str, before: Option<&Content>, after: Option<&Content>) -> Option<FileChange> {
    let kind = match (before, after) {
        (Some(old), Some(new)) if is_same(old, new) => return None,
        (Some(_), Some(_)) => FileChangeKind::Changed,
        (None, _) => FileChangeKind::New,
        (_, None) => FileChangeKind::Gone,
    };
    let pieces = compare(&text(before), &text(after));
    Some(FileChange { path: path.to_owned(), kind, pieces })
}

fn is_same(old: &Content, new: &Content) -> bool {
    match (old, new) {
        (Content::Text(old), Content::Text(new)) => old == new || normalise(old) == normalise(new),
        (old, new) => old == new,
    }
}

fn text(content: Option<&Content>) -> String {
    match content {
        Some(Content::Text(text)) => normalise(text),
        _ => String::new(),
    }
}

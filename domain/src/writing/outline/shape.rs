//! What an outline says, without how it is written: edits are checked against it.

use crate::course::{PlacedEntry, without_number};

/// An entry: its file or its title, and the entries under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub file: Option<String>,
    /// Without its number, which follows its place.
    pub title: String,
    pub children: Vec<Shape>,
}

impl Shape {
    /// The shape of entries.
    pub fn of(entries: &[PlacedEntry]) -> Vec<Self> {
        let shape = |entry: &PlacedEntry| Self {
            file: entry.file.clone(),
            title: without_number(&entry.title).to_owned(),
            children: Self::of(&entry.children),
        };
        entries.iter().map(shape).collect()
    }
}

/// The list under an entry, or the whole one.
pub(super) fn list_of(shapes: &mut Vec<Shape>, parent: Option<usize>) -> Option<&mut Vec<Shape>> {
    match parent {
        None => Some(shapes),
        Some(at) => shapes.get_mut(at).map(|shape| &mut shape.children),
    }
}

//! A course that was read, for whoever needs to know from which file each part comes.

use super::html;
use crate::{
    course::{Course, Pieces, SourceFile},
    locale::Locale,
    problem::Problem,
};
use std::{collections::BTreeMap, sync::Arc};

/// A course as its files give it.
pub struct Reading {
    pieces: Pieces,
    paths: BTreeMap<String, String>,
}

impl Reading {
    /// Reads a course like [`crate::course::read_course`], with the same problems.
    pub fn of(folder: &str, files: &[SourceFile]) -> (Option<Self>, Vec<Problem>) {
        let (pieces, problems) = Pieces::read(folder, files);
        let reading = pieces.map(|pieces| Self { paths: pieces.paths(), pieces });
        (reading, problems)
    }

    /// The course.
    pub fn course(&self) -> &Arc<Course> {
        self.pieces.course()
    }

    /// The file of the module, lesson, quiz or survey with this id.
    pub fn path(&self, id: &str) -> Option<&str> {
        self.paths.get(id).map(String::as_str)
    }

    /// The id of the part that a file holds.
    pub fn id(&self, path: &str) -> Option<&str> {
        self.paths.iter().find(|(_, other)| *other == path).map(|(id, _)| id.as_str())
    }

    /// What an author sees of a file, safe HTML.
    pub fn html(&self, path: &str, locale: Locale) -> Option<String> {
        self.pieces.of(path).map(|piece| html(&piece, locale))
    }
}

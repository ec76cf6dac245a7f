//! A course by its files: what was read of a path.

use super::{
    Course, Lesson, Module, SourceFile,
    bank::Bank,
    links::Part,
    manuscript::Problems,
    reader,
    shelving::{language_of, shown},
};
use crate::{
    problem::Problem,
    quiz::{Question, Quiz},
};
use std::{collections::BTreeMap, sync::Arc};

/// What was read of one file.
pub(crate) enum Piece<'p> {
    Course(&'p Course),
    Module(&'p Module),
    Lesson(&'p Lesson),
    Quiz(&'p Quiz),
    Bank(Vec<&'p Question>),
}

/// A course that knows from which file each part of it comes.
pub(crate) struct Pieces {
    course: Arc<Course>,
    parts: BTreeMap<String, Part>,
    banks: BTreeMap<String, Bank>,
}

impl Pieces {
    /// Reads a course like [`super::read_course`], with the same problems.
    pub fn read(folder: &str, files: &[SourceFile]) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Problems::default();
        let read = reader::read(folder, files, &mut problems);
        let pieces = read.map(|read| Self { course: Arc::new(read.course), parts: read.parts, banks: read.banks });
        (pieces, problems.sorted())
    }

    /// The course.
    pub fn course(&self) -> &Arc<Course> {
        &self.course
    }

    /// The file of each part that has an id.
    pub fn paths(&self) -> BTreeMap<String, String> {
        let id = |part: &Part| match part {
            Part::Course => None,
            Part::Module(id) | Part::Lesson(id) | Part::Quiz(id) => Some(id.clone()),
        };
        self.parts.iter().filter_map(|(path, part)| Some((id(part)?, path.clone()))).collect()
    }

    /// What the file with this path says; a translation says it in its language.
    pub fn of(&self, path: &str) -> Option<Piece<'_>> {
        if let Some(bank) = self.banks.get(path) {
            return Some(Piece::Bank(bank.questions.iter().map(|read| &read.question).collect()));
        }
        let translated = language_of(path).filter(|_| !self.parts.contains_key(path));
        let (original, language) = translated.map_or((path.to_owned(), None), |(path, locale)| (path, Some(locale)));
        let course = match language {
            Some(locale) => self.course.translated.get(&locale)?.course.as_ref(),
            None => self.course.as_ref(),
        };
        match self.parts.get(&original)? {
            Part::Course => Some(Piece::Course(course)),
            Part::Module(id) => course.modules.iter().find(|module| module.id.as_ref() == Some(id)).map(Piece::Module),
            Part::Lesson(id) => course.lesson(id).map(Piece::Lesson),
            Part::Quiz(id) => course.quiz(id).or_else(|| course.survey(id)).map(Piece::Quiz),
        }
    }
}

/// The name that problems give to a file of a course.
pub(crate) fn name_in_problems(folder: &str, path: &str) -> String {
    shown(folder, path)
}

//! A course by its files: what was read of a path.

use super::{
    Course, Lesson, Module, SourceFile,
    bank::Bank,
    links::Part,
    manuscript::{Manuscript, Problems},
    memory::Memory,
    reader::{self, ReadCourse},
    shelving::{language_of, manuscript, report_too_long, shown},
    source::is_readme,
};
use crate::{
    problem::Problem,
    quiz::{Question, Quiz},
    text::nfc,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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
        (read.map(Self::new), problems.sorted())
    }

    fn new(read: ReadCourse) -> Self {
        Self { course: Arc::new(read.course), parts: read.parts, banks: read.banks }
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

/// The files of a course while they are written: what did not change is read once.
pub(crate) struct OpenFiles {
    folder: String,
    paths: BTreeSet<String>,
    manuscripts: BTreeMap<String, Manuscript>,
    too_long: BTreeSet<String>,
    memory: Memory,
}

impl OpenFiles {
    /// An empty folder.
    pub fn new(folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            paths: BTreeSet::new(),
            manuscripts: BTreeMap::new(),
            too_long: BTreeSet::new(),
            memory: Memory::default(),
        }
    }

    /// Puts a file into the folder, or what is new into a file that is there.
    pub fn put(&mut self, file: &SourceFile) {
        let path = nfc(&file.path);
        if is_readme(&path) {
            return;
        }
        self.too_long.remove(&path);
        self.manuscripts.remove(&path);
        self.paths.insert(path.clone());
        match manuscript(&self.folder, file) {
            Some(manuscript) => {
                self.manuscripts.insert(path, manuscript);
            }
            None if file.text().is_some() => {
                self.too_long.insert(path);
            }
            None => {}
        }
    }

    /// Reads the course as it stands; course and problems are those of [`Pieces::read`].
    pub fn read(&mut self) -> (Option<Pieces>, Vec<Problem>) {
        let mut problems = Problems::default();
        self.too_long.iter().for_each(|path| report_too_long(&shown(&self.folder, path), &mut problems));
        let Self { folder, paths, manuscripts, memory, .. } = self;
        let read = reader::read_again(folder, manuscripts, paths.clone(), memory, &mut problems);
        (read.map(Pieces::new), problems.sorted())
    }
}

/// The name that problems give to a file of a course.
pub(crate) fn name_in_problems(folder: &str, path: &str) -> String {
    shown(folder, path)
}

//! What an author sees of a file while she writes it: the text as learners get it, the key beside it, and every problem.
//!
//! For authors alone: a preview holds the key of its questions, and nothing of it may reach a learner.

mod label;
mod outline;
mod question;
mod quiz;
mod reading;

pub use reading::Reading;

use crate::{
    course::{Block, Lesson, OpenFiles, Piece, SourceFile, name_in_problems},
    locale::Locale,
    problem::Problem,
    text::nfc,
};
use label::Label;

/// The files of a course while they are written.
pub struct Workshop {
    folder: String,
    files: OpenFiles,
}

/// A file as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What learners will see, safe HTML; `None` where the file cannot be shown or is none that is shown alone.
    pub html: Option<String>,
    /// Every problem of the file.
    pub problems: Vec<Problem>,
    /// Errors in all other files.
    pub errors_elsewhere: usize,
}

impl Workshop {
    /// Opens the files of a course; paths are relative to its folder.
    pub fn new(folder: &str, files: &[SourceFile]) -> Self {
        let mut workshop = Self { folder: folder.to_owned(), files: OpenFiles::new(folder) };
        files.iter().for_each(|file| workshop.put(file));
        workshop
    }

    /// Puts a file into the folder, or what is new into a file that is there.
    pub fn put(&mut self, file: &SourceFile) {
        self.files.put(file);
    }

    /// Reads the course as it stands, and looks at one file of it. What did not change since the last look is not read
    /// anew.
    pub fn look(&mut self, path: &str, locale: Locale) -> Look {
        let path = nfc(path);
        let (pieces, problems) = self.files.read();
        let html = pieces.as_ref().and_then(|pieces| pieces.of(&path)).map(|piece| html(&piece, locale));
        let name = name_in_problems(&self.folder, &path);
        let (problems, elsewhere): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.file == name);
        let errors_elsewhere = elsewhere.iter().filter(|problem| problem.is_error()).count();
        Look { html, problems, errors_elsewhere }
    }
}

/// What a piece of markdown looks like in a course that holds nothing else.
pub fn sample(path: &str, text: &str, locale: Locale) -> Look {
    let item = format!("1. M\n   - [S]({path})\n");
    let course = format!(
        "---\nid: c\ncode: C\ntitle: C\nsummary: C.\ntrack: digital\ngroup: 1\ntiet: 1\n---\n\n## Nội dung\n\n{item}"
    );
    let files = [SourceFile::markdown("course.md", course), SourceFile::markdown(path, text)];
    Workshop::new("", &files).look(path, locale)
}

fn html(piece: &Piece<'_>, locale: Locale) -> String {
    match piece {
        Piece::Course(course) => outline::course(course, locale),
        Piece::Module(module) => outline::module(module, locale),
        Piece::Lesson(lesson) => self::lesson(lesson, locale),
        Piece::Quiz(quiz) => quiz::quiz(quiz, locale),
        Piece::Bank(questions) => quiz::bank(questions, locale),
    }
}

/// A lesson as its page shows it; the questions between the texts with their key.
fn lesson(lesson: &Lesson, locale: Locale) -> String {
    let mut html = outline::title(&lesson.title, &label::minutes(lesson.minutes, locale));
    if let Some(media) = &lesson.media {
        html.push_str(&label::details(Label::Transcript, &media.transcript_html, locale));
    }
    let mut number = 0;
    for block in &lesson.blocks {
        match block {
            Block::Html(text) => html.push_str(&format!("<div class=\"prose\">{text}</div>\n")),
            Block::Practice(practice) => {
                number += 1;
                html.push_str(&question::question(number, practice, locale));
            }
        }
    }
    html
}

#[cfg(test)]
mod tests;

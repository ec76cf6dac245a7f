//! What authors want of a course's outline, carried out as small edits of its files.
//!
//! Every wish is checked against what it meant before it is handed out: the outline is read again, and differs from the
//! one before by the wish alone.

mod book;
mod files;
mod label;
mod listing;
mod page;
mod refusal;
mod shape;
mod tree;

pub(super) use label::{numbered, ways};
pub use refusal::Refusal;
pub use tree::{OutlineItem, OutlineModule, outline};

use crate::course::{Skeleton, SourceFile};
use book::Book;
use label::checked_title;

/// What an author wants done with a part of a course; paths are relative to its folder.
///
/// A module is named by the path of its file, one that has none by its title, and the lessons of a course without
/// modules by the empty text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A module at the end of the outline.
    AddModule {
        /// Its title.
        title: String,
    },
    /// A lesson behind the last lesson of a module.
    AddLesson {
        /// The module.
        module: String,
        /// Its title.
        title: String,
    },
    /// A quiz at the end of a module.
    AddQuiz {
        /// The module.
        module: String,
        /// Its title.
        title: String,
    },
    /// A survey at the end of a module.
    AddSurvey {
        /// The module.
        module: String,
        /// Its title.
        title: String,
    },
    /// A bank, which no outline lists.
    AddBank {
        /// Its title.
        title: String,
    },
    /// Another title for a file; its name stays, so that links to it do.
    Rename {
        /// The file.
        path: String,
        /// Its new title.
        title: String,
    },
    /// Another place in the outline; the file stays where it is. A lesson that no outline lists gets a place.
    Move {
        /// The file.
        path: String,
        /// The module into which an item goes; of no account for a module.
        module: String,
        /// How many entries stand before it in its new place; any number past the end means the end.
        place: usize,
    },
    /// Out of the outline, and the file with its translations and transcript gone; a module takes its items with it.
    Retire {
        /// The file.
        path: String,
    },
}

/// What a wish makes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// The file.
    pub path: String,
    /// Its whole text from now on; `None` when it is gone.
    pub content: Option<String>,
}

/// Carries out a wish. The edit of a new file stands first; a file that stays as it is has no edit.
///
/// `was_used` says whether an id belonged to a part that is gone: learners have records under it, so no new part may
/// get it. Links to what is retired, and rules that ask for it, are reported by the check as ever.
pub fn carry_out(files: &[SourceFile], wish: &Wish, was_used: &dyn Fn(&str) -> bool) -> Result<Vec<FileEdit>, Refusal> {
    let mut book = Book::open(files, was_used)?;
    match wish {
        Wish::AddModule { title } => book.add_module(&checked_title(title)?)?,
        Wish::AddLesson { module, title } => book.add_item(module, Skeleton::Lesson, &checked_title(title)?)?,
        Wish::AddQuiz { module, title } => book.add_item(module, Skeleton::Quiz, &checked_title(title)?)?,
        Wish::AddSurvey { module, title } => book.add_item(module, Skeleton::Survey, &checked_title(title)?)?,
        Wish::AddBank { title } => book.add_bank(&checked_title(title)?),
        Wish::Rename { path, title } => book.rename(path, &checked_title(title)?)?,
        Wish::Move { path, module, place } => book.relocate(path, module, *place)?,
        Wish::Retire { path } => book.retire(path)?,
    }
    book.edits()
}

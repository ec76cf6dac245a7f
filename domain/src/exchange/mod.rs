//! Banks of questions from and for other systems: text in, markdown or text out, and a report of every line.
//!
//! An import writes our own markdown, since markdown is the master copy; what it writes is read again by our own reader
//! before anybody gets it, and what that reader would refuse is refused here, with its reason. Texts go through a small
//! document (`document`) that HTML, markdown and plain lines share, so that each format is read and written once.
//!
//! What the formats leave open, and what is settled here:
//!
//! - A weight is a whole number with us. Weights that are just `100 / n` for `n` right options are left out, because
//!   that is what `credit=proportional` gives; others are rounded so that their sum stays.
//! - An answer that earns only a part of the points, where one option or one typed answer counts, earns nothing.
//! - What is said to every wrong answer, or to a right one that is typed, goes into the explanation.
//! - A line that begins with a small letter, but not with `a)`, goes on with the sentence of the line before it: editors
//!   broke it there.
//! - A picture leaves its description in brackets.

mod accepted;
mod aiken;
mod bank;
mod document;
mod draft;
mod encoding;
mod figure;
pub mod form;
mod gaps;
mod gift;
mod html;
mod markdown;
mod moodle;
mod names;
mod options;
mod pairs;
mod prompt;
mod qti;
mod question;
mod reading;
mod report;
mod tidy;
mod told;
mod weight;
mod xml;

pub use report::{Fate, Line, Printed, Report};

use crate::{locale::Locale, quiz::Question};

/// The largest file that is imported, in bytes.
pub const LARGEST_FILE: usize = 5 * 1024 * 1024;
/// The most questions of one file.
pub const MOST_QUESTIONS: usize = 20_000;
/// The longest question with everything in it, in bytes.
const LONGEST_QUESTION: usize = 100_000;

/// What the bank is to be called.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The id of the bank.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its questions, for words that a format does not write down: Đúng, Sai.
    pub lang: Locale,
}

impl Wish {
    /// The names that the name of a file suggests.
    pub fn named(name: &str, lang: Locale) -> Self {
        let id = crate::course::slug(name);
        let id = if id.is_empty() { "ngan-hang".to_owned() } else { id };
        Self { id, title: name.to_owned(), lang }
    }
}

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// The text of a `.bank.md`; nothing when no question could be taken.
    pub bank: Option<String>,
    /// What became of each question.
    pub report: Report,
}

/// What came of an export.
#[derive(Clone, Debug)]
pub struct Export {
    /// The text in the other format.
    pub text: String,
    /// What became of each question.
    pub report: Report,
}

/// A package of files for another system.
#[derive(Clone, Debug)]
pub struct Package {
    /// Their names and texts, in the order in which they belong into the package.
    pub files: Vec<(String, String)>,
    /// What became of each question.
    pub report: Report,
}

/// A bank from Moodle's GIFT.
pub fn import_gift(bytes: &[u8], wish: &Wish) -> Import {
    imported(bytes, wish, gift::read)
}

/// A bank from Aiken.
pub fn import_aiken(bytes: &[u8], wish: &Wish) -> Import {
    imported(bytes, wish, aiken::read)
}

/// A bank from Moodle's XML.
pub fn import_moodle(bytes: &[u8], wish: &Wish) -> Import {
    imported(bytes, wish, moodle::read)
}

/// A bank from QTI 2 or 3: one item, or the files of a package by their names.
///
/// Whoever unpacks a package looks after its size and its names; nothing here reads or writes a file.
pub fn import_qti(files: &[(String, Vec<u8>)], wish: &Wish) -> Import {
    let mut bank = bank::Bank::default();
    qti::read(files, wish, &mut bank);
    bank.finish(wish)
}

/// Questions as a package of QTI 3.0.
pub fn export_qti<'q>(title: &str, lang: Locale, questions: impl IntoIterator<Item = &'q Question>) -> Package {
    qti::write(title, lang, questions)
}

/// Questions as Moodle's GIFT.
pub fn export_gift<'q>(questions: impl IntoIterator<Item = &'q Question>) -> Export {
    gift::write(questions)
}

fn imported(bytes: &[u8], wish: &Wish, read: fn(&str, &Wish, &mut bank::Bank)) -> Import {
    let mut bank = bank::Bank::default();
    match encoding::text(bytes) {
        Ok(text) => read(&crate::course::normalise(&text), wish, &mut bank),
        Err(refusal) => bank.refuse(refusal),
    }
    bank.finish(wish)
}

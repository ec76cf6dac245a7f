//! What the readers of other systems' questions share: the format of the texts, and what is to be told.

use super::{
    document::{Block, Losses},
    html::{self, Lines},
    markdown,
    told::{Changes, say},
};
use crate::locale::Locale;

/// The format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// HTML whose line breaks count; the usual one.
    Moodle,
    Html,
    Plain,
    Markdown,
}

/// A question while its answers are read.
pub(super) struct Reading<'c> {
    /// The format of its texts, unless they name their own.
    pub format: Format,
    pub lang: Locale,
    pub losses: Losses,
    pub changes: &'c mut Changes,
    /// What is said afterwards.
    pub explain: Vec<Block>,
}

impl<'c> Reading<'c> {
    /// The beginning of a question.
    pub fn new(format: Format, lang: Locale, changes: &'c mut Changes) -> Self {
        Self { format, lang, losses: Losses::default(), changes, explain: Vec::new() }
    }

    /// A text of some format as a document.
    pub fn document(&mut self, text: &str, format: Format) -> Vec<Block> {
        let (blocks, lost) = match format {
            Format::Moodle => html::read(text, Lines::Kept),
            Format::Html => html::read(text, Lines::Folded),
            Format::Plain => (html::plain(text), Losses::default()),
            Format::Markdown => markdown::read(&text.replace('\u{2028}', "\n")),
        };
        self.losses.add(lost);
        blocks
    }

    /// Puts feedback that our format has no place for into the explanation.
    pub fn move_feedback(&mut self, feedback: Vec<Block>, line: usize) {
        if feedback.is_empty() {
            return;
        }
        self.changes.at(
            line,
            "feedback-moved",
            say(
                "Nhận xét cho đáp án đúng hoặc cho mọi đáp án khác được chuyển vào lời giải thích.",
                "Feedback on a right answer or on every other answer went into the explanation.",
            ),
            say("Đọc lại khung [!EXPLAIN].", "Read the call-out [!EXPLAIN] again."),
        );
        if !self.explain.ends_with(&feedback) {
            self.explain.extend(feedback);
        }
    }
}

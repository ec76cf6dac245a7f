//! What the readers of the kinds share: the format of the texts, and what is to be told.

use super::{
    piece::Piece,
    texts::{self, Format},
};
use crate::{
    exchange::{
        document::{Block, Losses},
        told::{Changes, say},
    },
    locale::Locale,
};

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

impl Reading<'_> {
    /// A text as a document.
    pub fn text(&mut self, piece: Piece<'_>) -> Vec<Block> {
        texts::read(piece, self.format, &mut self.losses)
    }

    /// An answer and its feedback.
    pub fn with_feedback<'t>(&mut self, piece: Piece<'t>) -> (Piece<'t>, Vec<Block>) {
        match piece.split_once("#") {
            Some((answer, feedback)) => (answer.trim(), self.text(feedback.trim())),
            None => (piece, Vec::new()),
        }
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

/// Words whose signs mean nothing, on one line.
pub(super) fn words(piece: Piece<'_>) -> String {
    let shown = piece.shown();
    crate::text::single_spaces(texts::format(&shown, Format::Plain).1)
}

//! Texts of GIFT while a question is read.

use super::{piece::Piece, texts};
use crate::exchange::{document::Block, reading::Format};

pub(super) use crate::exchange::reading::Reading;

impl Reading<'_> {
    /// A text as a document.
    pub(super) fn text(&mut self, piece: Piece<'_>) -> Vec<Block> {
        let shown = piece.shown();
        let (format, text) = texts::format(&shown, self.format);
        self.document(text, format)
    }

    /// An answer and its feedback.
    pub(super) fn with_feedback<'t>(&mut self, piece: Piece<'t>) -> (Piece<'t>, Vec<Block>) {
        match piece.split_once("#") {
            Some((answer, feedback)) => (answer.trim(), self.text(feedback.trim())),
            None => (piece, Vec::new()),
        }
    }
}

/// Words whose signs mean nothing, on one line.
pub(super) fn words(piece: Piece<'_>) -> String {
    let shown = piece.shown();
    crate::text::single_spaces(texts::format(&shown, Format::Plain).1)
}

//! Why somebody may not get a chứng chỉ.

use crate::{phrase::Phrase, quiz::Percent};
use serde::{Deserialize, Serialize};

/// One reason, with its data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Hindrance {
    /// She holds one that is current, under this number.
    HoldsOne {
        /// The number.
        number: String,
    },
    /// So many compulsory courses are not completed.
    Compulsory {
        /// How many.
        left: u64,
    },
    /// So many courses of choice are not completed.
    Choice {
        /// How many.
        left: u64,
    },
    /// So many halves of a tiết are missing.
    Hours {
        /// How many.
        halves: u64,
    },
    /// Nothing of the programme is completed.
    Nothing,
    /// A required piece was never handed in.
    PieceMissing {
        /// The title of the course.
        course: String,
        /// The title of the piece.
        piece: String,
    },
    /// A required piece waits for its mark.
    PieceUnmarked {
        /// The title of the course.
        course: String,
        /// The title of the piece.
        piece: String,
    },
    /// A required piece is below half of its scale.
    PieceLow {
        /// The title of the course.
        course: String,
        /// The title of the piece.
        piece: String,
        /// What was reached.
        score: Percent,
    },
}

impl Hindrance {
    /// The reason as a sentence; how a score is written belongs to the reader's language.
    pub fn phrase(&self, score_text: impl Fn(Percent) -> String) -> Phrase {
        let piece = |key, course: &str, piece: &str| Phrase::new(key).text("course", course).text("piece", piece);
        match self {
            Self::HoldsOne { number } => Phrase::new("closing-holds-one").text("number", number),
            Self::Compulsory { left } => Phrase::new("closing-left-all").number("count", *left),
            Self::Choice { left } => Phrase::new("closing-left-any").number("count", *left),
            Self::Hours { halves } => {
                let key = if halves % 2 == 0 { "closing-left-tiet" } else { "closing-left-tiet-half" };
                Phrase::new(key).number("count", halves / 2)
            }
            Self::Nothing => Phrase::new("closing-nothing-done"),
            Self::PieceMissing { course, piece: title } => piece("closing-piece-missing", course, title),
            Self::PieceUnmarked { course, piece: title } => piece("closing-piece-unmarked", course, title),
            Self::PieceLow { course, piece: title, score } => {
                piece("closing-piece-low", course, title).text("score", &score_text(*score))
            }
        }
    }
}

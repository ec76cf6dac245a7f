//! Why an answer cannot be taken, and how the learner is told.

use crate::phrase::Phrase;

/// Why an answer cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The attempt does not ask this question.
    #[error("unknown question")]
    UnknownQuestion,
    /// The question has no such part.
    #[error("unknown part")]
    UnknownPart,
    /// The question has no such option.
    #[error("unknown option")]
    UnknownOption,
    /// A step can only stand at one of the places.
    #[error("unknown place")]
    UnknownPlace {
        /// The last place, from 1.
        last: usize,
    },
    /// The question wants one answer and got several.
    #[error("more than one answer")]
    OnlyOne,
    /// More characters than fit.
    #[error("answer too long")]
    TooLong {
        /// The most characters.
        limit: usize,
    },
    /// NUL or another control character.
    #[error("unprintable character")]
    Unprintable,
    /// A file that is not of a kind that may be handed in, whatever it is called.
    #[error("wrong kind of file")]
    WrongFile {
        /// Its name.
        name: String,
        /// The endings of the kinds that may be.
        kinds: String,
    },
    /// A file with more bytes than allowed.
    #[error("file too large")]
    FileTooLarge {
        /// Its name.
        name: String,
        /// The most megabytes.
        limit: usize,
    },
    /// More files than allowed.
    #[error("too many files")]
    TooManyFiles {
        /// The most files.
        limit: usize,
    },
    /// Not understood as a number.
    #[error("not a number")]
    NotANumber {
        /// What was typed, to be shown again.
        typed: String,
    },
}

impl AnswerError {
    /// The Fluent key of the sentence for the learner.
    pub fn key(&self) -> &'static str {
        match self {
            Self::UnknownQuestion => "answer-unknown-question",
            Self::UnknownPart | Self::UnknownOption => "answer-unknown-option",
            Self::UnknownPlace { .. } => "answer-unknown-place",
            Self::OnlyOne => "answer-only-one",
            Self::TooLong { .. } => "answer-too-long",
            Self::Unprintable => "answer-unprintable",
            Self::WrongFile { .. } => "answer-wrong-file",
            Self::FileTooLarge { .. } => "answer-file-too-large",
            Self::TooManyFiles { .. } => "answer-too-many-files",
            Self::NotANumber { .. } => "answer-not-a-number",
        }
    }

    /// Whether files were refused, which leaves those that are there as they are.
    pub fn is_about_files(&self) -> bool {
        matches!(self, Self::WrongFile { .. } | Self::FileTooLarge { .. } | Self::TooManyFiles { .. })
    }

    /// The sentence for the learner.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::TooLong { limit } => Phrase::new(self.key()).number("limit", *limit as u64),
            Self::UnknownPlace { last } => Phrase::new(self.key()).number("last", *last as u64),
            Self::WrongFile { name, kinds } => Phrase::new(self.key()).text("file", name).text("kinds", kinds),
            Self::FileTooLarge { name, limit } => {
                Phrase::new(self.key()).text("file", name).number("limit", *limit as u64)
            }
            Self::TooManyFiles { limit } => Phrase::new(self.key()).number("limit", *limit as u64),
            Self::NotANumber { typed } => Phrase::new(self.key()).text("typed", typed),
            _ => Phrase::new(self.key()),
        }
    }
}

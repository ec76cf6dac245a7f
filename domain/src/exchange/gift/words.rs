//! Short answers: `{=a =b =%0%c#feedback}`.

use super::{
    piece::Piece,
    reading::{Reading, words},
    weight,
};
use crate::exchange::{accepted::Accepted, draft::Key, told::Refusal};

/// The key of a short answer.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (head, parts) = inside.parts(&['=']);
    let answers = std::iter::once(head).filter(|head| !head.is_empty()).chain(parts.iter().map(|part| part.piece));
    let mut accepted = Accepted::default();
    for piece in answers {
        let (weight, piece) = weight::take(piece)?;
        let (answer, feedback) = reading.with_feedback(piece);
        accepted.add(&words(answer), weight.unwrap_or(100.0), feedback, piece.line, reading)?;
    }
    accepted.finish(false, inside.line, reading)
}

//! Matching: `{=left -> right = -> distractor}`.

use super::{piece::Piece, reading::Reading};
use crate::{
    exchange::{
        draft::Key,
        pairs::{self, ARROW, Pair},
        told::{Refusal, say},
    },
    text::single_spaces,
};

/// The key of a matching.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (head, parts) = inside.parts(&['=']);
    let mut found = Vec::new();
    for piece in std::iter::once(head).filter(|head| !head.is_empty()).chain(parts.iter().map(|part| part.piece)) {
        found.push(pair(piece, reading)?);
    }
    pairs::check(&found, inside.line)?;
    Ok(Key::Pairs { pairs: found, exact: false })
}

fn pair(piece: Piece<'_>, reading: &mut Reading<'_>) -> Result<Pair, Refusal> {
    let Some((left, right)) = piece.split_once(ARROW) else {
        return Err(Refusal::new(
            piece.line,
            "pair-without-arrow",
            say("Dòng này của câu nối chưa có dấu ->.", "This line of the matching has no ->."),
            say("Viết: =Quốc hội -> Luật", "Write: =Parliament -> Act"),
        ));
    };
    let (left, right) = (reading.text(left.trim()), single_spaces(&right.shown()));
    pairs::pair(left, Some(right), piece.line, reading.changes)
}

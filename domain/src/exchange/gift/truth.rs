//! True or false: `{T}`, `{FALSE#feedback to the wrong answer#feedback to the right one}`.

use super::{piece::Piece, reading::Reading};
use crate::exchange::draft::Key;

/// The key, if this is such a question.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Option<Key> {
    let (word, feedback) = inside.split_once("#").unwrap_or((inside, Piece::new("", inside.line)));
    let is_true = match word.trim().text.to_ascii_uppercase().as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let (to_wrong, to_right) = feedback.split_once("#").unwrap_or((feedback, Piece::new("", feedback.line)));
    let [to_wrong, to_right] = [to_wrong, to_right].map(|piece| reading.text(piece.trim()));
    let feedback = if is_true { [to_right, to_wrong] } else { [to_wrong, to_right] };
    Some(Key::Truth { is_true, feedback })
}

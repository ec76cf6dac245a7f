//! Options: `=right ~wrong`, or `~%50%right ~%-50%wrong` where several may be ticked.

use super::{
    piece::{Part, Piece},
    reading::Reading,
    weight,
};
use crate::exchange::{
    draft::Key,
    options::{self, Entry},
    told::{Refusal, say, short},
};

/// The key of a question with options.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (head, parts) = inside.parts(&['=', '~']);
    if !head.is_empty() {
        return Err(unsigned(head));
    }
    let entries = parts.iter().map(|part| entry(part, reading)).collect::<Result<Vec<_>, _>>()?;
    let line = entries.first().map_or(inside.line, |entry| entry.line);
    if parts.iter().any(|part| part.sign == '=') {
        options::one(entries, line, reading.changes)
    } else {
        options::several(entries, line, reading.changes)
    }
}

fn entry(part: &Part<'_>, reading: &mut Reading<'_>) -> Result<Entry, Refusal> {
    let (weight, text) = weight::take(part.piece)?;
    let line = part.piece.line;
    let weight = match (part.sign, weight) {
        ('=', None) => 100.0,
        ('=', Some(_)) => return Err(weight_behind_equals(line)),
        (_, weight) => weight.unwrap_or(0.0),
    };
    let (text, feedback) = reading.with_feedback(text);
    Ok(Entry { line, weight, text: reading.text(text), feedback })
}

fn weight_behind_equals(line: usize) -> Refusal {
    Refusal::new(
        line,
        "weight-behind-equals",
        say("Trọng số đứng sau dấu =.", "A weight stands behind =."),
        say("Viết trọng số sau dấu ~: ~%50%…", "Write weights behind ~: ~%50%…"),
    )
}

fn unsigned(head: Piece<'_>) -> Refusal {
    let words = short(&head.shown());
    Refusal::new(
        head.line,
        "text-before-options",
        say(
            format!("“{words}” đứng trước dấu = hoặc ~ đầu tiên."),
            format!("'{words}' stands before the first = or ~."),
        ),
        say("Đặt = hoặc ~ trước mỗi phương án.", "Put = or ~ before each option."),
    )
}

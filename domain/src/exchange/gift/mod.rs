//! Moodle's GIFT, all of it: categories, weights, ranges, matching, feedback, escapes and the formats of its texts.
//!
//! It is read as Moodle reads it. Where Moodle would silently make something else of a question than its author meant,
//! for instance of two questions without an empty line between them, it is refused.

mod blocks;
mod choice;
mod escape;
mod matching;
mod number;
mod piece;
mod question;
mod reading;
mod texts;
mod truth;
mod weight;
mod words;
mod write;

pub(super) use write::write;

use super::{Wish, bank::Bank, told::Changes};

/// Reads a file into a bank.
pub(super) fn read(text: &str, wish: &Wish, bank: &mut Bank) {
    for block in blocks::Blocks::of(text) {
        if !bank.has_room(block.line) {
            return;
        }
        let mut changes = Changes::default();
        match question::read(&block, wish, &mut changes) {
            Ok(draft) => bank.add(&draft, changes, wish),
            Err(refusal) => bank.refuse(refusal),
        }
    }
}

//! A text beside an earlier one, word by word, for people to read.

use super::edits::{edits, lines};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a whole comparison that are compared with each other; lines after them only as lines.
const MOST_WORDS: usize = 100_000;

/// A piece of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Which of the two texts has it.
    pub kind: PieceKind,
    /// Its text, with line ends.
    pub text: String,
}

/// Which text has a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PieceKind {
    /// Both.
    Same,
    /// Only the earlier one.
    Gone,
    /// Only the later one.
    New,
}

/// Compares two texts: pieces of both and of the earlier give that, pieces of both and of the later give this.
///
/// Lines are compared first, so that a paragraph that stayed is never torn; words within the lines that changed. What is
/// gone stands before what is new in its place. Past a hundred thousand words in changed lines those lines are shown
/// whole, past fifty thousand changed lines everything from the first to the last is one change.
pub fn compare(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (lines(before), lines(after));
    let mut pieces = Pieces { words_left: MOST_WORDS, ..Pieces::default() };
    let mut at = 0;
    for edit in edits(&old, &new) {
        pieces.add(PieceKind::Same, &old[at..edit.old.start].concat());
        at = edit.old.end;
        pieces.add_changed(&old[edit.old].concat(), &new[edit.new].concat());
    }
    pieces.add(PieceKind::Same, &old[at..].concat());
    pieces.in_order()
}

/// Whether a text only keeps words of one line apart.
fn is_gap(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() && letter != '\n')
}

/// Pieces while they are gathered: between two that both texts have, at most one old and one new.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    gone: String,
    new: String,
    words_left: usize,
}

impl Pieces {
    /// Lines that changed, word by word.
    fn add_changed(&mut self, before: &str, after: &str) {
        let old: Vec<&str> = before.split_word_bounds().take(self.words_left).collect();
        let new: Vec<&str> = after.split_word_bounds().take(self.words_left).collect();
        if old.is_empty() || new.is_empty() || old.len() + new.len() >= self.words_left {
            self.add(PieceKind::Gone, before);
            self.add(PieceKind::New, after);
            return;
        }
        self.words_left -= old.len() + new.len();
        let mut at = 0;
        for edit in edits(&old, &new) {
            let same = old[at..edit.old.start].concat();
            // A space between two changed words is read with them.
            if at > 0 && is_gap(&same) {
                self.add(PieceKind::Gone, &same);
                self.add(PieceKind::New, &same);
            } else {
                self.add(PieceKind::Same, &same);
            }
            at = edit.old.end;
            self.add(PieceKind::Gone, &old[edit.old].concat());
            self.add(PieceKind::New, &new[edit.new].concat());
        }
        self.add(PieceKind::Same, &old[at..].concat());
    }

    fn add(&mut self, kind: PieceKind, text: &str) {
        match kind {
            PieceKind::Gone => self.gone.push_str(text),
            PieceKind::New => self.new.push_str(text),
            PieceKind::Same if text.is_empty() => {}
            PieceKind::Same => {
                self.close();
                match self.done.last_mut() {
                    Some(last) if last.kind == PieceKind::Same => last.text.push_str(text),
                    _ => self.done.push(Piece { kind, text: text.to_owned() }),
                }
            }
        }
    }

    fn close(&mut self) {
        for (kind, text) in [(PieceKind::Gone, &mut self.gone), (PieceKind::New, &mut self.new)] {
            if !text.is_empty() {
                self.done.push(Piece { kind, text: std::mem::take(text) });
            }
        }
    }

    fn in_order(mut self) -> Vec<Piece> {
        self.close();
        self.done
    }
}

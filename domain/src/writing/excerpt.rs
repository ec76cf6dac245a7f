//! The changed places of a comparison, without the long stretches between them.

use super::{Piece, PieceKind};
use serde::Serialize;

/// A changed place with some lines round it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The line of the earlier text at which it begins, from 1.
    pub line_before: usize,
    /// The line of the later text at which it begins, from 1.
    pub line_after: usize,
    /// Its pieces; the first and the last are whole lines.
    pub pieces: Vec<Piece>,
}

/// Cuts a comparison down to its changes and `around` unchanged lines on either side of each.
pub fn excerpts(pieces: &[Piece], around: usize) -> Vec<Excerpt> {
    let mut excerpts: Vec<Excerpt> = Vec::new();
    let mut open: Option<Excerpt> = None;
    let (mut line_before, mut line_after) = (1, 1);
    for (at, piece) in pieces.iter().enumerate() {
        let breaks = piece.text.matches('\n').count();
        match piece.kind {
            PieceKind::Gone => line_before += breaks,
            PieceKind::New => line_after += breaks,
            PieceKind::Same => {
                let (head, tail) = ends(&piece.text, around, at == 0, at + 1 == pieces.len());
                let is_whole = head.len() + tail.len() >= piece.text.len();
                if let Some(mut excerpt) = open.take() {
                    let text = if is_whole { &piece.text } else { head };
                    excerpt.add(PieceKind::Same, text);
                    if is_whole { open = Some(excerpt) } else { excerpts.push(excerpt) }
                }
                (line_before, line_after) = (line_before + breaks, line_after + breaks);
                if open.is_none() && at + 1 < pieces.len() {
                    let back = tail.matches('\n').count();
                    let mut excerpt = Excerpt::at(line_before - back, line_after - back);
                    excerpt.add(PieceKind::Same, tail);
                    open = Some(excerpt);
                }
                continue;
            }
        }
        let begun = open.get_or_insert_with(|| Excerpt::at(1, 1));
        begun.add(piece.kind, &piece.text);
    }
    excerpts.extend(open);
    excerpts
}

impl Excerpt {
    fn at(line_before: usize, line_after: usize) -> Self {
        Self { line_before, line_after, pieces: Vec::new() }
    }

    fn add(&mut self, kind: PieceKind, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece { kind, text: text.to_owned() });
        }
    }
}

/// The lines of a text that are kept after the change before it and before the change after it; the text's own first
/// and last line belong to those changes when they are not whole.
fn ends(text: &str, around: usize, is_first: bool, is_last: bool) -> (&str, &str) {
    let head = if is_first { 0 } else { nth_break(text, around + 1).unwrap_or(text.len()) };
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let tail = if is_last { text.len() } else { starts[starts.len().saturating_sub(around + 1)] };
    (&text[..head], &text[tail..])
}

/// Where the line after the n-th line break begins.
fn nth_break(text: &str, number: usize) -> Option<usize> {
    text.match_indices('\n').nth(number.checked_sub(1)?).map(|(at, _)| at + 1)
}

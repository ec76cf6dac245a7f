//! A part of a question that knows its line.

use super::escape::{COMMENT, show};

/// A part of a question, escaped signs hidden.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    pub text: &'t str,
    /// The line on which it starts.
    pub line: usize,
}

/// What stands behind a sign, up to the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'t> {
    pub sign: char,
    pub piece: Piece<'t>,
}

impl<'t> Piece<'t> {
    pub fn new(text: &'t str, line: usize) -> Self {
        Self { text, line }
    }

    /// Without the space around it.
    pub fn trim(self) -> Self {
        let text = self.text.trim_end_matches(is_space);
        let rest = text.trim_start_matches(is_space);
        Self { text: rest, line: self.line + lines(&text[..text.len() - rest.len()]) }
    }

    /// What stands before and from a byte on.
    pub fn split_at(self, at: usize) -> (Self, Self) {
        let (before, after) = self.text.split_at(at);
        (Self { text: before, line: self.line }, Self { text: after, line: self.line + lines(before) })
    }

    /// What stands before and after the first of a sign.
    pub fn split_once(self, sign: &str) -> Option<(Self, Self)> {
        let (before, after) = self.split_at(self.text.find(sign)?);
        Some((before, Self { text: &after.text[sign.len()..], line: after.line }))
    }

    /// What stands before and after the last of a sign.
    pub fn rsplit_once(self, sign: &str) -> Option<(Self, Self)> {
        let (before, after) = self.split_at(self.text.rfind(sign)?);
        Some((before, Self { text: &after.text[sign.len()..], line: after.line }))
    }

    /// What stands before the first of some signs, and the parts behind each of them.
    pub fn parts(self, signs: &[char]) -> (Self, Vec<Part<'t>>) {
        let mut parts = Vec::new();
        let (head, mut rest) = self.split_at(self.text.find(signs).unwrap_or(self.text.len()));
        while let Some(sign) = rest.text.chars().next() {
            let inside = Self { text: &rest.text[sign.len_utf8()..], line: rest.line };
            let (piece, after) = inside.split_at(inside.text.find(signs).unwrap_or(inside.text.len()));
            parts.push(Part { sign, piece: piece.trim() });
            rest = after;
        }
        (head.trim(), parts)
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// The text that was meant.
    pub fn shown(self) -> String {
        show(self.text)
    }
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == COMMENT
}

fn lines(text: &str) -> usize {
    text.matches(['\n', COMMENT]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_knows_its_line() {
        let piece = Piece::new("\n x =a\n\n~b#c\n", 5).trim();
        assert_eq!((piece.text, piece.line), ("x =a\n\n~b#c", 6));
        let (head, parts) = piece.parts(&['=', '~']);
        let parts: Vec<_> = parts.iter().map(|part| (part.sign, part.piece.text, part.piece.line)).collect();
        assert_eq!(head.text, "x");
        assert_eq!(parts, [('=', "a", 6), ('~', "b#c", 8)]);
    }
}

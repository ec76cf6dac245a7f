//! Lines of a text as its author wrote it, by the numbers that problems give.

use crate::course::normalise;

/// A line without what ends it.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its first byte.
    pub start: usize,
    /// Its text.
    pub text: &'t str,
}

impl Line<'_> {
    /// The byte of a column in characters; `None` where the reader takes the line otherwise than it is written.
    pub fn offset(&self, column: usize) -> Option<usize> {
        if normalise(self.text) != self.text {
            return None;
        }
        let ends = std::iter::once(self.text.len());
        self.text.char_indices().map(|(at, _)| at).chain(ends).nth(column.checked_sub(1)?)
    }
}

/// The line with this number, from 1.
pub(super) fn line(text: &str, number: usize) -> Option<Line<'_>> {
    let mut start = 0;
    for _ in 1..number {
        let at = start + text[start..].find(['\n', '\r'])?;
        start = at + if text[at..].starts_with("\r\n") { 2 } else { 1 };
    }
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |length| start + length);
    Some(Line { start, text: &text[start..end] })
}

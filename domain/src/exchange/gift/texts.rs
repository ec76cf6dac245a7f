//! Texts of GIFT in their four formats: `[html]`, `[moodle]`, `[plain]`, `[markdown]`.

use super::piece::Piece;
use crate::exchange::{
    document::{Block, Losses},
    html::{self, Lines},
    markdown,
};

/// The format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// HTML whose line breaks count; the usual one.
    Moodle,
    Html,
    Plain,
    Markdown,
}

const FORMATS: [(&str, Format); 4] = [
    ("[moodle]", Format::Moodle),
    ("[html]", Format::Html),
    ("[plain]", Format::Plain),
    ("[markdown]", Format::Markdown),
];

/// The format that a text names, or the usual one of its question; and the text behind it.
pub(super) fn format(text: &str, usual: Format) -> (Format, &str) {
    let text = text.trim();
    let named = FORMATS.iter().find_map(|(name, format)| Some((*format, text.strip_prefix(name)?)));
    named.map_or((usual, text), |(format, rest)| (format, rest.trim()))
}

/// Whether a text begins like the name of a format.
pub(super) fn names_format(text: &str) -> bool {
    FORMATS.iter().any(|(name, _)| text.starts_with(name))
}

/// A text as a document.
pub(super) fn read(piece: Piece<'_>, usual: Format, losses: &mut Losses) -> Vec<Block> {
    let shown = piece.shown();
    let (format, text) = format(&shown, usual);
    let (blocks, lost) = match format {
        Format::Moodle => html::read(text, Lines::Kept),
        Format::Html => html::read(text, Lines::Folded),
        Format::Plain => (html::plain(text), Losses::default()),
        Format::Markdown => markdown::read(&text.replace('\u{2028}', "\n")),
    };
    losses.add(lost);
    blocks
}

//! Texts of GIFT in their four formats: `[html]`, `[moodle]`, `[plain]`, `[markdown]`.

use crate::exchange::reading::Format;

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

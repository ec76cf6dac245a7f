//! What an element does for a text, by its name.

use super::{builder::Inline, token::HIDDEN};

/// What an element does.
pub(super) enum Role {
    /// It gives a part of a line its looks.
    Inline(Inline),
    /// It ends a line and starts one.
    Block,
    /// Its looks say nothing that a question needs.
    Quiet,
    /// Its text is kept and its looks are lost.
    Lossy,
    /// HTML has no such element, so that somebody meant the letters.
    Unknown,
}

/// Elements that end a line and start one.
const BLOCKS: [&str; 27] = [
    "div",
    "section",
    "article",
    "center",
    "figure",
    "figcaption",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "dl",
    "dt",
    "dd",
    "address",
    "fieldset",
    "form",
    "tbody",
    "thead",
    "tfoot",
    "colgroup",
    "col",
    "html",
    "body",
    "details",
    "summary",
    "p",
];
/// Elements whose looks say nothing that a question needs.
const QUIET: [&str; 8] = ["span", "font", "o:p", "label", "bdi", "bdo", "wbr", "nobr"];
/// Elements whose text is kept and whose looks are lost.
const LOSSY: [&str; 34] = [
    "u",
    "s",
    "del",
    "ins",
    "strike",
    "mark",
    "small",
    "big",
    "q",
    "abbr",
    "object",
    "iframe",
    "video",
    "audio",
    "embed",
    "source",
    "input",
    "select",
    "option",
    "button",
    "textarea",
    "canvas",
    "math",
    "mi",
    "mo",
    "mn",
    "mrow",
    "msup",
    "msub",
    "mfrac",
    "msqrt",
    "mtext",
    "mstyle",
    "semantics",
];

impl Role {
    /// The role of an element; lists, tables and the like are not asked for.
    pub fn of(name: &str) -> Self {
        match () {
            () if BLOCKS.contains(&name) => Self::Block,
            () if QUIET.contains(&name) => Self::Quiet,
            () if LOSSY.contains(&name) || HIDDEN.contains(&name) => Self::Lossy,
            () => inline(name).map_or(Self::Unknown, Self::Inline),
        }
    }
}

fn inline(name: &str) -> Option<Inline> {
    Some(match name {
        "b" | "strong" => Inline::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Inline::Emphasis,
        "code" | "tt" | "kbd" | "samp" => Inline::Code,
        "sup" => Inline::Raised,
        "sub" => Inline::Lowered,
        _ => return None,
    })
}

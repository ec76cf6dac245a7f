//! Reads HTML into a document; plain text with its lines goes the same way.

use super::{
    builder::{Builder, Element, Inline},
    entity,
    role::Role,
    token::{Tag, Token, Tokens},
};
use crate::exchange::document::{Block, Losses, Span};

/// What the end of a line means in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Lines {
    /// Nothing, as in HTML.
    Folded,
    /// A new line; only a line that begins with a small letter goes on with the sentence of the one before it.
    Kept,
}

/// A new line that its author asked for, and that no editor broke.
const NEW_LINE: char = '\u{2028}';

/// The document of some HTML, and what it lost.
pub(in crate::exchange) fn read(html: &str, lines: Lines) -> (Vec<Block>, Losses) {
    let mut reader = Reader { builder: Builder::new(), lines };
    for token in Tokens::of(html) {
        match token {
            Token::Text(text) => reader.text(&entity::decoded(text)),
            Token::Open(tag) => reader.open(&tag),
            Token::Close { name, source } => reader.close(&name, source),
        }
    }
    reader.builder.finish()
}

/// The document of plain text.
pub(in crate::exchange) fn plain(text: &str) -> Vec<Block> {
    let mut reader = Reader { builder: Builder::new(), lines: Lines::Kept };
    reader.text(text);
    reader.builder.finish().0
}

struct Reader {
    builder: Builder,
    lines: Lines,
}

impl Reader {
    fn text(&mut self, text: &str) {
        match self.builder.top() {
            Element::Code(code) => return code.push_str(&text.replace(NEW_LINE, "\n")),
            Element::List { .. } | Element::Table(_) | Element::Row(_) if text.trim().is_empty() => return,
            Element::List { .. } => self.builder.open(Element::Item),
            Element::Table(_) | Element::Row(_) => self.open_cell(),
            _ => {}
        }
        if self.lines == Lines::Folded {
            return self.builder.span(Span::Text(text.to_owned()));
        }
        let mut rest = text;
        while let Some(at) = rest.find(['\n', NEW_LINE]) {
            let (line, after) = rest.split_at(at);
            let asked = after.starts_with(NEW_LINE);
            rest = &after[if asked { NEW_LINE.len_utf8() } else { 1 }..];
            self.builder.span(Span::Text(line.to_owned()));
            if goes_on(rest) && !asked {
                self.builder.span(Span::Text(" ".to_owned()));
            } else {
                self.builder.new_line();
            }
        }
        self.builder.span(Span::Text(rest.to_owned()));
    }

    fn open(&mut self, tag: &Tag<'_>) {
        if matches!(self.builder.top(), Element::Code(_)) && tag.name != "br" {
            return;
        }
        match tag.name.as_str() {
            "br" => self.line_break(),
            "hr" => self.builder.block(Block::Rule),
            "ul" => self.builder.open(list(None)),
            "ol" => self.builder.open(list(Some(tag.attribute("start").and_then(|n| n.parse().ok()).unwrap_or(1)))),
            "li" => self.open_item(),
            "blockquote" => self.builder.open(Element::Quote),
            "pre" => self.builder.open(Element::Code(String::new())),
            "table" => self.builder.open(Element::Table(Vec::new())),
            "caption" if matches!(self.builder.top(), Element::Table(_)) => self.builder.open(Element::Caption),
            "tr" => self.open_row(),
            "td" | "th" => self.open_cell(),
            "p" => self.open_paragraph(tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open_heading(&tag.name),
            "img" => self.picture(tag),
            "a" => self.open_link(tag),
            // Icons that are no more than decoration say so.
            "svg" if tag.attribute("aria-hidden").is_some() => {}
            name => match Role::of(name) {
                Role::Inline(inline) => self.builder.open_inline(inline),
                Role::Block => self.builder.end_line(),
                Role::Quiet => {}
                Role::Lossy => {
                    self.builder.losses.tags.insert(name.to_owned());
                }
                Role::Unknown => self.text(tag.source),
            },
        }
    }

    fn close(&mut self, name: &str, source: &str) {
        match name {
            "ul" | "ol" => self.builder.close_to(|open| matches!(open, Element::List { .. }), false),
            "li" => self.builder.close_to(|open| matches!(open, Element::Item), false),
            "blockquote" => self.builder.close_to(|open| matches!(open, Element::Quote), false),
            "pre" => self.builder.close_to(|open| matches!(open, Element::Code(_)), false),
            "table" => self.builder.close_to(|open| matches!(open, Element::Table(_)), false),
            "caption" => self.builder.close_to(|open| matches!(open, Element::Caption), false),
            "tr" => self.builder.close_to(|open| matches!(open, Element::Row(_)), false),
            "td" | "th" => self.builder.close_to(|open| matches!(open, Element::Cell), false),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.builder.end_line(),
            "a" => self.builder.close_inline(|open| matches!(open, Inline::Link(_))),
            "img" | "br" | "hr" => {}
            name => match Role::of(name) {
                Role::Inline(inline) => self.builder.close_inline(|open| *open == inline),
                Role::Block => self.builder.end_line(),
                Role::Quiet | Role::Lossy => {}
                Role::Unknown => self.text(source),
            },
        }
    }

    fn line_break(&mut self) {
        match self.builder.top() {
            Element::Code(code) => code.push('\n'),
            _ => self.builder.new_line(),
        }
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) {
        self.builder.end_line();
        self.builder.loosen();
        // The first line of our own call-outs.
        if tag.attribute("class").is_some_and(|class| class == "title") {
            self.builder.open_inline(Inline::Strong);
        }
    }

    /// A question holds no headings.
    fn open_heading(&mut self, name: &str) {
        self.builder.end_line();
        self.builder.losses.tags.insert(name.to_owned());
        self.builder.open_inline(Inline::Strong);
    }

    fn open_item(&mut self) {
        if self.builder.is_open(|open| matches!(open, Element::List { .. })) {
            self.builder.close_to(|open| matches!(open, Element::List { .. }), true);
        } else {
            self.builder.open(list(None));
        }
        self.builder.open(Element::Item);
    }

    fn open_row(&mut self) {
        if self.builder.is_open(|open| matches!(open, Element::Table(_))) {
            self.builder.close_to(|open| matches!(open, Element::Table(_)), true);
            self.builder.open(Element::Row(Vec::new()));
        }
    }

    fn open_cell(&mut self) {
        if !self.builder.is_open(|open| matches!(open, Element::Table(_))) {
            return self.builder.end_line();
        }
        self.builder.close_to(|open| matches!(open, Element::Table(_) | Element::Row(_)), true);
        if matches!(self.builder.top(), Element::Table(_)) {
            self.builder.open(Element::Row(Vec::new()));
        }
        self.builder.open(Element::Cell);
    }

    fn open_link(&mut self, tag: &Tag<'_>) {
        let Some(target) = tag.attribute("href") else { return };
        let target = target.trim();
        let lower = target.to_ascii_lowercase();
        let is_open_web = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        if is_open_web && !target.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            self.builder.open_inline(Inline::Link(target.to_owned()));
        } else {
            self.builder.losses.links += 1;
        }
    }

    /// The words for a picture stand in its place.
    fn picture(&mut self, tag: &Tag<'_>) {
        let named = |name: &str| tag.attribute(name).map(|value| crate::text::single_spaces(&value));
        let words = named("alt").filter(|alt| !alt.is_empty()).or_else(|| {
            let source = named("src").filter(|source| !source.starts_with("data:"))?;
            Some(source.rsplit('/').next().unwrap_or_default().chars().take(80).collect())
        });
        let words = format!("[{}]", words.as_deref().unwrap_or("…"));
        self.text(&words);
        self.builder.losses.pictures.push(words);
    }
}

/// Whether a line goes on with a sentence: it begins with a small letter that is no `a)` or `ii.`.
fn goes_on(line: &str) -> bool {
    let line = line.split(['\n', NEW_LINE]).next().unwrap_or_default().trim();
    let word = line.split_whitespace().next().unwrap_or_default();
    let is_number = word.ends_with([')', '.']) && word.chars().count() <= 4 && word.len() < line.len();
    line.starts_with(char::is_lowercase) && !is_number
}

fn list(start: Option<u64>) -> Element {
    Element::List { start, loose: false, items: Vec::new() }
}

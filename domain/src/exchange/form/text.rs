//! Our HTML as blocks and pieces that a typesetter can take.

use crate::exchange::{
    document::{Block, Span, flat},
    gaps,
    html::{self, Lines},
};
use serde::Serialize;

/// A block of text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Text {
    /// A paragraph.
    Paragraph {
        /// Its line.
        line: Vec<Piece>,
    },
    /// A list.
    List {
        /// The first number; nothing without numbers.
        start: Option<u64>,
        /// What stands in each item.
        items: Vec<Vec<Text>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Text>,
    },
    /// Lines that keep their spaces.
    Code {
        /// All of them.
        text: String,
    },
    /// Rows of cells, the first of them the head.
    Table {
        /// The rows.
        rows: Vec<Vec<Vec<Piece>>>,
    },
    /// A line across.
    Rule,
}

/// A piece of a line.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Piece {
    /// Words.
    Words {
        /// As they are.
        text: String,
    },
    /// Words of a program.
    Code {
        /// As they are.
        text: String,
    },
    /// A new line.
    Break,
    /// Leaning.
    Emphasis {
        /// What leans.
        line: Vec<Piece>,
    },
    /// Bold.
    Strong {
        /// What is bold.
        line: Vec<Piece>,
    },
    /// A gap to fill.
    Gap {
        /// From 1.
        number: usize,
    },
}

/// The blocks of some HTML.
pub(super) fn blocks(html: &str, pictures: &mut Vec<String>) -> Vec<Text> {
    let (document, losses) = html::read(html, Lines::Folded);
    pictures.extend(losses.pictures);
    document.iter().map(block).collect()
}

/// Some HTML as one line.
pub(super) fn line(html: &str, pictures: &mut Vec<String>) -> Vec<Piece> {
    let (document, losses) = html::read(html, Lines::Folded);
    pictures.extend(losses.pictures);
    pieces(&flat(&document).0)
}

fn block(block: &Block) -> Text {
    match block {
        Block::Paragraph(spans) => Text::Paragraph { line: pieces(spans) },
        Block::List { start, items, .. } => Text::List {
            start: *start,
            items: items.iter().map(|item| item.iter().map(self::block).collect()).collect(),
        },
        Block::Quote(inner) => Text::Quote { blocks: inner.iter().map(self::block).collect() },
        Block::Code(text) => Text::Code { text: text.clone() },
        Block::Table(rows) => {
            Text::Table { rows: rows.iter().map(|row| row.iter().map(|cell| pieces(cell)).collect()).collect() }
        }
        Block::Rule => Text::Rule,
    }
}

fn pieces(spans: &[Span]) -> Vec<Piece> {
    let mut line = Vec::new();
    for span in spans {
        match span {
            Span::Text(text) => add_words(text, &mut line),
            Span::Code(text) => line.push(Piece::Code { text: text.clone() }),
            Span::Break => line.push(Piece::Break),
            Span::Emphasis(inner) => line.push(Piece::Emphasis { line: pieces(inner) }),
            Span::Strong(inner) => line.push(Piece::Strong { line: pieces(inner) }),
            Span::Link { to, spans } => {
                line.extend(pieces(spans));
                line.push(Piece::Words { text: format!(" ({to})") });
            }
        }
    }
    line
}

/// Words with the gaps among them.
fn add_words(text: &str, line: &mut Vec<Piece>) {
    let mut rest = text;
    while let Some((before, number, after)) = gaps::split(rest) {
        if !before.is_empty() {
            line.push(Piece::Words { text: before.to_owned() });
        }
        line.push(Piece::Gap { number: number + 1 });
        rest = after;
    }
    if !rest.is_empty() {
        line.push(Piece::Words { text: rest.to_owned() });
    }
}

//! Text between the formats: what HTML, Moodle's texts and our markdown can all say.

use super::tidy::tidy;

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Span>),
    List {
        /// The first number; `None` without numbers.
        start: Option<u64>,
        /// Whether its items are paragraphs, with space between them.
        loose: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Lines that keep their spaces.
    Code(String),
    /// Rows of cells; the first row is the head.
    Table(Vec<Vec<Vec<Span>>>),
    Rule,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Span {
    Text(String),
    Code(String),
    Break,
    Emphasis(Vec<Span>),
    Strong(Vec<Span>),
    Link { to: String, spans: Vec<Span> },
}

/// What a text lost on its way into a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Losses {
    /// Pictures, by what stands in their place.
    pub pictures: Vec<String>,
    /// Links whose targets mean nothing elsewhere.
    pub links: usize,
    /// Tags whose looks our markdown cannot give.
    pub tags: std::collections::BTreeSet<String>,
    /// Whether blocks became lines, where only one line of text may stand.
    pub flattened: bool,
    /// Whether bold, italics or lists were given up to keep the words.
    pub unformatted: bool,
}

impl Losses {
    /// Takes those of another text, too.
    pub fn add(&mut self, other: Self) {
        self.pictures.extend(other.pictures);
        self.links += other.links;
        self.tags.extend(other.tags);
        self.flattened |= other.flattened;
        self.unformatted |= other.unformatted;
    }
}

/// A paragraph of one text.
pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph(tidy(vec![Span::Text(text.to_owned())]))
}

/// The words of a line.
pub(super) fn plain(spans: &[Span]) -> String {
    let mut text = String::new();
    add_plain(spans, &mut text);
    crate::text::single_spaces(&text)
}

fn add_plain(spans: &[Span], text: &mut String) {
    for span in spans {
        match span {
            Span::Text(part) | Span::Code(part) => text.push_str(part),
            Span::Break => text.push(' '),
            Span::Emphasis(spans) | Span::Strong(spans) | Span::Link { spans, .. } => add_plain(spans, text),
        }
    }
}

/// The blocks as one line with breaks; says whether something more than paragraphs was in them.
pub(super) fn flat(blocks: &[Block]) -> (Vec<Span>, bool) {
    let mut spans = Vec::new();
    add_flat(blocks, &mut spans);
    let simple = matches!(blocks, [] | [Block::Paragraph(_)]);
    (tidy(spans), !simple)
}

fn add_flat(blocks: &[Block], spans: &mut Vec<Span>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) => spans.extend_from_slice(line),
            Block::List { items, .. } => items.iter().for_each(|item| add_flat(item, spans)),
            Block::Quote(blocks) => add_flat(blocks, spans),
            Block::Code(text) => {
                for line in text.lines() {
                    spans.extend([Span::Code(line.to_owned()), Span::Break]);
                }
            }
            Block::Table(rows) => {
                for row in rows {
                    for cell in row {
                        spans.extend(cell.iter().cloned().chain([Span::Text(" ".to_owned())]));
                    }
                    spans.push(Span::Break);
                }
            }
            Block::Rule => {}
        }
        spans.push(Span::Break);
    }
}

/// The same words without any formatting: what is left when formatting cannot be written.
pub(super) fn bare(blocks: &[Block]) -> Vec<Block> {
    let (spans, _) = flat(blocks);
    let lines = spans.split(|span| *span == Span::Break);
    lines.map(|line| paragraph(&plain(line))).filter(|block| *block != Block::Paragraph(Vec::new())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Span {
        Span::Text(text.to_owned())
    }

    #[test]
    fn blocks_become_lines() {
        let list = Block::List {
            start: None,
            loose: false,
            items: vec![vec![paragraph("một")], vec![Block::Paragraph(vec![Span::Strong(vec![text("hai")])])]],
        };
        let blocks = [paragraph("Các ý:"), list];
        let (spans, flattened) = flat(&blocks);
        let strong = Span::Strong(vec![text("hai")]);
        assert_eq!(spans, [text("Các ý:"), Span::Break, text("một"), Span::Break, strong]);
        assert!(flattened);
        assert_eq!(bare(&blocks), [paragraph("Các ý:"), paragraph("một"), paragraph("hai")]);
        assert_eq!(flat(&[paragraph("a")]), (vec![text("a")], false));
    }
}

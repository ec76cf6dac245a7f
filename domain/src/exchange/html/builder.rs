//! Puts a document together from what is opened, said and closed, in whatever order that comes.

use crate::exchange::{
    document::{Block, Losses, Span, flat, plain},
    html::script,
    tidy::tidy,
};

/// Deeper nesting is no text for people; it becomes flat.
const DEEPEST: usize = 10;

/// A block that is open.
#[derive(Debug)]
pub(super) enum Element {
    Root,
    List { start: Option<u64>, loose: bool, items: Vec<Vec<Block>> },
    Item,
    Quote,
    Code(String),
    Table(Vec<Vec<Vec<Span>>>),
    Row(Vec<Vec<Span>>),
    Cell,
    Caption,
}

/// A part of a line that is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    Emphasis,
    Strong,
    Code,
    Link(String),
    Raised,
    Lowered,
}

/// An open block with what is in it so far.
struct Frame {
    element: Element,
    blocks: Vec<Block>,
    line: Vec<Span>,
    open: Vec<(Inline, Vec<Span>)>,
}

/// The document so far.
pub(super) struct Builder {
    frames: Vec<Frame>,
    pub losses: Losses,
}

impl Builder {
    pub fn new() -> Self {
        Self { frames: vec![Frame::of(Element::Root)], losses: Losses::default() }
    }

    /// The finished document.
    pub fn finish(mut self) -> (Vec<Block>, Losses) {
        while self.frames.len() > 1 {
            self.close();
        }
        self.end_line();
        (self.frames.pop().map(|frame| frame.blocks).unwrap_or_default(), self.losses)
    }

    /// Opens a block; where the text nests too deeply, it goes on in the block that is open.
    pub fn open(&mut self, element: Element) {
        self.end_line();
        // Items and cells come with their list or table.
        let is_part = matches!(element, Element::Item | Element::Row(_) | Element::Cell | Element::Caption);
        if is_part || self.frames.len() < DEEPEST {
            self.frames.push(Frame::of(element));
        } else {
            self.losses.unformatted = true;
        }
    }

    /// Closes the innermost block.
    fn close(&mut self) {
        self.end_line();
        let Some(Frame { element, blocks, .. }) = self.frames.pop() else { return };
        let Some(parent) = self.frames.last_mut() else { return };
        match (element, &mut parent.element) {
            (Element::Item, Element::List { items, .. }) if !blocks.is_empty() => items.push(blocks),
            (Element::Cell, Element::Row(cells)) => cells.push(one_line(&blocks)),
            (Element::Row(cells), Element::Table(rows)) if !cells.is_empty() => rows.push(cells),
            (Element::List { start, loose, items }, _) if !items.is_empty() => {
                parent.blocks.push(Block::List { start, loose: is_loose(loose, &items), items });
            }
            (Element::Quote, _) if !blocks.is_empty() => parent.blocks.push(Block::Quote(blocks)),
            (Element::Code(text), _) if !text.trim().is_empty() => {
                parent.blocks.push(Block::Code(text.trim_matches('\n').to_owned()));
            }
            (Element::Table(rows), _) if !rows.is_empty() => parent.blocks.push(Block::Table(even(rows))),
            (Element::Caption, _) => self.caption(blocks),
            _ => {}
        }
    }

    /// A caption stands above its table.
    fn caption(&mut self, blocks: Vec<Block>) {
        let above = self.frames.len().saturating_sub(2);
        if let Some(frame) = self.frames.get_mut(above) {
            frame.blocks.extend(blocks);
        }
    }

    /// Closes blocks down to the innermost of a kind, if one is open, and with it unless it is to stay.
    pub fn close_to(&mut self, is_wanted: impl Fn(&Element) -> bool, stays: bool) {
        let Some(at) = self.frames.iter().rposition(|frame| is_wanted(&frame.element)) else { return };
        let left = if stays { at + 1 } else { at };
        while self.frames.len() > left.max(1) {
            self.close();
        }
    }

    /// Whether a block of a kind is open.
    pub fn is_open(&self, is_wanted: impl Fn(&Element) -> bool) -> bool {
        self.frames.iter().any(|frame| is_wanted(&frame.element))
    }

    /// The innermost block.
    pub fn top(&mut self) -> &mut Element {
        let last = self.frames.len() - 1;
        &mut self.frames[last].element
    }

    /// The items of the innermost list are paragraphs.
    pub fn loosen(&mut self) {
        if let [.., Frame { element: Element::List { loose, .. }, .. }, Frame { element: Element::Item, .. }] =
            &mut self.frames[..]
        {
            *loose = true;
        }
    }

    /// Adds a whole block.
    pub fn block(&mut self, block: Block) {
        self.end_line();
        self.frame().blocks.push(block);
    }

    /// Ends the paragraph.
    pub fn end_line(&mut self) {
        self.close_inlines(0);
        let frame = self.frame();
        let line = tidy(std::mem::take(&mut frame.line));
        if !line.is_empty() {
            frame.blocks.push(Block::Paragraph(line));
        }
    }

    /// Adds to the line.
    pub fn span(&mut self, span: Span) {
        let line = self.line();
        let after_break = matches!(line.last(), Some(Span::Break));
        let is_blank = matches!(&span, Span::Text(text) if text.trim().is_empty());
        if !(after_break && is_blank) {
            line.push(span);
        }
    }

    /// A new line; a second one begins a new paragraph.
    pub fn new_line(&mut self) {
        match self.line().last() {
            Some(Span::Break) => self.end_line(),
            _ => self.span(Span::Break),
        }
    }

    /// Opens a part of the line.
    pub fn open_inline(&mut self, inline: Inline) {
        if self.frame().open.len() < DEEPEST {
            self.frame().open.push((inline, Vec::new()));
        }
    }

    /// Closes the innermost part of a kind, with everything that was opened in it.
    pub fn close_inline(&mut self, is_wanted: impl Fn(&Inline) -> bool) {
        if let Some(at) = self.frame().open.iter().rposition(|(open, _)| is_wanted(open)) {
            self.close_inlines(at);
        }
    }

    fn close_inlines(&mut self, left: usize) {
        while self.frame().open.len() > left {
            let Some((inline, spans)) = self.frame().open.pop() else { return };
            let span = self.closed(inline, spans);
            self.line().push(span);
        }
    }

    fn closed(&mut self, inline: Inline, spans: Vec<Span>) -> Span {
        let shifted = match inline {
            Inline::Emphasis => return Span::Emphasis(spans),
            Inline::Strong => return Span::Strong(spans),
            Inline::Link(to) => return Span::Link { to, spans },
            Inline::Code => return Span::Code(plain(&spans)),
            Inline::Raised => ("sup", script::raised(&plain(&spans))),
            Inline::Lowered => ("sub", script::lowered(&plain(&spans))),
        };
        let (name, (text, changed)) = shifted;
        if changed {
            self.losses.tags.insert(name.to_owned());
        }
        Span::Text(text)
    }

    fn line(&mut self) -> &mut Vec<Span> {
        let frame = self.frame();
        match frame.open.last_mut() {
            Some((_, spans)) => spans,
            None => &mut frame.line,
        }
    }

    /// The root is never closed, so that there is always a frame.
    fn frame(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }
}

impl Frame {
    fn of(element: Element) -> Self {
        Self { element, blocks: Vec::new(), line: Vec::new(), open: Vec::new() }
    }
}

/// A cell is one line.
fn one_line(blocks: &[Block]) -> Vec<Span> {
    let spans = flat(blocks).0.into_iter();
    tidy(spans.map(|span| if span == Span::Break { Span::Text(" ".to_owned()) } else { span }).collect())
}

/// Markdown has rows of one length.
fn even(mut rows: Vec<Vec<Vec<Span>>>) -> Vec<Vec<Vec<Span>>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(columns, Vec::new()));
    rows
}

/// In Markdown a list is loose when a blank line stands between two items or two blocks of one; a single line cannot be.
pub(in crate::exchange) fn is_loose(wanted: bool, items: &[Vec<Block>]) -> bool {
    let needs_space = |item: &Vec<Block>| {
        !matches!(item[..], [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List { .. }] | [Block::List { .. }])
    };
    items.iter().any(needs_space) || wanted && items.len() > 1
}

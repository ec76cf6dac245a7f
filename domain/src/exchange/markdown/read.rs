//! Reads markdown into a document: Moodle's own, and ours again to see that it says what it should.

use crate::exchange::{
    document::{Block, Losses, Span},
    html::is_loose,
    tidy::tidy,
};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// Deeper nesting is no text for people.
const DEEPEST: usize = 24;

/// A container that is open.
struct Open<'t> {
    tag: Tag<'t>,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    rows: Vec<Vec<Vec<Span>>>,
    items: Vec<Vec<Block>>,
    /// Whether an item of this list is made of paragraphs.
    loose: bool,
}

/// The document of some markdown, and what it lost.
pub(in crate::exchange) fn read(markdown: &str) -> (Vec<Block>, Losses) {
    let mut losses = Losses::default();
    let mut open = vec![Open::of(Tag::Paragraph)];
    let mut skipped = 0;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(_) if skipped > 0 || open.len() >= DEEPEST => {
                skipped += 1;
                losses.unformatted = true;
            }
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::Start(tag) => open.push(Open::of(tag)),
            Event::End(_) => close(&mut open, &mut losses),
            event => add(event, &mut open, &mut losses),
        }
    }
    while open.len() > 1 {
        close(&mut open, &mut losses);
    }
    (open.pop().map(Open::finished).unwrap_or_default(), losses)
}

fn add(event: Event<'_>, open: &mut [Open<'_>], losses: &mut Losses) {
    let Some(top) = open.last_mut() else { return };
    match event {
        Event::Text(text) => top.spans.push(Span::Text(text.into_string())),
        Event::Code(text) => top.spans.push(Span::Code(text.into_string())),
        Event::SoftBreak => top.spans.push(Span::Text(" ".to_owned())),
        Event::HardBreak => top.spans.push(Span::Break),
        Event::Rule => {
            top.end_line();
            top.blocks.push(Block::Rule);
        }
        Event::Html(html) | Event::InlineHtml(html) if !html.trim_start().starts_with("<!--") => {
            losses.tags.insert("html".to_owned());
            top.spans.push(Span::Text(html.into_string()));
        }
        _ => {}
    }
}

fn close(open: &mut Vec<Open<'_>>, losses: &mut Losses) {
    let Some(closed) = open.pop() else { return };
    let Some(parent) = open.last_mut() else { return };
    match &closed.tag {
        Tag::Paragraph => {
            parent.loose |= matches!(parent.tag, Tag::Item);
            parent.line(closed.spans);
        }
        Tag::Heading { level, .. } => {
            losses.tags.insert(format!("h{}", *level as u8));
            parent.line(vec![Span::Strong(closed.spans)]);
        }
        Tag::Emphasis => parent.spans.push(Span::Emphasis(closed.spans)),
        Tag::Strong => parent.spans.push(Span::Strong(closed.spans)),
        Tag::Link { dest_url, .. } => parent.spans.extend(link(dest_url, closed.spans, losses)),
        Tag::Image { dest_url, .. } => parent.spans.push(picture(dest_url, &closed.spans, losses)),
        Tag::CodeBlock(_) => parent.block(Block::Code(code(&closed))),
        Tag::HtmlBlock => parent.line(closed.spans),
        Tag::BlockQuote(_) => parent.block(Block::Quote(closed.finished())),
        Tag::Item => {
            parent.loose |= closed.loose;
            parent.items.push(closed.finished());
        }
        Tag::List(start) => {
            let items: Vec<Vec<Block>> = closed.items.into_iter().filter(|item| !item.is_empty()).collect();
            let loose = is_loose(closed.loose, &items);
            parent.block(Block::List { start: *start, loose, items });
        }
        Tag::TableCell => parent.items.push(vec![Block::Paragraph(tidy(closed.spans))]),
        Tag::TableHead | Tag::TableRow => parent.rows.push(closed.items.into_iter().map(cell).collect()),
        Tag::Table(_) => parent.block(Block::Table(closed.rows)),
        _ => parent.spans.extend(closed.spans),
    }
}

fn cell(blocks: Vec<Block>) -> Vec<Span> {
    blocks.into_iter().flat_map(|block| if let Block::Paragraph(spans) = block { spans } else { Vec::new() }).collect()
}

fn code(open: &Open<'_>) -> String {
    let text: String = open.spans.iter().map(|span| if let Span::Text(text) = span { text } else { "" }).collect();
    match open.tag {
        Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => text.trim_matches('\n').to_owned(),
        _ => text,
    }
}

fn link(to: &str, spans: Vec<Span>, losses: &mut Losses) -> Vec<Span> {
    let lower = to.to_ascii_lowercase();
    if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return vec![Span::Link { to: to.to_owned(), spans }];
    }
    losses.links += 1;
    spans
}

/// The words for a picture stand in its place.
fn picture(source: &str, alt: &[Span], losses: &mut Losses) -> Span {
    let alt = crate::exchange::document::plain(alt);
    let name = source.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("…");
    let words = format!("[{}]", if alt.is_empty() { name } else { &alt });
    losses.pictures.push(words.clone());
    Span::Text(words)
}

impl<'t> Open<'t> {
    fn of(tag: Tag<'t>) -> Self {
        Self { tag, blocks: Vec::new(), spans: Vec::new(), rows: Vec::new(), items: Vec::new(), loose: false }
    }

    /// Text that stands in a block without a paragraph of its own.
    fn end_line(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        self.line(spans);
    }

    fn line(&mut self, spans: Vec<Span>) {
        let line = tidy(spans);
        if !line.is_empty() {
            self.blocks.push(Block::Paragraph(line));
        }
    }

    fn block(&mut self, block: Block) {
        self.end_line();
        let is_empty = match &block {
            Block::List { items, .. } => items.is_empty(),
            Block::Quote(blocks) => blocks.is_empty(),
            Block::Code(text) => text.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.blocks.push(block);
        }
    }

    fn finished(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}
